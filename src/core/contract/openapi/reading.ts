import { isArray, isObject, type Json } from '../../json/json.ts'
import type { Defect, Operation, Parameter, RequestBody, ResponsePromise } from '../contract.ts'
import type { Dialect, Origin, SourceDocument } from '../../shape/schema/schema.ts'
import { memberOf, originOf, type ObjectPart, type Part } from './part.ts'

/** A document with more faults than this is told about the first of them. */
const MAX_DEFECTS = 1000
/** From here on there is room for what matters only. */
const MAX_INFOS = 500

/** What the readers of one document share. It lives for one `readContract`. */
export interface Reading {
  readonly version: '2.0' | '3.0' | '3.1' | '3.2'
  readonly defects: Map<string, Defect>
  /** Where references lead, by the document that they are written in. */
  readonly references: Map<SourceDocument, Map<string, Part | undefined>>
  /** What was read through a reference already, by origin: a shared parameter is one object. */
  readonly parameters: Map<string, Parameter | undefined>
  readonly headers: Map<string, Parameter | undefined>
  readonly bodies: Map<string, RequestBody | undefined>
  readonly responses: Map<string, ResponsePromise | undefined>
  readonly callbackOperations: Map<string, readonly Operation[]>
}

const versions: Partial<Record<Dialect, Reading['version']>> = {
  'openapi-3.0': '3.0',
  'openapi-3.1': '3.1',
  'openapi-3.2': '3.2',
}

/** The version of OpenAPI 3 that a dialect is; undefined for any other. */
export function versionOf(dialect: Dialect): Reading['version'] | undefined {
  return versions[dialect]
}

export function startReading(version: Reading['version']): Reading {
  return {
    version,
    defects: new Map(),
    references: new Map(),
    parameters: new Map(),
    headers: new Map(),
    bodies: new Map(),
    responses: new Map(),
    callbackOperations: new Map(),
  }
}

/** Whether the version has `webhooks` and schemas of JSON Schema 2020-12: 3.1 and later. */
export function isModern({ version }: Reading): boolean {
  return version === '3.1' || version === '3.2'
}

/** What a defect says beside its reason. */
export type DefectMore = Omit<Defect, 'reason' | 'origin'>

export function addDefect(
  reading: Reading,
  part: Part,
  reason: string,
  more: DefectMore = {},
): void {
  addDefectAt(reading, originOf(part), reason, more)
}

export function addDefectAt(
  reading: Reading,
  origin: Origin,
  reason: string,
  more: DefectMore = {},
): void {
  if (reading.defects.size >= (more.level === 'info' ? MAX_INFOS : MAX_DEFECTS)) return
  reading.defects.set(`${origin.file}#${origin.pointer} ${reason}`, { reason, origin, ...more })
}

/** Reads what a reference leads to once, however many references lead there. */
export function readOnce<T>(memo: Map<string, T>, part: Part, read: () => T): T {
  const key = `${part.document.uri}#${part.pointer}`
  if (memo.has(key)) return memo.get(key) as T
  const value = read()
  memo.set(key, value)
  return value
}

/** The member when it is an object. Anything else than absence is a defect. */
export function objectAt(reading: Reading, part: ObjectPart, key: string): ObjectPart | undefined {
  const member = memberOf(part, key)
  if (member === undefined) return undefined
  return asObject(reading, member, `\`${key}\``)
}

export function asObject(reading: Reading, part: Part, what: string): ObjectPart | undefined {
  if (isObject(part.value)) return part as ObjectPart
  addDefect(reading, part, `${what} must be an object, not ${kindName(part.value)}`)
  return undefined
}

export function listAt(
  reading: Reading,
  part: ObjectPart,
  key: string,
): Part<readonly Json[]> | undefined {
  const member = memberOf(part, key)
  if (member === undefined) return undefined
  if (isArray(member.value)) return member as Part<readonly Json[]>
  addDefect(reading, member, `\`${key}\` must be a list, not ${kindName(member.value)}`)
  return undefined
}

/** A string. A number is taken at its text, as YAML makes numbers of unquoted versions, and is a defect. */
export function textAt(reading: Reading, part: ObjectPart, key: string): string | undefined {
  const member = memberOf(part, key)
  if (member === undefined || typeof member.value === 'string') return member?.value as string
  addDefect(reading, member, `\`${key}\` must be a string, not ${kindName(member.value)}`)
  return typeof member.value === 'number' ? String(member.value) : undefined
}

/** False when absent. */
export function flagAt(reading: Reading, part: ObjectPart, key: string): boolean {
  const member = memberOf(part, key)
  if (member === undefined || typeof member.value === 'boolean') return member?.value === true
  addDefect(reading, member, `\`${key}\` must be true or false, not ${kindName(member.value)}`)
  return false
}

/** Strings of a list; what is not a string is a defect and left out. */
export function textsAt(reading: Reading, part: ObjectPart, key: string): string[] {
  const list = listAt(reading, part, key)
  if (list === undefined) return []
  return list.value.filter((item, index): item is string => {
    if (typeof item === 'string') return true
    const at = { ...list, pointer: `${list.pointer}/${index}`, value: item }
    addDefect(reading, at, `\`${key}\` must list strings, not ${kindName(item)}`)
    return false
  })
}

export function kindName(value: Json): string {
  if (value === null) return 'null'
  if (isArray(value)) return 'a list'
  return isObject(value) ? 'an object' : `a ${typeof value}`
}
