/**
 * What can differ between what was seen before and what is seen now. A closed union: every member has a rule.
 * The prefix keeps them apart from the facts of contracts, which say what is promised.
 */
export type DriftFact =
  | 'seen.propertyRemoved'
  | 'seen.propertyBecameOptional'
  | 'seen.propertyBecameNullable'
  | 'seen.propertyKindChanged'
  | 'seen.propertyKindAdded'
  | 'seen.propertyWidened'
  | 'seen.propertyAdded'
  | 'seen.optionalPropertyRemoved'
  | 'seen.nullBecameValue'
  | 'seen.valueAdded'
  | 'seen.listEmptied'
  | 'seen.mapKeysChanged'
  | 'seen.alternativeAdded'
  | 'seen.bodyRemoved'
  | 'seen.bodyAdded'
  | 'seen.headerRemoved'
  | 'seen.headerAdded'
  | 'seen.statusChanged'
  | 'seen.mediaTypeChanged'
  | 'seen.versionChanged'

/** The `details` of every change that drift finds, for the sentence. */
export interface DriftDetails {
  /** What was there, and what is there in its place: kinds, `absent`, `null`, a status, a media type. */
  readonly was: string
  readonly now: string
  /** Whether an answer that was a success is none any more; with `seen.statusChanged` only. */
  readonly failed?: boolean
}
