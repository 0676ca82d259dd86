/** What one recording shows of a promise. */
export interface Sighting {
  /** The day, as `2026-11-20`; `''` where it is unknown. */
  readonly on: string
  /** `silent`: an answer that does not reach the place, or none at all. */
  readonly seen: 'breaks' | 'keeps' | 'silent'
}

/** How several recordings agree on a promise, by their dates. */
export interface Agreement {
  /** `mixed`: it is broken and kept at the same time, or now and then. */
  readonly kind: 'none' | 'all-break' | 'older-break' | 'newer-break' | 'mixed'
  /** The days of the recordings that break it, and of those that keep it, in order; one for each recording. */
  readonly breaking: readonly string[]
  readonly holding: readonly string[]
}

export function agreementOf(sightings: readonly Sighting[]): Agreement {
  const breaking = daysOf(sightings, 'breaks')
  const holding = daysOf(sightings, 'keeps')
  return { kind: kindOf(breaking, holding), breaking, holding }
}

function daysOf(sightings: readonly Sighting[], seen: Sighting['seen']): string[] {
  return sightings
    .filter(sighting => sighting.seen === seen)
    .map(({ on }) => on)
    .sort()
}

function kindOf(breaking: readonly string[], holding: readonly string[]): Agreement['kind'] {
  if (breaking.length === 0) return 'none'
  if (holding.length === 0) return 'all-break'
  if (isBefore(breaking, holding)) return 'older-break'
  return isBefore(holding, breaking) ? 'newer-break' : 'mixed'
}

/** Whether all of one come before all of the other. Where a day is unknown, that is too. */
function isBefore(one: readonly string[], other: readonly string[]): boolean {
  return one[0] !== '' && other[0] !== '' && (one.at(-1) ?? '') < (other[0] ?? '')
}
