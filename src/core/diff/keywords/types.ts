import { traitsOf } from '../../shape/schema/dialect.ts'
import type { KeywordDetails } from './fact.ts'
import { nodeOf, type Node } from './node.ts'
import type { Comparison, Pair, Tell } from './pair.ts'

/** Types and formats, `null` apart from the others. */
export const compareTypes: Comparison = (pair, tell) => {
  const { base, revision } = pair
  const isList = comparesTypeLists(pair)
  if (isList) tellTypeLists(pair, tell)
  // A list that names null tells of it by itself.
  if (!isList || ![pair.base, pair.revision].some(listsNull)) tellNull(pair, tell)
  // How a parameter is written out decides what its text means, so its kind is told as well.
  if (isList && !pair.at.startsWith('parameter')) return
  const sameTypes = valueTypes(base).join() === valueTypes(revision).join()
  const sameFormat = base.words.format === revision.words.format
  if (sameTypes && sameFormat) return
  tell('type.changed', kindSides(base, revision), { variance: variance(pair, sameTypes) })
}

function tellNull({ base, revision }: Pair, tell: Tell): void {
  const wasNull = admitsNull(base)
  const isNull = admitsNull(revision)
  if (wasNull === isNull) return
  // What states nothing admitted null before, and goes on to do so.
  const harmless = isOpen(base) || isOpen(revision) ? { harmless: true } : {}
  tell(isNull ? 'nullable.added' : 'nullable.removed', kindSides(base, revision), harmless)
}

/** Whether null is named: among the types, as the only one, or by a flag. */
function admitsNull(node: Node): boolean {
  return node.nullable || node.types[0] === 'null'
}

function listsNull(node: Node): boolean {
  return typeList(node)?.types.includes('null') === true
}

function valueTypes(node: Node): readonly string[] {
  return node.types.filter(type => type !== 'null')
}

const refusing = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'enum', 'const'] as const

/** Without a word that could refuse null it is admitted, though no word says so. */
function isOpen(node: Node): boolean {
  return !admitsNull(node) && node.types.length === 0 && !refusing.some(word => word in node.words)
}

type Variance = NonNullable<KeywordDetails['variance']>

function variance(pair: Pair, sameTypes: boolean): Variance {
  const { base, revision } = pair
  const isWithin = sameTypes ? isNarrowerFormat : isInteger
  if (isWithin(base, revision)) return 'widens'
  if (isWithin(revision, base)) return 'narrows'
  // Text has no null of its own: beside another format it is one kind fewer, as any other is.
  if (pair.isText && listedTypes(base).join() !== listedTypes(revision).join()) {
    if (becomesText(base, revision)) return 'textual'
    if (becomesText(revision, base)) return 'narrows'
  }
  // How a property of a parameter is written out is not known, so another kind is another selection.
  return pair.at === 'parameterProperty' ? 'narrows' : 'moves'
}

/** Of two formats of one type; to keep none is no promise that the values of another are kept. */
function isNarrowerFormat(inner: Node, outer: Node): boolean {
  return (widerFormats[inner.words.format ?? ''] ?? []).includes(outer.words.format ?? '')
}

const widerFormats: Readonly<Record<string, readonly string[]>> = {
  float: ['double'],
  int32: ['int64', 'bigint'],
  int64: ['bigint'],
  date: ['date-time'],
  time: ['date-time'],
}

/** Integers where numbers of any sort are: the one case in which readers of the other kind take it. */
function isInteger(inner: Node, outer: Node): boolean {
  const { gone, came } = moves(inner, outer)
  return gone.join() === 'integer' && came.join() === 'number'
}

/** In text nothing tells kinds apart but their spelling: fewer kinds, or any text. */
function becomesText(base: Node, revision: Node): boolean {
  const { came } = moves(base, revision)
  return came.length === 0 || came.join() === 'string'
}

interface Moves {
  readonly gone: readonly string[]
  readonly came: readonly string[]
}

function moves(base: Node, revision: Node): Moves {
  const before = listedTypes(base)
  const after = listedTypes(revision)
  return {
    gone: before.filter(type => !after.includes(type)),
    came: after.filter(type => !before.includes(type)),
  }
}

/** The types with null where it is one of them; in dialects that have a flag for it, it is none. */
function listedTypes(node: Node): readonly string[] {
  const isFlag = traitsOf(node.schema.document).nullable.length > 0
  return node.nullable && !isFlag ? [...node.types, 'null'] : node.types
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
  return listedTypes(node).length === 1 && !composed
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
