import {
  Kind,
  print,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type DirectiveNode,
} from 'graphql'
import type { Json, JsonObject } from '../../core/json/json.ts'
import { tooDeep } from './graphql-errors.ts'
import type { SentDocument } from './graphql-sent.ts'

/** Nobody selects deeper than this. */
const MAX_DEPTH = 200

/** One document with the fragments that its spreads mean. */
export interface ScopedDocument extends SentDocument {
  /** By the name that is written, the key in the plain form. */
  readonly fragments: ReadonlyMap<string, string>
}

/** An operation in plain form. */
export function plainOperation(
  node: OperationDefinitionNode,
  scope: ScopedDocument,
  directives: ReadonlySet<string>,
): JsonObject {
  const variables = (node.variableDefinitions ?? []).map((definition): [string, Json] => [
    definition.variable.name.value,
    {
      type: print(definition.type),
      ...(definition.defaultValue && { default: print(definition.defaultValue) }),
    },
  ])
  return {
    kind: node.operation,
    variables: Object.fromEntries(variables),
    selection: plainSelection(node.selectionSet, scope, 0),
    ...(directives.size > 0 && { directives: [...directives].sort() }),
    ...(scope.ids.length > 0 && { ids: scope.ids }),
  }
}

export function plainFragment(node: FragmentDefinitionNode, scope: ScopedDocument): JsonObject {
  return {
    on: node.typeCondition.name.value,
    selection: plainSelection(node.selectionSet, scope, 0),
  }
}

function plainSelection(
  { selections }: SelectionSetNode,
  scope: ScopedDocument,
  depth: number,
): Json[] {
  if (depth > MAX_DEPTH) throw tooDeep(scope.file, 'document')
  return selections.flatMap((node): Json[] => {
    const presence = presenceOf(node.directives ?? [])
    if (presence === 'never') return []
    const maybe = presence === 'maybe' ? { maybe: true } : {}
    if (node.kind === Kind.FRAGMENT_SPREAD) {
      const name = node.name.value
      return [{ spread: scope.fragments.get(name) ?? name, ...maybe }]
    }
    const selection = node.selectionSet && plainSelection(node.selectionSet, scope, depth + 1)
    if (node.kind === Kind.INLINE_FRAGMENT) {
      return [{ on: node.typeCondition?.name.value ?? '', selection: selection ?? [], ...maybe }]
    }
    const args = (node.arguments ?? []).map(({ name }) => name.value)
    return [
      {
        field: node.name.value,
        ...(node.alias && { as: node.alias.value }),
        ...(args.length > 0 && { args }),
        ...(selection && { selection }),
        ...maybe,
      },
    ]
  })
}

/** What `@skip` and `@include` leave of a selection, and `@defer` of its first answer. */
function presenceOf(directives: readonly DirectiveNode[]): 'always' | 'maybe' | 'never' {
  let presence: 'always' | 'maybe' = 'always'
  for (const { name, arguments: args = [] } of directives) {
    const word = name.value
    if (word === 'defer') presence = 'maybe'
    if (word !== 'skip' && word !== 'include') continue
    const condition = args.find(arg => arg.name.value === 'if')?.value
    if (condition?.kind !== Kind.BOOLEAN) presence = 'maybe'
    else if (condition.value === (word === 'skip')) return 'never'
  }
  return presence
}
