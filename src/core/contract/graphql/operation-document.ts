import { isArray, type Json } from '../../json/json.ts'
import { fieldOf, membersOf, textOf, textsOf, type GraphqlInput } from './type-system.ts'

/** An operation that a consumer sends, in plain form. */
export interface GraphqlOperation {
  readonly name: string
  readonly kind: 'query' | 'mutation' | 'subscription'
  readonly variables: ReadonlyMap<string, Pick<GraphqlInput, 'type' | 'default'>>
  readonly selection: readonly Selection[]
  /** Directives that stand anywhere in it or in its fragments. */
  readonly directives: readonly string[]
  /** What a request may send in place of the text, such as its hash. */
  readonly ids: readonly string[]
}

/** `maybe`: `@skip` or `@include` may leave it out. */
export type Selection =
  | {
      readonly kind: 'field'
      readonly name: string
      /** Its alias, or its name. */
      readonly key: string
      readonly args: readonly string[]
      readonly selection: readonly Selection[]
      readonly maybe: boolean
    }
  | {
      readonly kind: 'inline'
      /** The type that it is for, `''` for whatever comes. */
      readonly on: string
      readonly selection: readonly Selection[]
      readonly maybe: boolean
    }
  | { readonly kind: 'spread'; readonly fragment: string; readonly maybe: boolean }

export interface Fragment {
  readonly on: string
  readonly selection: readonly Selection[]
}

export interface OperationSet {
  readonly operations: ReadonlyMap<string, GraphqlOperation>
  readonly fragments: ReadonlyMap<string, Fragment>
}

/** The operations of a document in our plain form. What is malformed is left out. */
export function operationsOf(root: Json): OperationSet {
  return {
    operations: new Map(
      membersOf(root, 'operations').map(([name, value]) => [name, operationOf(name, value)]),
    ),
    fragments: new Map(
      membersOf(root, 'fragments').map(([name, value]) => [
        name,
        { on: textOf(fieldOf(value, 'on')), selection: selectionOf(fieldOf(value, 'selection')) },
      ]),
    ),
  }
}

function operationOf(name: string, value: Json): GraphqlOperation {
  const kind = textOf(fieldOf(value, 'kind'))
  return {
    name,
    kind: kind === 'mutation' || kind === 'subscription' ? kind : 'query',
    variables: new Map(
      membersOf(value, 'variables').map(([variable, definition]) => {
        const stated = fieldOf(definition, 'default')
        return [
          variable,
          {
            type: textOf(fieldOf(definition, 'type')),
            default: typeof stated === 'string' ? stated : null,
          },
        ]
      }),
    ),
    selection: selectionOf(fieldOf(value, 'selection')),
    directives: textsOf(fieldOf(value, 'directives')),
    ids: textsOf(fieldOf(value, 'ids')),
  }
}

function selectionOf(value: Json | undefined): Selection[] {
  if (!isArray(value)) return []
  return value.flatMap((item): Selection[] => {
    const maybe = fieldOf(item, 'maybe') === true
    const fragment = textOf(fieldOf(item, 'spread'))
    if (fragment !== '') return [{ kind: 'spread', fragment, maybe }]
    const selection = selectionOf(fieldOf(item, 'selection'))
    const name = textOf(fieldOf(item, 'field'))
    if (name === '') return [{ kind: 'inline', on: textOf(fieldOf(item, 'on')), selection, maybe }]
    const key = textOf(fieldOf(item, 'as')) || name
    return [{ kind: 'field', name, key, args: textsOf(fieldOf(item, 'args')), selection, maybe }]
  })
}
