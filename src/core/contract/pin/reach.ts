import { isObject, property, type JsonObject } from '../../json/json.ts'
import { formatPointer } from '../../json/pointer.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import type { Contract, Operation } from '../contract.ts'
import { anchorsOf } from '../openapi/anchors.ts'
import type { PartKind } from '../openapi/child-kind.ts'
import { referenceOf, resolvePart } from '../openapi/follow.ts'
import { methods, operationPart } from '../openapi/methods.ts'
import { pathItemLayers } from '../openapi/operations.ts'
import { isObjectPart, memberOf, rootPart, type ObjectPart, type Part } from '../openapi/part.ts'
import { startReading } from '../openapi/reading.ts'
import { walkObjects } from '../openapi/walk-objects.ts'
import { markKept, newKeep, type Keep } from './keep.ts'
import { unitOf, type Unit } from './unit.ts'

/** What of each document is to be kept. */
export type Reach = ReadonlyMap<SourceDocument, Keep>

/**
 * Everything that the operations need of the documents, transitively through references.
 *
 * @param isWhole keeps what has a name and no use too, so that all of a document is all of its pin.
 */
export function reachOf(
  contract: Contract,
  operations: ReadonlySet<Operation>,
  isWhole: boolean,
): Reach {
  const reach = new Map<SourceDocument, Keep>([[contract.document, newKeep()]])
  const waiting: Unit[] = []
  const need = (part: Part | undefined, kind: PartKind): void => {
    if (part === undefined) return
    const unit = unitOf(part, kind)
    const keep = reach.get(part.document) ?? newKeep()
    reach.set(part.document, keep)
    if (markKept(keep, unit.tokens, unit.kind)) waiting.push(unit)
  }

  const root = rootPart(contract.document)
  if (isObjectPart(root)) {
    for (const field of rootFields(root)) need(field, field.kind)
    for (const field of operationFields(root, contract, operations)) need(field, 'node')
  }
  const schemes = isWhole ? contract.securitySchemes.keys() : schemeNames(contract, operations)
  for (const name of schemes) {
    const isTwo = contract.dialect === 'openapi-2.0'
    const holder = isTwo ? ['securityDefinitions'] : ['components', 'securitySchemes']
    need(resolvePart(contract.document, `#${formatPointer([...holder, name])}`), 'node')
  }
  for (const { document, pointer } of isWhole ? contract.schemas.values() : []) {
    need(resolvePart(document, `#${pointer}`), 'schema')
  }
  for (let unit = waiting.pop(); unit !== undefined; unit = waiting.pop()) {
    const { document, value } = unit.part
    walkObjects(value, unit.walkAs, (object, kind) => {
      for (const target of targetsOf(document, object, kind)) need(target, kind)
    })
  }
  return reach
}

type RootField = Part & { readonly kind: PartKind }

/** What the document says to all operations at once. */
function rootFields(root: ObjectPart): RootField[] {
  const large = new Set(['paths', 'components', 'webhooks', 'x-webhooks', 'x-tidemark-pin'])
  // What OpenAPI 2.0 has instead of components.
  for (const key of ['definitions', 'parameters', 'responses', 'securityDefinitions'])
    large.add(key)
  return Object.keys(root.value).flatMap(key => {
    const member = large.has(key) ? undefined : memberOf(root, key)
    if (member === undefined || key === 'externalDocs' || key.startsWith('x-')) return []
    return [{ ...member, kind: key === 'security' ? 'raw' : 'node' }]
  })
}

/** The operations with what their path items say to all methods. */
function operationFields(
  root: ObjectPart,
  contract: Contract,
  operations: ReadonlySet<Operation>,
): Part[] {
  // What is wrong on the way was told when the contract was read.
  const reading = startReading(contract.dialect === 'openapi-3.2' ? '3.2' : '3.1')
  const extra = reading.version === '3.2' ? ['query', 'additionalOperations'] : []
  const others = new Set<string>([...methods, ...extra, 'description', 'summary'])
  const webhooks = new Set(contract.webhooks)
  return [...operations].flatMap(operation => {
    const holders = webhooks.has(operation) ? ['webhooks', 'x-webhooks'] : ['paths']
    const holder = holders
      .map(field => memberOf(root, field))
      .find(field => isObjectPart(field) && Object.hasOwn(field.value, operation.path))
    const item = isObjectPart(holder) ? memberOf(holder, operation.path) : undefined
    if (item === undefined) return []
    const layers = pathItemLayers(reading, item)
    const own = operationPart(reading, layers, operation.method)
    const shared = layers.flatMap(layer =>
      Object.keys(layer.value)
        .filter(key => !others.has(key))
        .map(key => memberOf(layer, key)),
    )
    return [own, ...shared].filter(part => part !== undefined)
  })
}

function schemeNames(contract: Contract, operations: ReadonlySet<Operation>): Set<string> {
  const { root } = contract.document
  const shared = isObject(root) ? property(root, 'security') : undefined
  const names = Array.isArray(shared)
    ? shared.filter(isObject).flatMap(each => Object.keys(each))
    : []
  const own = [...operations].flatMap(operation => operation.security ?? [])
  return new Set([...names, ...own.flatMap(alternative => Array.from(alternative.keys()))])
}

function targetsOf(document: SourceDocument, object: JsonObject, kind: PartKind): Part[] {
  const reference = referenceOf(object)
  const texts = reference === undefined ? [] : [reference]
  if (kind === 'schema') {
    const dynamic = property(object, '$dynamicRef')
    if (typeof dynamic === 'string') texts.push(dynamic)
    texts.push(...mappingTargets(object))
  }
  return texts.flatMap(text => {
    const part = resolvePart(document, text)
    return part === undefined ? anchored(document, text) : [part]
  })
}

/** A mapping names a schema by reference or by its bare name. */
function mappingTargets(schema: JsonObject): string[] {
  const discriminator = property(schema, 'discriminator')
  if (!isObject(discriminator)) return []
  const stated = property(discriminator, 'mapping')
  const mapping = isObject(stated) ? stated : {}
  const byDefault = property(discriminator, 'defaultMapping')
  return [...Object.values(mapping), byDefault ?? null].flatMap(target =>
    typeof target === 'string'
      ? [target, `#${formatPointer(['components', 'schemas', target])}`]
      : [],
  )
}

function anchored(document: SourceDocument, reference: string): Part[] {
  if (!reference.includes('#') && !reference.includes('/')) return []
  const name = reference.replace(/^#(?=.)/, '')
  return (anchorsOf(document).get(name) ?? []).flatMap(
    pointer => resolvePart(document, `#${pointer}`) ?? [],
  )
}
