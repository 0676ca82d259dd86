import type { Json } from '../../../json/json.ts'
import { unescape, type Escaping } from './wire-text.ts'

/** The build that a value can have: what parts it is only known by what the schema admits. */
export type Build = 'plain' | 'list' | 'object'

/** How a value is written. */
export interface Style {
  readonly name: string
  readonly style: string
  readonly explode: boolean
}

/**
 * The ways to read one text of a path or header, all of them with strings for leaves: as the style says, then as
 * clients write it that escape what parts the items. None where it is not written in this style at all.
 *
 * @see OpenAPI 3.1.1, section "Style Examples"; RFC 6570 §3.2.
 */
export function readText(raw: string, how: Style, build: Build, escaping: Escaping): Json[] {
  const { style } = how
  if (style === 'matrix') return readMatrix(raw, how, build, escaping)
  if (style !== 'label') return readList(raw, { by: ',', explode: how.explode }, build, escaping)
  if (!raw.startsWith('.')) return []
  const rest = raw.slice(1)
  const by = how.explode || (build !== 'plain' && !/,|%2c/i.test(rest)) ? '.' : ','
  return readList(rest, { by, explode: how.explode }, build, escaping)
}

export interface Separation {
  readonly by: string | RegExp
  readonly explode: boolean
}

/** A text whose items or members follow each other, parted by one sign. */
export function readList(
  raw: string,
  { by, explode }: Separation,
  build: Build,
  escaping: Escaping,
): Json[] {
  if (build === 'plain') return [unescape(raw, escaping)]
  const texts = by === ',' && /%2c/i.test(raw) ? [raw, raw.replaceAll(/%2c/gi, ',')] : [raw]
  return texts.flatMap(text => {
    const parts = text === '' ? [] : text.split(by).map(part => part.trim())
    if (build === 'list') return [parts.map(part => unescape(part, escaping))]
    const members = explode ? assigned(parts) : alternating(parts)
    return members === null ? [] : [objectOf(members, escaping)]
  })
}

/** `;color=blue`, with the name in front of each part. */
function readMatrix(raw: string, how: Style, build: Build, escaping: Escaping): Json[] {
  if (!raw.startsWith(';')) return []
  const parts = assigned(raw.slice(1).split(';'), true) ?? []
  if (build === 'object' && how.explode) return [objectOf(parts, escaping)]
  const own = parts.filter(([name]) => unescape(name, escaping) === how.name)
  const [first] = own
  if (first === undefined || own.length < parts.length) return []
  const texts = own.map(([, text]) => text)
  if (build === 'list' && how.explode) return [texts.map(text => unescape(text, escaping))]
  return own.length > 1 ? [] : readList(first[1], { by: ',', explode: false }, build, escaping)
}

type Members = readonly (readonly [name: string, text: string])[]

/** `R=100`; null where a part has no equals sign and may not be without. */
function assigned(parts: readonly string[], bare = false): Members | null {
  const members = parts.map((part): readonly [string, string] => {
    const equals = part.indexOf('=')
    return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)]
  })
  return bare || parts.every(part => part.includes('=')) ? members : null
}

/** `R,100,G,200`. */
export function alternating(parts: readonly string[]): Members | null {
  if (parts.length % 2 === 1) return null
  return Array.from({ length: parts.length / 2 }, (_, i): readonly [string, string] => [
    parts[2 * i] ?? '',
    parts[2 * i + 1] ?? '',
  ])
}

function objectOf(members: Members, escaping: Escaping): Json {
  return Object.fromEntries(
    members.map(([name, text]) => [unescape(name, escaping), unescape(text, escaping)]),
  )
}
