import type { Json } from '../../../json/json.ts'
import { bracketTree } from './bracket-tree.ts'
import { readList, type Build, type Style } from './read-text.ts'
import { unescape, type Escaping, type PairReading, type WirePairs } from './wire-text.ts'

/**
 * The ways to read a parameter of a query, cookie or form, or null where it is not there.
 *
 * @param members the names that an object spread over several pairs can have; null: any that is free.
 */
export function readPairs(
  pairs: WirePairs,
  how: Style,
  build: Build,
  members: (name: string) => boolean,
): PairReading | null {
  const { name, style, explode } = how
  const found = pairs.values.get(name)
  if (build !== 'plain') {
    const inside = bracketTree(pairs, name, build)
    if (inside !== null && (style === 'deepObject' || found === undefined)) return inside
  }
  if (build === 'object' && style !== 'deepObject' && explode) return spread(pairs, members)
  if (found === undefined) return null
  return { names: [name], values: valuesOf(found, how, build, pairs.escaping) }
}

function valuesOf(
  found: readonly string[],
  { style, explode }: Style,
  build: Build,
  escaping: Escaping,
): Json[] {
  const [first = ''] = found
  const texts = found.map(text => unescape(text, escaping))
  if (build === 'plain') return texts.length === 1 ? [texts[0] ?? ''] : [texts]
  if (style === 'deepObject') return build === 'list' ? [texts] : []
  // An empty list has no items to be spread, and some write it as an empty text.
  if (explode) return first === '' && found.length === 1 ? [[], texts] : [texts]
  if (found.length > 1) return []
  return readList(first, { by: separatorOf(style, escaping), explode: false }, build, escaping)
}

const escaped: Readonly<Record<string, RegExp>> = {
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /\||%7c/i,
  tabDelimited: /\t|%09/,
}
const plain: Readonly<Record<string, string>> = {
  spaceDelimited: ' ',
  pipeDelimited: '|',
  tabDelimited: '\t',
}

function separatorOf(style: string, escaping: Escaping): string | RegExp {
  return (escaping === 'plain' ? plain[style] : escaped[style]) ?? ','
}

/** An object whose members are pairs of their own. */
function spread(pairs: WirePairs, members: (name: string) => boolean): PairReading | null {
  const own = [...pairs.values].filter(([name]) => members(name))
  if (own.length === 0) return null
  const value = Object.fromEntries(
    own.map(([name, found]): [string, Json] => {
      const texts = found.map(text => unescape(text, pairs.escaping))
      return [name, texts.length === 1 ? (texts[0] ?? '') : texts]
    }),
  )
  return { names: own.map(([name]) => name), values: [value] }
}
