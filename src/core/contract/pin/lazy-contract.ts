import type { Contract, Operation } from '../contract.ts'
import type { Surroundings } from '../openapi/operation-fields.ts'
import { readPathItem } from '../openapi/operations.ts'
import { isObjectPart, memberOf, rootPart, type ObjectPart } from '../openapi/part.ts'
import { readContract } from '../openapi/read-contract.ts'
import { startReading, versionOf, type Reading } from '../openapi/reading.ts'
import { readSecurity } from '../openapi/security.ts'
import { isObject, type Json, type JsonObject } from '../../json/json.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import type { PinnedKey } from './pinned-keys.ts'

export interface LazyPin {
  readonly name: string
  readonly document: SourceDocument
  readonly operations: readonly PinnedKey[]
  readonly webhooks: readonly PinnedKey[]
}

/** Whether pins of the dialect can be read lazily. */
export function isLazy({ dialect }: SourceDocument): boolean {
  return versionOf(dialect) !== undefined
}

/**
 * The contract of a pin, each operation read when it is first asked for more than its name: most runs touch a few
 * of a thousand.
 */
export function lazyContract({ name, document, operations, webhooks }: LazyPin): Contract {
  const value = isObject(document.root) ? document.root : {}
  const head = readContract({ ...document, root: headOf(value) }, name, new Set())
  const reading = startReading(versionOf(document.dialect) ?? '3.1')
  const root: ObjectPart = { ...rootPart(document), value }
  const schemes = head.securitySchemes
  const security = readSecurity(reading, root, schemes)
  let known: Contract | undefined
  const whole = (): Contract => {
    const keys = [...operations, ...webhooks].map(({ key }) => key)
    return (known ??= readContract(document, name, new Set(keys)))
  }
  const lazily = (pinned: PinnedKey): Operation => {
    const surroundings = { schemes, security, only: new Set([pinned.key]) }
    return lazyOperation(pinned, () => readOne(reading, surroundings, root, pinned))
  }
  return {
    ...head,
    document,
    operations: operations.map(lazily),
    webhooks: webhooks.map(lazily),
    get schemas() {
      return whole().schemas
    },
    get defects() {
      return whole().defects
    },
  }
}

/** What the document says to all operations at once. */
function headOf(root: JsonObject): JsonObject {
  const { components } = root
  const schemes = isObject(components) ? components['securitySchemes'] : undefined
  const large = new Set(['components', 'webhooks', 'x-webhooks'])
  const small = Object.entries(root).filter(([key]) => !large.has(key))
  const kept: Record<string, Json> = { ...Object.fromEntries(small), paths: {} }
  return schemes === undefined ? kept : { ...kept, components: { securitySchemes: schemes } }
}

function readOne(
  reading: Reading,
  surroundings: Surroundings,
  root: ObjectPart,
  { key, path, field }: PinnedKey,
): Operation {
  const holder = memberOf(root, field)
  const item = isObjectPart(holder) ? memberOf(holder, path) : undefined
  const [operation] = item ? readPathItem(reading, surroundings, path, item) : []
  if (operation === undefined) throw new RangeError(`${key} is not in the pin`)
  return operation
}

type Every<T> = { readonly [Key in keyof Required<T>]: T[Key] }

function lazyOperation(
  { key, method, path, isPlain, hasPlainRoute }: PinnedKey,
  read: () => Operation,
): Operation {
  let known: Operation | undefined
  const whole = (): Operation => (known ??= read())
  const operation: Every<Operation> = {
    key,
    method,
    path,
    get operationId() {
      return whole().operationId
    },
    // Only GraphQL has several operations with one key.
    variant: undefined,
    get tags() {
      return whole().tags
    },
    get lifecycle() {
      return whole().lifecycle
    },
    get security() {
      return whole().security
    },
    get parameters() {
      return whole().parameters
    },
    get body() {
      return whole().body
    },
    get responses() {
      return whole().responses
    },
    get callbacks() {
      return whole().callbacks
    },
    get servers() {
      // Routing asks this of all operations.
      return isPlain ? undefined : whole().servers
    },
    // And this, where it is known.
    multiSegment: hasPlainRoute ? [] : undefined,
    get extensions() {
      return whole().extensions
    },
    get origin() {
      return whole().origin
    },
  }
  return operation as Operation
}
