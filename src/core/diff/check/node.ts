import type { Json } from '../../json/json.ts'
import type { Place } from '../../json/place.ts'
import type { Direction } from '../../shape/allowed/allowed.ts'
import { schemaMemo } from '../../shape/schema/memo.ts'
import type { NormalKeywords } from '../../shape/schema/normal-keywords.ts'
import type { Resource } from '../../shape/schema/resource.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import type { Pattern } from './pattern.ts'
import type { Violation } from './violation.ts'

/** A schema as evaluation meets it. What it tests is put together when a value first reaches it. */
export interface Node {
  readonly schema: Schema
  tests: Tests | null
  /** How often values were held against it as a whole, while that is counted. */
  uses: number
  /** The functions that were made of it, by the way of looking at values. */
  readonly units: (Unit | undefined)[]
}

/** What decides beside schema and value. */
export interface Way {
  readonly direction: Direction
  readonly formats: boolean
}

/**
 * A schema as a function of its own. What it calls is linked when a value first gets there, so that a
 * document costs what is used of it. `depth` counts calls inside calls.
 */
export interface Unit {
  readonly node: Node
  readonly way: Way
  /** Whether it has refused a value: then others are likely to come, and one walk that tells what is wrong does. */
  refuses: boolean
  admits: (value: Json, depth: number) => boolean
  /** Adds what is wrong with the value, and nothing where it is admitted. */
  tell: (value: Json, place: Place, found: Violation[], depth: number) => void
}

export interface Tests {
  readonly keywords: NormalKeywords
  readonly resource: Resource
  /** As OpenAPI 3.0 means it: null is admitted whatever stands beside. */
  readonly nullable: boolean
  /** Whether kind, literals, text and number are all there is: such a schema is judged without going anywhere. */
  readonly leaf: boolean
  /** One bit per kind, as `maskOf` gives them. */
  readonly mask: number
  readonly literals: Literals | null
  readonly text: TextTests | null
  readonly number: NumberTests | null
  readonly array: ArrayTests | null
  readonly object: ObjectTests | null
  readonly inPlace: InPlaceTests | null
  /** The kinds that the schema admits with all that it applies, as bits and in words, once somebody asked. */
  kinds: number
  kindsInWords: string | null
}

/** The values of `enum` and `const`: scalars as they are, all of them in canonical text. */
export interface Literals {
  readonly scalars: ReadonlySet<Json>
  readonly texts: ReadonlySet<string>
}

export interface TextTests {
  readonly minLength: number
  readonly maxLength: number
  readonly pattern: Pattern | null
  readonly format: ((text: string) => boolean) | null
}

export interface NumberTests {
  readonly minimum: number
  readonly maximum: number
  readonly exclusiveMinimum: number
  readonly exclusiveMaximum: number
  readonly multipleOf: number | null
}

export interface ArrayTests {
  readonly minItems: number
  readonly maxItems: number
  readonly unique: boolean
  readonly prefix: readonly Node[]
  readonly items: Node | null
  readonly contains: Node | null
  readonly minContains: number
  readonly maxContains: number
  readonly unevaluated: Node | null
}

export interface ObjectTests {
  readonly minProperties: number
  readonly maxProperties: number
  /** What is required and not listed in `members`. */
  readonly unlisted: readonly string[]
  readonly required: readonly string[]
  readonly properties: ReadonlyMap<string, Node> | null
  /** The listed properties, for going over the schema instead of the value. */
  readonly members: readonly Member[]
  /** Whether a property that is not listed can matter. */
  readonly open: boolean
  readonly patterns: readonly (readonly [Pattern, Node])[] | null
  readonly additional: Node | null
  readonly names: Node | null
  readonly dependentRequired: ReadonlyMap<string, readonly string[]> | null
  readonly unevaluated: Node | null
}

/** A listed property. */
export interface Member {
  readonly name: string
  readonly node: Node
  readonly required: boolean
  /** Whether every object answers to this name, as to `constructor`: it has to be asked for otherwise. */
  readonly inherited: boolean
}

export interface InPlaceTests {
  readonly schema: Schema
  readonly reference: Node | null
  /** Whether the reference is all that the schema says. */
  readonly alone: boolean
  readonly dynamic: string | null
  readonly allOf: readonly Node[]
  readonly anyOf: readonly Node[]
  readonly oneOf: readonly Node[]
  readonly not: Node | null
  readonly condition: Node | null
  readonly consequent: Node | null
  readonly alternative: Node | null
  readonly dependentSchemas: ReadonlyMap<string, Node> | null
}

const memo = schemaMemo<Node>()

/** One node per schema, so that nodes can be compared by identity. */
export function nodeOf(schema: Schema): Node {
  return memo.get(schema) ?? memo.set(schema, { schema, tests: null, uses: 0, units: [] })
}
