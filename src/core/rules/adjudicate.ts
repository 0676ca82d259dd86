import { agreementOf, type Agreement, type Sighting } from './agreement.ts'
import type { Level, Verdict } from './finding.ts'
import { baselineText, countText, sightingsText } from './ruling-text.ts'

/** All that can be known of one promise that is broken at one place, before it is said whose fault that is. */
export interface Situation {
  /** `request`: what we send breaks the promise. */
  readonly direction: 'request' | 'response' | 'none'
  /** Every dated look at the place, those that show nothing of it included. */
  readonly sightings: readonly Sighting[]
  /** What it is that comes in place of what was promised, as a verb and its object: `show null`, `lack it`. */
  readonly shows: string
  /** The day from which the contract is, as `2026-11-20`; `''` where that is unknown. */
  readonly pinnedOn: string
  /** Whether the promise was broken in this way while the API was healthy. */
  readonly baseline: 'breaks' | 'keeps' | 'unknown'
  /** The day on which the baseline was last learned or moved; `''` where that is unknown. */
  readonly baselineOn: string
  /** What the contract's own examples do. Those that keep a promise prove nothing: nobody ever received them. */
  readonly examples: 'break' | 'keep' | 'unknown'
}

/** Why a check says no, how grave that can be at the most, and in one sentence what speaks for it. */
export interface Ruling {
  readonly verdict: Exclude<Verdict, 'announced'>
  readonly atMost: Level
  readonly because: string
}

/** What is known of a situation, put in order. */
interface Known extends Situation {
  readonly agreement: Agreement
}

interface Precedent extends Omit<Ruling, 'because'> {
  readonly applies: (known: Known) => boolean
  readonly because: (known: Known) => string
}

/** Months that most APIs outlast: a recording that is older than the contract by more may show what was before it. */
const LONG_DAYS = 183

/** In this order; the first that applies decides. */
const precedents: readonly Precedent[] = [
  {
    verdict: 'ours',
    atMost: 'error',
    applies: ({ direction }) => direction === 'request',
    because: ({ agreement }) =>
      `ours: ${countText(agreement.breaking, 'request')} of ours ${agreement.breaking.length === 1 ? 'breaks' : 'break'} what the contract asks for; no answer of the provider is in question`,
  },
  {
    verdict: 'inconclusive',
    atMost: 'warning',
    applies: ({ agreement }) => agreement.kind === 'none',
    because: () =>
      'inconclusive: no recording that answers shows the place, so nothing is known of the promise',
  },
  {
    // A baseline that was moved since the promise was first kept knows better than the recordings.
    verdict: 'stale-recording',
    atMost: 'error',
    applies: ({ agreement: { kind, holding }, baseline, baselineOn }) =>
      kind === 'older-break' &&
      (baseline !== 'breaks' || (baselineOn !== '' && baselineOn < (holding[0] ?? ''))),
    because: ({ agreement: { breaking, holding }, shows }) =>
      `recording stale: ${sightingsText(breaking, shows)}, and ${sightingsText(holding, 'keep the promise', 'newer recording')}`,
  },
  {
    verdict: 'contract-wrong',
    atMost: 'warning',
    applies: ({ baseline }) => baseline === 'breaks',
    because: known => `${wrong(known)}; ${baselineText(known.shows, 'breaks')}`,
  },
  {
    verdict: 'drift',
    atMost: 'error',
    applies: ({ agreement }) => agreement.kind === 'newer-break',
    because: ({ agreement: { breaking, holding }, shows, baseline }) =>
      `drift: ${sightingsText(holding, 'keep the promise')}, and ${sightingsText(breaking, shows, 'newer recording')}${baseline === 'keeps' ? `; ${baselineText(shows, 'keeps')}` : ''}`,
  },
  {
    verdict: 'contract-wrong',
    atMost: 'warning',
    applies: ({ agreement }) => agreement.kind === 'mixed',
    because: ({ agreement: { breaking, holding }, shows }) =>
      `contract wrong: ${sightingsText(breaking, shows)}, and ${sightingsText(holding, 'keep the promise', 'other recording')}, so it was never kept always`,
  },
  {
    verdict: 'drift',
    atMost: 'error',
    applies: known => known.baseline === 'keeps' && isAfterBaseline(known),
    because: ({ agreement: { breaking }, shows, baselineOn, pinnedOn }) =>
      `drift: ${sightingsText(breaking, shows)}, after ${baselineOn === '' ? `the contract of ${pinnedOn}` : `the baseline of ${baselineOn}`}; ${baselineText(shows, 'keeps')}`,
  },
  {
    verdict: 'stale-recording',
    atMost: 'error',
    applies: ({ baseline }) => baseline === 'keeps',
    because: ({ agreement: { breaking }, shows }) =>
      `recording stale: ${sightingsText(breaking, shows)}; ${baselineText(shows, 'keeps')}`,
  },
  {
    verdict: 'contract-wrong',
    atMost: 'warning',
    applies: ({ examples }) => examples === 'break',
    because: known => `${wrong(known)}; the contract's own examples do too`,
  },
  {
    verdict: 'stale-recording',
    atMost: 'warning',
    applies: ({ agreement: { breaking }, pinnedOn }) =>
      daysBetween(breaking.at(-1) ?? '', pinnedOn) > LONG_DAYS &&
      daysBetween(breaking[0] ?? '', breaking.at(-1) ?? '') <= LONG_DAYS,
    because: ({ agreement: { breaking }, shows, pinnedOn }) =>
      `recording stale: ${sightingsText(breaking, shows)}, long before the contract of ${pinnedOn}, and nothing newer shows the place`,
  },
  {
    verdict: 'contract-wrong',
    atMost: 'warning',
    applies: () => true,
    because: known =>
      new Set(known.agreement.breaking).size > 1
        ? wrong(known)
        : `${wrong(known)}; nothing shows that the promise was ever kept`,
  },
]

/**
 * Says whose fault a broken promise is: the provider left it (`drift`), it never held (`contract-wrong`), the recording
 * is of another time (`stale-recording`), we broke it (`ours`), or nobody can tell (`inconclusive`). What was seen while
 * the API was healthy counts before what several recordings agree on, and that before a single date.
 */
export function adjudicate(situation: Situation): Ruling {
  const known = { ...situation, agreement: agreementOf(situation.sightings) }
  const found = precedents.find(({ applies }) => applies(known))
  // The last precedent takes all that is left.
  if (found === undefined) throw new Error('No precedent applies')
  return { verdict: found.verdict, atMost: found.atMost, because: found.because(known) }
}

function wrong({ agreement: { breaking }, shows }: Known): string {
  const all = breaking.length > 1 ? `all ${shows}` : shows
  return `contract wrong: ${sightingsText(breaking, all)}`
}

/** The baseline's own day decides; where it is unknown, that of the contract, which is pinned beside it. */
function isAfterBaseline({ agreement: { breaking }, baselineOn, pinnedOn }: Known): boolean {
  const day = baselineOn === '' ? pinnedOn : baselineOn
  return day !== '' && (breaking[0] ?? '') > day
}

const DAY_MS = 86_400_000

/** NaN where one of them is unknown, which is neither long nor short. */
function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS
}
