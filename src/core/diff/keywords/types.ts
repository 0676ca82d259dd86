import { nodeOf, type Node } from './node.ts'
import type { Comparison, Pair, Tell } from './pair.ts'

/** Types and formats, `null` apart from the others. */
export const compareTypes: Comparison = (pair, tell) => {
  const { base, revision } = pair
  if (comparesTypeLists(pair)) {
    tellTypeLists(pair, tell)
    // How a property of a parameter is written out is not known, so its kind is told as well.
    if (pair.at !== 'parameterProperty') return
  }
  if (base.nullable !== revision.nullable && isTypedOrFlagged(base) && isTypedOrFlagged(revision)) {
    tell(revision.nullable ? 'nullable.added' : 'nullable.removed', kindSides(base, revision))
  }
  const sameTypes = base.types.join() === revision.types.join()
  const sameFormat = base.words.format === revision.words.format
  if (sameTypes && sameFormat) return
  tell('type.changed', kindSides(base, revision), { variance: variance(pair) })
}

/** Without a type null was always admitted, so that stating types does not add it. */
function isTypedOrFlagged(node: Node): boolean {
  return node.nullable || node.types.length > 0 || 'allOf' in node.words
}

function variance(pair: Pair): 'moves' | 'widens' | 'narrows' | 'textual' {
  const { base, revision } = pair
  if (isContained(base, revision)) return 'widens'
  if (isContained(revision, base)) return 'narrows'
  if (pair.isText && becomesText(base, revision)) return 'textual'
  if (pair.isText && becomesText(revision, base)) return 'narrows'
  return 'moves'
}

/** Whether every value of the first kind is one of the second, as far as type and format say. */
function isContained(inner: Node, outer: Node): boolean {
  if (inner.types.join() !== outer.types.join()) {
    const gone = inner.types.filter(type => !outer.types.includes(type))
    const came = outer.types.filter(type => !inner.types.includes(type))
    if (gone.length === 0 && inner.types.length > 0 && outer.types.length > 0) return true
    return gone.join() === 'integer' && came.join() === 'number'
  }
  const from = inner.words.format ?? ''
  const to = outer.words.format ?? ''
  return to === '' || (widerFormats[from] ?? []).includes(to)
}

const widerFormats: Readonly<Record<string, readonly string[]>> = {
  float: ['double'],
  int32: ['int64', 'bigint'],
  int64: ['bigint'],
  date: ['date-time'],
  time: ['date-time'],
}

function becomesText(base: Node, revision: Node): boolean {
  if (base.types.join() === revision.types.join()) return false
  return revision.types.length === 0 || revision.types.join() === 'string'
}

function kindSides(base: Node, revision: Node): { base: string; revision: string } {
  return { base: kindText(base), revision: kindText(revision) }
}

/** `string(date-time) | null`: kinds as people read them. */
export function kindText(node: Node): string {
  if (node.never) return 'nothing'
  const format = node.words.format
  const types = node.types.map(type => (format && type !== 'null' ? `${type}(${format})` : type))
  if (types.length === 0) return format ? `any(${format})` : 'any'
  return [...types, ...(node.nullable ? ['null'] : [])].join(' | ')
}

interface TypeList {
  readonly types: readonly string[]
  readonly isList: boolean
}

/** `oneOf` or `anyOf` of bare types is a list of types, and is told as one. */
function typeList(node: Node): TypeList | null {
  if (['not', 'allOf', 'properties'].some(word => word in node.words)) return null
  if (node.types.length > 0) return { types: [node.types[0]!], isList: false }
  for (const word of ['oneOf', 'anyOf'] as const) {
    const members = (node.words[word] ?? []).map(nodeOf)
    if (members.length === 0) continue
    if (!members.every(member => isBareType(member))) return null
    return { types: members.map(member => member.types[0]!), isList: true }
  }
  return null
}

function isBareType(node: Node): boolean {
  const composed = ['properties', 'oneOf', 'anyOf', 'allOf'].some(word => word in node.words)
  return node.types.length === 1 && !node.nullable && !composed
}

/** Whether the pair is told as lists of types; then its alternatives are not told as well. */
export function comparesTypeLists(pair: Pair): boolean {
  const base = typeList(pair.base)
  const revision = typeList(pair.revision)
  if (!base || !revision || (!base.isList && !revision.isList)) return false
  const [gone, came] = typeListMoves(base, revision)
  return gone.length > 0 || came.length > 0
}

function typeListMoves(
  base: TypeList,
  revision: TypeList,
): readonly [readonly string[], readonly string[]] {
  return [
    base.types.filter(type => !revision.types.includes(type)),
    revision.types.filter(type => !base.types.includes(type)),
  ]
}

function tellTypeLists(pair: Pair, tell: Tell): void {
  const base = typeList(pair.base)
  const revision = typeList(pair.revision)
  if (!base || !revision) return
  const [gone, came] = typeListMoves(base, revision)
  const both = { base: base.types.join(' | '), revision: revision.types.join(' | ') }
  // Of a list that did both, the side that breaks somebody is told.
  const narrowed = pair.direction === 'request' ? gone.length > 0 : came.length === 0
  if (narrowed) tell('typeList.narrowed', both, { names: gone })
  else tell('typeList.widened', both, { names: came })
}
