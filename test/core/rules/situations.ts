import type { Situation } from '../../../src/core/rules/adjudicate.ts'
import type { Sighting } from '../../../src/core/rules/agreement.ts'

/** A situation, and how it is to be ruled. */
export interface SituationRow {
  readonly name: string
  /** Days on which a recording breaks the promise, keeps it, or shows nothing. */
  readonly breaks?: readonly string[]
  readonly keeps?: readonly string[]
  readonly silent?: readonly string[]
  readonly rest?: Partial<Situation>
  readonly verdict: string
  readonly atMost: string
  readonly because: string
}

const unknown = { baseline: 'unknown', baselineOn: '', examples: 'unknown' } as const

export function situationOf({
  breaks = [],
  keeps = [],
  silent = [],
  rest = {},
}: Partial<SituationRow>): Situation {
  const all = { breaks, keeps, silent }
  const sightings = (['breaks', 'keeps', 'silent'] as const).flatMap(seen =>
    all[seen].map((on): Sighting => ({ on, seen })),
  )
  const pinnedOn = '2025-06-01'
  return { direction: 'response', shows: 'show null', pinnedOn, sightings, ...unknown, ...rest }
}

export const days = ['2017-10-10', '2019-10-10', '2021-05-05', '2024-01-01', '2026-02-02'] as const

const [y2017, y2019, y2021, y2024, y2026] = days

