import { itemPlace, type Place } from '../../json/place.ts'
import { newValues, type Values } from './values.ts'

/** More plain keys than this in one place are a map: its values become one place, for good. */
export const MAX_KEYS = 512
/** More tags than this do not tell shapes apart: the alternatives become one, for good. */
export const MAX_TAGS = 16

/**
 * What was seen of one subject, in counts: a commutative monoid under `merge`. Every bound in it says
 * "more than so many is *many*, for good", so that no order of exchanges, and no way of dividing them
 * over processes, can make a difference. Its parts are for `core/shape/tally`; others read `readPlaces`.
 */
export interface Tally {
  /** Messages, with a body or without. */
  messages: number
  readonly body: TallyNode
  readonly headers: Fields
}

/** What was seen at one place. Parts are made when first needed: most places hold one kind. */
export interface TallyNode {
  /** Without alternatives and, under a joined map, of whichever key came first: only `keepValues` asks for it. */
  readonly place: Place
  /** Counts no distinct values, nor does what stands inside: headers, and the insides of joined maps. */
  readonly valueless: boolean
  /** What `keepValues` answered: 0 not asked yet, 1 yes, 2 no. */
  keep: 0 | 1 | 2
  /** Whether its key names a field whatever stands beside it: 0 not asked yet, 1 yes, 2 no. */
  sure: 0 | 1 | 2
  nulls: number
  trues: number
  falses: number
  strings: Strings | null
  numbers: Numbers | null
  /** Distinct strings and numbers. */
  readonly values: Values
  arrays: Arrays | null
  objects: Objects | null
}

export interface Strings {
  count: number
  minLength: number
  maxLength: number
  /** By the bits of `formatMask`. */
  readonly formats: number[]
}

export interface Numbers {
  integers: number
  /** Numbers with a fraction. */
  fractions: number
  /** Counts by `bucketOf`. */
  readonly buckets: Map<number, number>
}

export interface Arrays {
  count: number
  minItems: number
  maxItems: number
  items: TallyNode | null
}

/** Objects by their tag. Once `joined`, all of them are counted in `untagged`. */
export interface Objects {
  untagged: Fields
  readonly tags: string[]
  readonly alternatives: Fields[]
  joined: boolean
}

export interface Fields {
  /** The objects counted here: a key that is missing in some is seen less often than this. */
  count: number
  readonly place: Place
  readonly valueless: boolean
  readonly keys: string[]
  readonly nodes: TallyNode[]
  /** Where each key stands, once there are enough keys for a search to cost more. */
  index: Map<string, number> | null
  readonly dataKinds: string[]
  readonly dataNodes: TallyNode[]
  /** All plain keys as one, once there were more than MAX_KEYS. */
  joined: TallyNode | null
}

/** The tally of nothing: `merge(emptyTally(), t)` equals `t`. */
export function emptyTally(): Tally {
  return { messages: 0, body: newNode('', false), headers: newFields('header:', true) }
}

export function newNode(place: Place, valueless: boolean): TallyNode {
  return {
    place,
    valueless,
    keep: 0,
    sure: 0,
    nulls: 0,
    trues: 0,
    falses: 0,
    strings: null,
    numbers: null,
    values: newValues(),
    arrays: null,
    objects: null,
  }
}

export function newFields(place: Place, valueless: boolean): Fields {
  return {
    count: 0,
    place,
    valueless,
    keys: [],
    nodes: [],
    index: null,
    dataKinds: [],
    dataNodes: [],
    joined: null,
  }
}

export function stringsOf(node: TallyNode): Strings {
  return (node.strings ??= {
    count: 0,
    minLength: Number.MAX_SAFE_INTEGER,
    maxLength: 0,
    formats: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  })
}

export function numbersOf(node: TallyNode): Numbers {
  return (node.numbers ??= { integers: 0, fractions: 0, buckets: new Map() })
}

export function arraysOf(node: TallyNode): Arrays {
  return (node.arrays ??= {
    count: 0,
    minItems: Number.MAX_SAFE_INTEGER,
    maxItems: 0,
    items: null,
  })
}

export function itemsOf(arrays: Arrays, node: TallyNode): TallyNode {
  return (arrays.items ??= newNode(itemPlace(node.place), node.valueless))
}

export function objectsOf(node: TallyNode): Objects {
  return (node.objects ??= {
    untagged: newFields(node.place, node.valueless),
    tags: [],
    alternatives: [],
    joined: false,
  })
}
