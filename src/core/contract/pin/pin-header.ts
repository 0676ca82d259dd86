import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import type { Contract } from '../contract.ts'

/** The field of a pin that says where it came from. */
export const PIN_FIELD = 'x-tidemark-pin'

/** Grows when an older reader would misread the file. */
export const PIN_FORMAT = 2

/** An overlay as it was named, and the hash of its bytes, hexadecimal. */
export interface PinnedOverlay {
  readonly file: string
  readonly sha256: string
}

/** What a pin says of itself. */
export interface PinHeader {
  readonly name: string
  readonly source: string
  readonly sha256: string
  /** ISO 8601. */
  readonly pinnedAt: string
  /** What was asked for, to ask again on update; null: everything. */
  readonly selected: readonly string[] | null
  /** Keys of the operations pinned. */
  readonly operations: readonly string[]
  readonly webhooks: readonly string[]
  /** How many operations the whole document had; null where an older pin does not say. */
  readonly total: number | null
  /** Applied to the source in this order, and again on update. */
  readonly overlays: readonly PinnedOverlay[]
}

/** The header of the pin that a contract was read from, or null where it is not from a pin. */
export function pinHeaderOf(contract: Contract): PinHeader | null {
  return readPinHeader(contract.document.root)
}

export function readPinHeader(root: Json): PinHeader | null {
  const header = isObject(root) ? property(root, PIN_FIELD) : undefined
  if (!isObject(header)) return null
  const selected = property(header, 'selected')
  const total = property(header, 'total')
  return {
    name: text(header, 'name'),
    source: text(header, 'source'),
    sha256: text(header, 'sha256'),
    pinnedAt: text(header, 'pinnedAt'),
    selected: isArray(selected) ? texts(selected) : null,
    operations: texts(property(header, 'operations')),
    webhooks: texts(property(header, 'webhooks')),
    total: typeof total === 'number' ? total : null,
    overlays: overlaysOf(property(header, 'overlays')),
  }
}

function overlaysOf(value: Json | undefined): PinnedOverlay[] {
  const entries = isArray(value) ? value.filter(entry => isObject(entry)) : []
  return entries.map(entry => ({ file: text(entry, 'file'), sha256: text(entry, 'sha256') }))
}

function text(header: JsonObject, key: string): string {
  const value = property(header, key)
  return typeof value === 'string' ? value : ''
}

function texts(value: Json | undefined): string[] {
  return isArray(value) ? value.filter(item => typeof item === 'string') : []
}