/** Dates by baseline by agreement, and what follows. */
export const situationRows: readonly SituationRow[] = [
  {
    name: 'several dates agree, the baseline knows it',
    breaks: [y2019, y2021, y2024],
    rest: { baseline: 'breaks' },
    verdict: 'contract-wrong',
    atMost: 'warning',
    because:
      'contract wrong: 3 recordings from 2019 to 2024 all show null; the baseline knows null too',
  },
  {
    name: 'several dates agree, no baseline',
    breaks: [y2019, y2021, y2024],
    verdict: 'contract-wrong',
    atMost: 'warning',
    because: 'contract wrong: 3 recordings from 2019 to 2024 all show null',
  },
  {
    name: 'several dates agree, and the last is long before the contract',
    breaks: [y2017, y2019],
    verdict: 'contract-wrong',
    atMost: 'warning',
    because: 'contract wrong: 2 recordings from 2017 to 2019 all show null',
  },
  {
    name: 'days of one month, long before the contract',
    breaks: ['2017-10-10', '2017-11-01'],
    verdict: 'stale-recording',
    atMost: 'warning',
    because:
      'recording stale: 2 recordings from 2017-10-10 to 2017-11-01 show null, long before the contract of 2025-06-01, and nothing newer shows the place',
  },
  {
    name: 'days of one month, and the contract soon after',
    breaks: ['2025-04-10', '2025-05-01'],
    verdict: 'contract-wrong',
    atMost: 'warning',
    because: 'contract wrong: 2 recordings from 2025-04-10 to 2025-05-01 all show null',
  },
  {
    name: 'older break, newer hold',
    breaks: [y2017, y2019],
    keeps: [y2021, y2024],
    verdict: 'stale-recording',
    atMost: 'error',
    because:
      'recording stale: 2 recordings from 2017 to 2019 show null, and 2 newer recordings from 2021 to 2024 keep the promise',
  },
  {
    name: 'older break, newer hold, the baseline knows it from before',
    breaks: [y2019],
    keeps: [y2024],
    rest: { baseline: 'breaks', baselineOn: y2021 },
    verdict: 'stale-recording',
    atMost: 'error',
    because:
      'recording stale: 1 recording of 2019-10-10 shows null, and 1 newer recording of 2024-01-01 keeps the promise',
  },
  {
    name: 'older break, newer hold, the baseline knows it since',
    breaks: [y2019],
    keeps: [y2021],
    rest: { baseline: 'breaks', baselineOn: y2024 },
    verdict: 'contract-wrong',
    atMost: 'warning',
    because: 'contract wrong: 1 recording of 2019-10-10 shows null; the baseline knows null too',
  },
  {
    name: 'older hold, newer break',
    breaks: [y2026],
    keeps: [y2021, y2024],
    verdict: 'drift',
    atMost: 'error',
    because:
      'drift: 2 recordings from 2021 to 2024 keep the promise, and 1 newer recording of 2026-02-02 shows null',
  },
  {
    name: 'older hold, newer break, and the baseline keeps it',
    breaks: [y2026],
    keeps: [y2024],
    rest: { baseline: 'keeps' },
    verdict: 'drift',
    atMost: 'error',
    because:
      'drift: 1 recording of 2024-01-01 keeps the promise, and 1 newer recording of 2026-02-02 shows null; the baseline keeps the promise',
  },
  {
    name: 'older hold, newer break, and the baseline was moved to it',
    breaks: [y2026],
    keeps: [y2024],
    rest: { baseline: 'breaks' },
    verdict: 'contract-wrong',
    atMost: 'warning',
    because: 'contract wrong: 1 recording of 2026-02-02 shows null; the baseline knows null too',
  },
  {
    name: 'break and hold on one day',
    breaks: [y2024],
    keeps: [y2024],
    verdict: 'contract-wrong',
    atMost: 'warning',
    because:
      'contract wrong: 1 recording of 2024-01-01 shows null, and 1 other recording of 2024-01-01 keeps the promise, so it was never kept always',
  },
  {
    name: 'break, hold, break',
    breaks: [y2017, y2024],
    keeps: [y2019],
    verdict: 'contract-wrong',
    atMost: 'warning',
    because:
      'contract wrong: 2 recordings from 2017 to 2024 show null, and 1 other recording of 2019-10-10 keeps the promise, so it was never kept always',
  },
  {
    name: 'one break after a baseline that keeps it',
    breaks: [y2026],
    rest: { baseline: 'keeps', baselineOn: y2024 },
    verdict: 'drift',
    atMost: 'error',
    because:
      'drift: 1 recording of 2026-02-02 shows null, after the baseline of 2024-01-01; the baseline keeps the promise',
  },
  {
    name: 'one break after the contract, and a baseline without a day keeps it',
    breaks: [y2026],
    rest: { baseline: 'keeps' },
    verdict: 'drift',
    atMost: 'error',
    because:
      'drift: 1 recording of 2026-02-02 shows null, after the contract of 2025-06-01; the baseline keeps the promise',
  },
  {
    name: 'one break before a baseline that keeps it',
    breaks: [y2019],
    rest: { baseline: 'keeps', baselineOn: y2024 },
    verdict: 'stale-recording',
    atMost: 'error',
    because:
      'recording stale: 1 recording of 2019-10-10 shows null; the baseline keeps the promise',
  },
  {
    name: 'one break without a day, and a baseline that keeps it',
    breaks: [''],
    rest: { baseline: 'keeps', pinnedOn: '' },
    verdict: 'stale-recording',
    atMost: 'error',
    because: 'recording stale: 1 recording shows null; the baseline keeps the promise',
  },
  {
    name: 'one break long before the contract',
    breaks: [y2019],
    verdict: 'stale-recording',
    atMost: 'warning',
    because:
      'recording stale: 1 recording of 2019-10-10 shows null, long before the contract of 2025-06-01, and nothing newer shows the place',
  },
  {
    name: 'one break long before the contract, whose examples do it too',
    breaks: [y2019],
    rest: { examples: 'break' },
    verdict: 'contract-wrong',
    atMost: 'warning',
    because:
      "contract wrong: 1 recording of 2019-10-10 shows null; the contract's own examples do too",
  },
  {
    name: 'one break after the contract, and nothing else',
    breaks: [y2026],
    verdict: 'contract-wrong',
    atMost: 'warning',
    because:
      'contract wrong: 1 recording of 2026-02-02 shows null; nothing shows that the promise was ever kept',
  },
  {
    name: 'one break, and examples that keep it',
    breaks: [y2026],
    rest: { examples: 'keep' },
    verdict: 'contract-wrong',
    atMost: 'warning',
    because:
      'contract wrong: 1 recording of 2026-02-02 shows null; nothing shows that the promise was ever kept',
  },
  {
    name: 'a request of ours',
    breaks: [y2024],
    rest: { direction: 'request', baseline: 'breaks' },
    verdict: 'ours',
    atMost: 'error',
    because:
      'ours: 1 request of ours breaks what the contract asks for; no answer of the provider is in question',
  },
  {
    name: 'nothing but answers that show nothing',
    silent: [y2021, y2024],
    verdict: 'inconclusive',
    atMost: 'warning',
    because:
      'inconclusive: no recording that answers shows the place, so nothing is known of the promise',
  },
  {
    name: 'silent answers beside one that breaks',
    breaks: [y2024],
    silent: [y2019, y2026],
    rest: { pinnedOn: '' },
    verdict: 'contract-wrong',
    atMost: 'warning',
    because:
      'contract wrong: 1 recording of 2024-01-01 shows null; nothing shows that the promise was ever kept',
  },
]
