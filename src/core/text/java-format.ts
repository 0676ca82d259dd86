/** One part of a format: what it reads, and what its digits name. */
interface Part {
  readonly pattern: string
  readonly field?: Field
}

type Field =
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'hour1'
  | 'hour12'
  | 'half'
  | 'minute'
  | 'second'
  | 'dayOfYear'

const months =
  'January|February|March|April|May|June|July|August|September|October|November|December'
const days = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'

function shortened(names: string): string {
  return names
    .split('|')
    .map(name => name.slice(0, 3))
    .join('|')
}

function digits(count: number, field?: Field): Part {
  // A single letter stands for as many digits as the number has.
  const pattern = count === 1 ? String.raw`\d{1,2}` : String.raw`\d{${count}}`
  return field === undefined ? { pattern } : { pattern, field }
}

const zone = String.raw`[A-Za-z][A-Za-z0-9_+\-]*(?:/[A-Za-z0-9_+\-]+)*(?: [A-Za-z]+)*`
const gmt = String.raw`GMT(?:[+-]\d{1,2}(?::?\d{2}(?::?\d{2})?)?)?`

const offsets: readonly string[] = [
  String.raw`[+-]\d{2}(?:\d{2})?`,
  String.raw`[+-]\d{4}`,
  String.raw`[+-]\d{2}:\d{2}`,
  String.raw`[+-]\d{4}(?:\d{2})?`,
  String.raw`[+-]\d{2}:\d{2}(?::\d{2})?`,
]

function offset(count: number): string {
  return offsets[Math.min(count, offsets.length) - 1] ?? ''
}

/** What a letter means by how often it stands there. */
const letters: Readonly<Record<string, (count: number) => Part>> = {
  G: () => ({ pattern: 'AD|BC|Anno Domini|Before Christ|A|B' }),
  y: year,
  u: year,
  Y: count => ({ pattern: year(count).pattern }),
  M: month,
  L: month,
  d: count => digits(count, 'day'),
  D: count => ({
    pattern: count === 1 ? String.raw`\d{1,3}` : String.raw`\d{${count}}`,
    field: 'dayOfYear',
  }),
  E: weekday,
  e: count => (count < 3 ? digits(count) : weekday(count)),
  c: count => (count < 3 ? digits(count) : weekday(count)),
  F: () => ({ pattern: '[0-6]' }),
  Q: count => ({ pattern: count < 3 ? '0?[1-4]' : 'Q[1-4]|[1-4](?:st|nd|rd|th) quarter' }),
  q: count => ({ pattern: count < 3 ? '0?[1-4]' : 'Q[1-4]|[1-4](?:st|nd|rd|th) quarter' }),
  w: count => digits(count),
  W: () => ({ pattern: '[0-6]' }),
  a: () => ({ pattern: '[AaPp][Mm]', field: 'half' }),
  H: count => digits(count, 'hour'),
  k: count => digits(count, 'hour1'),
  K: count => digits(count, 'half'),
  h: count => digits(count, 'hour12'),
  m: count => digits(count, 'minute'),
  s: count => digits(count, 'second'),
  // Fractions are read with as many digits as come, whatever the format says.
  S: () => ({ pattern: String.raw`\d{1,9}` }),
  n: () => ({ pattern: String.raw`\d{1,9}` }),
  N: () => ({ pattern: String.raw`\d{1,14}` }),
  A: () => ({ pattern: String.raw`\d{1,8}` }),
  z: () => ({ pattern: `${gmt}|${zone}|${offsets[2] ?? ''}` }),
  V: () => ({ pattern: `Z|${zone}|${offsets[2] ?? ''}` }),
  v: () => ({ pattern: `${gmt}|${zone}` }),
  O: () => ({ pattern: gmt }),
  X: count => ({ pattern: `Z|${offset(count)}` }),
  x: count => ({ pattern: offset(count) }),
  Z: count => ({
    pattern: count < 4 ? (offsets[1] ?? '') : count === 4 ? gmt : `Z|${offsets[4] ?? ''}`,
  }),
}

