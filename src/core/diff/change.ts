import type { Json } from '../json/json.ts'
import type { Place } from '../json/place.ts'
import type { Origin, Schema } from '../shape/schema/schema.ts'

/** Where a change happened, down to the message; the place inside it is `Change.place`. */
export interface Where {
  /** Upper case; `''` for what belongs to no operation. */
  readonly method: string
  /** Path template, webhook name, or `''`. */
  readonly path: string
  /** `200`, `2XX`, `default`, or `''` on the request side. */
  readonly status: string
  /** `application/json`, or `''`. */
  readonly mediaType: string
}

/** How far what was seen carries: `seen` of `of` now, against the baseline. Times are epoch milliseconds. */
export interface Evidence {
  readonly seen: number
  readonly of: number
  readonly baselineSeen?: number
  readonly baselineOf?: number
  readonly firstSeen?: number
  readonly lastSeen?: number
}

/** Two schemas that stand for the same thing, and the pair that they stand in; null for that of a whole message. */
export interface SchemaPair {
  readonly base: Schema
  readonly revision: Schema
  readonly outer: SchemaPair | null
}

/** A fact: base and revision differ here. It knows nothing of levels. */
export interface Change {
  /** What happened, as the rule table looks it up: `property.removed`, `maximum.decreased`. */
  readonly fact: string
  readonly direction: 'request' | 'response' | 'none'
  readonly where: Where
  readonly place: Place
  /** The two sides, for people: kinds, bounds, counts. Never a value that may be data. */
  readonly base?: Json
  readonly revision?: Json
  /** What else the rule and its sentence need; each producer documents its own. */
  readonly details?: Readonly<Record<string, Json>>
  readonly evidence?: Evidence
  /** The schemas that were compared when this was found, where it comes from keywords. */
  readonly schemas?: SchemaPair
  readonly origin?: { readonly base?: Origin; readonly revision?: Origin }
}
