import type { Place } from '../../json/place.ts'
import type { FormatName } from '../../text/formats.ts'
import type { Kind } from '../kind.ts'

/**
 * What was seen at one place: a tally read out flat. Baselines are stored in this form and drift is
 * found between two lists of it. It holds counts, formats and kept literals, never other text.
 */
export interface PlaceRow {
  readonly place: Place
  /** How often the place could have been filled: the count of its parent objects, arrays' items or messages. */
  readonly of: number
  /** How often it was. A missing key is `of - seen`. */
  readonly seen: number
  /** `number` counts only what is not an integer. The counts add up to `seen`. */
  readonly kinds: Readonly<Partial<Record<Kind, number>>>
  /** Strings per format class; a string can count in several. */
  readonly formats: Readonly<Partial<Record<FormatName, number>>>
  readonly length?: Span
  readonly items?: Span
  /** Log-bucket bounds, so that no exact number is told. */
  readonly magnitude?: Span
  /** Distinct scalar values, exact up to 32. */
  readonly distinct?: number | 'many'
  /** Values that may be told: tags, booleans, places named in `keepValues`. */
  readonly literals?: Readonly<Record<string, number>>
}

/** Inclusive bounds. */
export interface Span {
  readonly min: number
  readonly max: number
}
