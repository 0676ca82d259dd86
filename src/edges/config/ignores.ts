import { isArray, isObject, property, type Json, type JsonObject } from '../../core/json/json.ts'
import { parseJson } from '../../core/json/parse.ts'
import type { Ignore } from '../../core/rules/ignores.ts'
import { InputError } from '../../errors.ts'
import type { Files } from '../../ports/files.ts'

const REMEDY = 'Correct the file, or remove the entry and ignore the finding again.'
const fields: ReadonlySet<string> = new Set([
  'id',
  'rule',
  'place',
  'operation',
  'reason',
  'until',
  'added',
])

/**
 * The decisions not to be told, as they are committed: `{ "ignores": [ { "id" | "rule", "place", "operation",
 * "reason", "until", "added" } ] }`. Dates are ISO 8601; a date alone is its first moment in UTC.
 *
 * @throws InputError that names file and entry.
 */
export async function readIgnores(
  files: Pick<Files, 'read'>,
  path: string,
): Promise<readonly Ignore[]> {
  const entries = await readEntries(files, path)
  return entries.map((entry, index) => ignoreFrom(entry, `${path}: ignores[${index}]`))
}

/** Adds one at the end; what is there stays as it is written. @param now epoch milliseconds, for `added`. */
export async function appendIgnore(
  files: Pick<Files, 'read' | 'write'>,
  path: string,
  { until, ...ignore }: Ignore,
  now: number,
): Promise<void> {
  const entries = await readEntries(files, path)
  const end = until === null ? {} : { until: dateText(until) }
  const added = { ...ignore, ...end, added: dateText(now).slice(0, 10) }
  await files.write(path, `${JSON.stringify({ ignores: [...entries, added] }, null, 2)}\n`)
}

async function readEntries(files: Pick<Files, 'read'>, path: string): Promise<readonly Json[]> {
  const text = await files.read(path)
  if (text === null) return []
  const parsed = parseJson(text)
  if (!parsed.ok) {
    throw new InputError(`${path}:${parsed.line}:${parsed.column}`, parsed.reason, REMEDY)
  }
  const entries = isObject(parsed.value) ? property(parsed.value, 'ignores') : undefined
  if (isArray(entries)) return entries
  throw new InputError(path, 'has no list "ignores"', 'Start it with { "ignores": [] }.')
}

function ignoreFrom(entry: Json, where: string): Ignore {
  if (!isObject(entry)) throw new InputError(where, 'is not an object', REMEDY)
  const unknown = Object.keys(entry).find(key => !fields.has(key))
  // A mistyped "until" would ignore for ever.
  if (unknown !== undefined) throw new InputError(where, `"${unknown}" is no known field`, REMEDY)
  const id = textOf(entry, 'id', where)
  const rule = textOf(entry, 'rule', where)
  const reason = textOf(entry, 'reason', where)
  if ((id === undefined) === (rule === undefined)) {
    throw new InputError(where, 'needs either an "id" or a "rule"', REMEDY)
  }
  if (reason === undefined) throw new InputError(where, 'has no "reason"', REMEDY)
  const place = textOf(entry, 'place', where)
  const operation = textOf(entry, 'operation', where)
  return {
    ...(id !== undefined && { id }),
    ...(rule !== undefined && { rule }),
    ...(place !== undefined && { place }),
    ...(operation !== undefined && { operation }),
    reason,
    until: untilOf(entry, where),
  }
}

function textOf(entry: JsonObject, key: string, where: string): string | undefined {
  const value = property(entry, key)
  if (value === undefined) return undefined
  if (typeof value === 'string' && value.trim() !== '') return value
  throw new InputError(where, `"${key}" is not a text`, REMEDY)
}

function untilOf(entry: JsonObject, where: string): number | null {
  const text = textOf(entry, 'until', where)
  if (text === undefined) return null
  const day = /^(\d{4}-\d{2}-\d{2})(T.+(Z|[+-]\d{2}:\d{2}))?$/.exec(text)?.[1]
  const until = day !== undefined && isDay(day) ? Date.parse(text) : NaN
  if (Number.isFinite(until)) return until
  throw new InputError(where, '"until" is not a date such as 2025-03-01', REMEDY)
}

/** The 31st of February parses, as a day in March. */
function isDay(day: string): boolean {
  const at = Date.parse(day)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day)
}

function dateText(at: number): string {
  const text = new Date(at).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text
}