function year(count: number): Part {
  if (count === 2) return { pattern: String.raw`\d{2}` }
  return { pattern: count < 4 ? String.raw`\d{1,9}` : String.raw`\d{${count},9}`, field: 'year' }
}

function month(count: number): Part {
  if (count < 3) return digits(count, 'month')
  return { pattern: count === 3 ? shortened(months) : months }
}

function weekday(count: number): Part {
  return { pattern: count < 4 ? shortened(days) : days }
}

const compiled = new Map<string, Format | null>()
const MAX_COMPILED = 1000
const MAX_TEXT = 200

interface Format {
  readonly expression: RegExp
  readonly fields: readonly (Field | null)[]
}

/**
 * Whether a text is written in a format of Java's `DateTimeFormatter` or `SimpleDateFormat`, and names a day and a time
 * that exist. Names of months and days are the English ones.
 *
 * @returns null for a format that cannot be read.
 */
export function matchesJavaFormat(text: string, format: string): boolean | null {
  let reading = compiled.get(format)
  if (reading === undefined) {
    reading = compile(format)
    if (compiled.size >= MAX_COMPILED) compiled.clear()
    compiled.set(format, reading)
  }
  if (reading === null) return null
  const found = text.length > MAX_TEXT ? null : reading.expression.exec(text)
  return found !== null && isPossible(reading.fields, found.slice(1))
}

function compile(format: string): Format | null {
  const fields: (Field | null)[] = []
  let source = ''
  let open = 0
  for (let at = 0; at < format.length;) {
    const sign = format[at] ?? ''
    if (sign === "'") {
      const quoted = readQuoted(format, at + 1)
      if (quoted === null) return null
      source += escaped(quoted.text)
      at = quoted.end
    } else if (/[A-Za-z]/.test(sign)) {
      let end = at
      while (format[end] === sign) end++
      const part = Object.hasOwn(letters, sign) ? letters[sign]?.(end - at) : undefined
      if (part === undefined) return null
      source += `(${part.pattern})`
      fields.push(part.field ?? null)
      at = end
    } else {
      if (sign === '[') open++
      if (sign === ']' && --open < 0) return null
      source += sign === '[' ? '(?:' : sign === ']' ? ')?' : escaped(sign)
      at++
    }
  }
  return open === 0 ? { expression: new RegExp(`^${source}$`, 'u'), fields } : null
}

/** Text between quotes; two quotes are one. */
function readQuoted(
  format: string,
  from: number,
): { readonly text: string; readonly end: number } | null {
  if (format[from] === "'") return { text: "'", end: from + 1 }
  let text = ''
  for (let at = from; at < format.length; at++) {
    if (format[at] !== "'") text += format[at] ?? ''
    else if (format[at + 1] === "'") {
      text += "'"
      at++
    } else return { text, end: at + 1 }
  }
  return null
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)
}

const ranges: Readonly<Partial<Record<Field, readonly [least: number, most: number]>>> = {
  month: [1, 12],
  day: [1, 31],
  dayOfYear: [1, 366],
  hour: [0, 23],
  hour1: [1, 24],
  hour12: [1, 12],
  minute: [0, 59],
  // A leap second.
  second: [0, 60],
}

function isPossible(
  fields: readonly (Field | null)[],
  values: readonly (string | undefined)[],
): boolean {
  const found = new Map<Field, number>()
  for (const [index, field] of fields.entries()) {
    const value = values[index]
    if (field !== null && value !== undefined) found.set(field, Number(value))
  }
  for (const [field, value] of found) {
    const [least, most] = ranges[field] ?? [-Infinity, Infinity]
    if (value < least || value > most) return false
  }
  const day = found.get('day')
  const inMonth = found.get('month')
  if (day === undefined || inMonth === undefined) return true
  // Without a year the day may be one that only leap years have.
  return day <= new Date(Date.UTC(found.get('year') ?? 2000, inMonth, 0)).getUTCDate()
}
