import {
  Kind,
  NoUnusedFragmentsRule,
  OverlappingFieldsCanBeMergedRule,
  print,
  specifiedRules,
  validate,
  visit,
  type DefinitionNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { Json, JsonObject } from '../../core/json/json.ts'
import { plainFragment, plainOperation, type ScopedDocument } from './graphql-operations.ts'
import type { SentDocument } from './graphql-sent.ts'

/** Errors of one document beyond these are not looked for. */
const MAX_ERRORS = 20
/** Its cost grows with the square of the fields. */
const MAX_FIELDS_TO_MERGE = 5000

/** An operation that the schema does not admit. */
export interface SentFault {
  readonly file: string
  readonly operation: string
  readonly error: GraphQLError
}

export interface PlainDocuments {
  readonly operations: JsonObject
  readonly fragments: JsonObject
  readonly faults: readonly SentFault[]
}

/** The operations of all documents in plain form. Those that the schema does not admit are told and left out. */
export function plainDocuments(
  schema: GraphQLSchema,
  sent: readonly SentDocument[],
): PlainDocuments {
  const pool = poolOf(sent)
  const operations = new Map<string, Json>()
  const fragments = new Map<string, Json>()
  const faults: SentFault[] = []
  for (const scope of pool.scopes) {
    const own = scope.document.definitions.filter(isOperation)
    const needed = neededBy(own, scope, pool)
    for (const node of own) {
      const name = node.name?.value ?? scope.name
      const whole = [node, ...needed.map(({ node: fragment }) => fragment)]
      const errors = errorsIn(schema, whole)
      faults.push(...errors.map(error => ({ file: scope.file, operation: name, error })))
      if (errors.length > 0) continue
      operations.set(name, plainOperation(node, scope, directivesIn(whole)))
      for (const { key, node: fragment, scope: from } of needed) {
        if (!fragments.has(key)) fragments.set(key, plainFragment(fragment, from))
      }
    }
  }
  return { operations: sorted(operations), fragments: sorted(fragments), faults }
}

function sorted(map: ReadonlyMap<string, Json>): JsonObject {
  return Object.fromEntries([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

interface Pooled {
  readonly key: string
  readonly node: FragmentDefinitionNode
  readonly scope: ScopedDocument
}

interface Pool {
  readonly scopes: readonly ScopedDocument[]
  readonly byKey: ReadonlyMap<string, Pooled>
}

/** Manifests carry a copy of each fragment with each operation; other projects share them between files. */
function poolOf(sent: readonly SentDocument[]): Pool {
  const byKey = new Map<string, Pooled>()
  const texts = new Map<string, string>()
  const scopes = sent.map((document): ScopedDocument & { fragments: Map<string, string> } => ({
    ...document,
    fragments: new Map<string, string>(),
  }))
  for (const scope of scopes) {
    for (const node of scope.document.definitions) {
      if (node.kind !== Kind.FRAGMENT_DEFINITION) continue
      const name = node.name.value
      const text = print(node)
      let key = name
      for (let n = 2; texts.has(key) && texts.get(key) !== text; n++) key = `${name}_${n}`
      texts.set(key, text)
      if (!byKey.has(key)) byKey.set(key, { key, node, scope })
      scope.fragments.set(name, key)
    }
  }
  return { scopes, byKey }
}

function neededBy(
  operations: readonly OperationDefinitionNode[],
  scope: ScopedDocument,
  { byKey }: Pool,
): Pooled[] {
  const needed = new Map<string, Pooled>()
  const waiting: (readonly [DefinitionNode, ScopedDocument])[] = operations.map(
    node => [node, scope] as const,
  )
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, from] = next
    visit(node, {
      FragmentSpread({ name }) {
        const found = byKey.get(from.fragments.get(name.value) ?? name.value)
        if (found === undefined || needed.has(found.key)) return
        needed.set(found.key, found)
        waiting.push([found.node, found.scope])
      },
    })
  }
  return [...needed.values()]
}

function errorsIn(
  schema: GraphQLSchema,
  definitions: readonly DefinitionNode[],
): readonly GraphQLError[] {
  let fields = 0
  for (const node of definitions) visit(node, { Field: () => void fields++ })
  const rules = specifiedRules.filter(
    rule =>
      rule !== NoUnusedFragmentsRule &&
      (rule !== OverlappingFieldsCanBeMergedRule || fields <= MAX_FIELDS_TO_MERGE),
  )
  return validate(schema, { kind: Kind.DOCUMENT, definitions }, rules, { maxErrors: MAX_ERRORS })
}

function directivesIn(definitions: readonly DefinitionNode[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of definitions) {
    visit(node, { Directive: ({ name }) => void names.add(name.value) })
  }
  return names
}

function isOperation(node: DefinitionNode): node is OperationDefinitionNode {
  return node.kind === Kind.OPERATION_DEFINITION
}
