import { InputError } from '../../../errors.ts'
import { isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { parseJson } from '../../json/parse.ts'
import { subjectKey, type Subject } from '../../exchange/subject.ts'
import { formatNames } from '../../text/formats.ts'
import { kinds } from '../kind.ts'
import type { PlaceRow, Span } from '../tally/place-row.ts'
import type { Acceptance, Baseline, SubjectShape } from './baseline.ts'
import { BASELINE_FORMAT } from './format-baseline.ts'
import { sortedRows } from './place-tree.ts'

const REMEDY = 'Take the file from version control, or learn again with `tidemark canary --learn`'

/**
 * Reads a baseline file. Its numbers are taken as they stand, because people may edit them.
 *
 * @param file the path, for errors.
 * @throws InputError with the line, where the text is no baseline or one of a newer version.
 */
export function parseBaseline(text: string, file: string): Baseline {
  const parsed = parseJson(text)
  if (!parsed.ok) {
    throw new InputError(
      `${file}:${parsed.line}:${parsed.column}`,
      `the file ${parsed.reason}`,
      REMEDY,
    )
  }
  const root = parsed.value
  const format = isObject(root) ? property(root, 'format') : undefined
  if (!isObject(root) || typeof format !== 'string' || !format.startsWith('tidemark-baseline-')) {
    throw new InputError(file, 'this is not a baseline of Tidemark', REMEDY)
  }
  if (format !== BASELINE_FORMAT) {
    throw new InputError(
      file,
      `its format is ${JSON.stringify(format)}, and this Tidemark reads ${BASELINE_FORMAT}`,
      'Use the version of Tidemark that wrote it, or a newer one',
    )
  }
  return readBaseline({ file, text }, root)
}

/** The text is kept to find the line of what is wrong in it. */
interface Source {
  readonly file: string
  readonly text: string
}

function readBaseline(source: Source, root: JsonObject): Baseline {
  const provider = property(root, 'provider')
  const list = property(root, 'subjects')
  if (typeof provider !== 'string') throw wrong(source, '"provider"', '`provider` must be a text')
  if (!Array.isArray(list)) throw wrong(source, '"subjects"', '`subjects` must be a list')
  const subjects = (list as readonly Json[]).map(item => readSubject(source, item, provider))
  const keys = new Set<string>()
  for (const { subject } of subjects) {
    const key = subjectKey(subject)
    const operation = JSON.stringify(subject.operation)
    if (keys.has(key))
      throw wrong(source, operation, `${subject.operation} is there twice, all else alike`)
    keys.add(key)
  }
  const accepted = property(root, 'accepted')
  if (accepted === undefined) return { provider, subjects }
  if (!Array.isArray(accepted)) throw wrong(source, '"accepted"', '`accepted` must be a list')
  const entries = (accepted as readonly Json[]).map(entry => readAcceptance(source, entry))
  return { provider, subjects, accepted: entries }
}

function readAcceptance(source: Source, entry: Json): Acceptance {
  if (!isObject(entry)) throw wrong(source, '"accepted"', 'each acceptance must be an object')
  const text = (name: string): string => textOf(source, entry, name)
  return {
    id: text('id'),
    rule: text('rule'),
    operation: text('operation'),
    at: text('at'),
    because: text('because'),
    on: text('on'),
  }
}

function readSubject(source: Source, item: Json, provider: string): SubjectShape {
  if (!isObject(item)) throw wrong(source, '"subjects"', 'each subject must be an object')
  const operation = textOf(source, item, 'operation')
  const side = textOf(source, item, 'side')
  if (side !== 'request' && side !== 'response' && side !== 'webhook') {
    throw wrong(source, '"side"', '`side` must be request, response or webhook')
  }
  const subject: Subject = {
    provider,
    scope: textOf(source, item, 'scope'),
    version: textOf(source, item, 'version'),
    side,
    operation,
    variant: textOf(source, item, 'variant'),
    status: textOf(source, item, 'status'),
    mediaType: textOf(source, item, 'mediaType'),
  }
  const places = property(item, 'places')
  if (!isObject(places))
    throw wrong(source, '"places"', `\`places\` of ${operation} must be an object`)
  const rows = Object.entries(places).map(([place, row]) => readRow(source, place, row))
  return {
    subject,
    exchanges: countOf(source, item, 'exchanges', '"exchanges"'),
    places: sortedRows(rows),
  }
}

function textOf(source: Source, object: JsonObject, name: string): string {
  const value = property(object, name)
  if (typeof value !== 'string') throw wrong(source, `"${name}"`, `\`${name}\` must be a text`)
  return value
}

function readRow(source: Source, place: string, row: Json): PlaceRow {
  const line = `${JSON.stringify(place)}:`
  if (!/^(?:$|[/[]|header:)/.test(place)) throw wrong(source, line, `${line} names no place`)
  if (!isObject(row)) throw wrong(source, line, `${line} the row must be an object`)
  const length = spanOf(source, row, 'length', line)
  const items = spanOf(source, row, 'items', line)
  const magnitude = spanOf(source, row, 'magnitude', line)
  const distinct = property(row, 'distinct')
  if (distinct !== undefined && distinct !== 'many' && !isCount(distinct)) {
    throw wrong(source, line, `${line} \`distinct\` must be a count or "many"`)
  }
  const literals = property(row, 'literals')
  return {
    place,
    of: countOf(source, row, 'of', line),
    seen: countOf(source, row, 'seen', line),
    kinds: countsOf(source, row, 'kinds', line, kinds),
    formats: countsOf(source, row, 'formats', line, formatNames),
    ...(length && { length }),
    ...(items && { items }),
    ...(magnitude && { magnitude }),
    ...(distinct !== undefined && { distinct }),
    ...(literals !== undefined && { literals: countsOf(source, row, 'literals', line, null) }),
  }
}

function countOf(source: Source, row: JsonObject, name: string, line: string): number {
  const value = property(row, name)
  if (!isCount(value)) throw wrong(source, line, `${line} \`${name}\` must be a count`)
  return value
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** Counts by name. An absent member has none. */
function countsOf(
  source: Source,
  row: JsonObject,
  member: string,
  line: string,
  names: readonly string[] | null,
): Record<string, number> {
  const counts = property(row, member) ?? {}
  if (!isObject(counts))
    throw wrong(source, line, `${line} \`${member}\` must be an object of counts`)
  const entries = Object.entries(counts).map(([name, count]): [string, number] => {
    if (isCount(count) && (names === null || names.includes(name))) return [name, count]
    throw wrong(source, line, `${line} \`${member}\` holds what is no count of it`)
  })
  return Object.fromEntries(entries)
}

function spanOf(source: Source, row: JsonObject, name: string, line: string): Span | undefined {
  const span = property(row, name)
  if (span === undefined) return undefined
  const [min, max] = isObject(span) ? [property(span, 'min'), property(span, 'max')] : []
  if (typeof min === 'number' && typeof max === 'number' && min <= max) return { min, max }
  throw wrong(source, line, `${line} \`${name}\` must have min and max`)
}

/** Names the first line that holds the marker: in the form in which baselines are written, that is the line. */
function wrong({ file, text }: Source, marker: string, problem: string): InputError {
  const at = text.indexOf(marker)
  const where = at < 0 ? file : `${file}:${text.slice(0, at).split('\n').length}`
  return new InputError(where, problem, REMEDY)
}
