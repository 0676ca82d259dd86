import type { Json } from '../../json/json.ts'

/** A JSONPath query that was read. @see RFC 9535 */
export interface Query {
  /** `$` or, inside of filters, `@`. */
  readonly from: 'root' | 'current'
  readonly segments: readonly Segment[]
}

export interface Segment {
  /** `..`: the selectors hold for the value and all that is in it. */
  readonly descends: boolean
  readonly selectors: readonly Selector[]
}

export type Selector =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'index'; readonly index: number }
  | Slice
  | { readonly kind: 'filter'; readonly test: Test }

export interface Slice {
  readonly kind: 'slice'
  readonly start: number | null
  readonly end: number | null
  readonly step: number
}

/** What a filter asks of each value. */
export type Test =
  | { readonly kind: 'or' | 'and'; readonly of: readonly Test[] }
  | { readonly kind: 'not'; readonly of: Test }
  | { readonly kind: 'exists'; readonly query: Query }
  | {
      readonly kind: 'compare'
      readonly operator: Comparison
      readonly left: Operand
      readonly right: Operand
    }
  | { readonly kind: 'match' | 'search'; readonly text: Operand; readonly pattern: Operand }

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>='

/** What has one value, or none. */
export type Operand =
  | { readonly kind: 'literal'; readonly value: Json }
  /** Of names and indexes only, so that it selects one value at most. */
  | { readonly kind: 'singular'; readonly query: Query }
  | { readonly kind: 'length'; readonly of: Operand }
  | { readonly kind: 'count' | 'value'; readonly query: Query }

export function isSingular({ segments }: Query): boolean {
  return segments.every(({ descends, selectors: [first, ...more] }) => {
    const isOne = first?.kind === 'name' || first?.kind === 'index'
    return !descends && isOne && more.length === 0
  })
}
