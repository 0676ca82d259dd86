import { countAt, valuesAt } from '../diff/check/count-at.ts'
import type { Change } from '../diff/change.ts'
import { isWithin, type Place } from '../json/place.ts'
import type { Json } from '../json/json.ts'
import { adjudicate, type Ruling, type Situation } from './adjudicate.ts'
import type { Sighting } from './agreement.ts'

/** One recorded answer of an operation, held against its contract. */
export interface DatedAnswer {
  /** The day on which it was recorded, as `2026-11-20`; `''` where it is unknown. */
  readonly on: string
  readonly status: string
  /** Undefined where the answer has no body that is JSON. */
  readonly body: Json | undefined
  /** Set where it tells nothing of the promise: an error page, an auth wall, a rate limit. */
  readonly isNoAnswer?: boolean
  /** What it breaks of the contract; of requests that were sent, too. */
  readonly broken: readonly Change[]
}

/** What is known beside the recordings. */
export interface Witnesses {
  /** The day of the contract, and of the baseline; `''` where it is unknown. */
  readonly pinnedOn: string
  readonly baselineOn: string
  /** Whether the promise was broken so while the API was healthy. */
  readonly baseline: (change: Change) => Situation['baseline']
  /** What the contract's own examples do; left out where nobody looked. */
  readonly examples?: (change: Change) => Situation['examples']
}

/**
 * Rules over what recordings of one operation break: for each change, all of them are heard.
 *
 * @returns a function for changes that stand in `answers`, to be used as the verdict of `judge`.
 */
export function rulingsOver(
  answers: readonly DatedAnswer[],
  witnesses: Witnesses,
): (change: Change) => Ruling {
  // The same fault of several answers is heard once.
  const rulings = new Map<string, Ruling>()
  return change => {
    const key = JSON.stringify([change.fact, change.direction, change.where.status, change.place])
    const known = rulings.get(key) ?? rule(change, answers, witnesses)
    rulings.set(key, known)
    return known
  }
}

function rule(change: Change, answers: readonly DatedAnswer[], witnesses: Witnesses): Ruling {
  const { pinnedOn, baselineOn, baseline, examples } = witnesses
  return adjudicate({
    direction: change.direction,
    sightings: answers.map(answer => sightingOf(change, answer)),
    shows: shownBy(change),
    pinnedOn,
    baseline: baseline(change),
    baselineOn,
    examples: examples?.(change) ?? 'unknown',
  })
}

function sightingOf(change: Change, answer: DatedAnswer): Sighting {
  const { on, broken, status, isNoAnswer = false } = answer
  if (isNoAnswer) return { on, seen: 'silent' }
  const same = broken.some(
    other =>
      other.fact === change.fact &&
      other.place === change.place &&
      other.direction === change.direction &&
      other.where.status === change.where.status,
  )
  if (same) return { on, seen: 'breaks' }
  return { on, seen: status === change.where.status ? keeps(change, answer) : 'silent' }
}

/** An answer keeps a promise only where it shows the place, and breaks nothing there or around it. */
function keeps({ fact, place }: Change, { broken, body }: DatedAnswer): Sighting['seen'] {
  if (body === undefined) return 'silent'
  const isOff = broken.some(other => isBody(other) && isWithin(place, other.place))
  if (isOff) return 'silent'
  return isReached(fact, place, body) ? 'keeps' : 'silent'
}

function isBody({ place, details }: Change): boolean {
  return place.startsWith('/') || details?.['at'] === 'body'
}

/** Facts about whether a key is there are kept by its object, others by a value. */
const ofKeys: ReadonlySet<string> = new Set([
  'property.required-missing',
  'property.dependency-missing',
  'property.not-allowed',
  'property.undocumented',
])

function isReached(fact: string, place: Place, body: Json): boolean {
  if (place.includes(':') && !place.startsWith('/')) return false
  return ofKeys.has(fact) ? countAt(body, place) > 0 : valuesAt(body, place).length > 0
}

const shownOf: Readonly<Record<string, string>> = {
  'property.required-missing': 'lack it',
  'property.dependency-missing': 'lack it',
  'header.required-missing': 'lack it',
  'body.missing': 'lack a body',
  'property.undocumented': 'show it',
  'property.not-allowed': 'show it',
  'value.null-not-allowed': 'show null',
  'enum.value-not-allowed': 'show another value',
  'pattern.violated': 'show another text',
}

function shownBy({ fact, revision }: Change): string {
  const fixed = shownOf[fact]
  if (fixed !== undefined) return fixed
  return typeof revision === 'string' && revision !== '' ? `show ${revision}` : 'break it'
}
