import type { Labels } from './labels.ts'
import { isSound, matchesAll, type Matcher } from './matcher.ts'

/** Keeps alerts from being told until it ends. Plain JSON; times in epoch milliseconds. */
export interface Silence {
  readonly id: string
  readonly matchers: readonly Matcher[]
  readonly startsAt: number
  /** There is no silence without an end. */
  readonly endsAt: number
  readonly createdBy: string
  readonly because: string
}

/** What is wrong with a silence, as a sentence; null when it is sound. */
export function silenceProblem(silence: Silence, now: number): string | null {
  const { matchers, startsAt, endsAt } = silence
  if (!matchers.every(isSound)) return 'a matcher holds an expression that is none'
  if (matchesAll(matchers, {}))
    return 'it would silence everything: give at least one matcher with a value'
  if (!(endsAt > startsAt)) return 'it ends before it starts'
  return endsAt > now ? null : 'it ends in the past'
}

/** The silence that keeps an alert quiet now; of several, the one that ends last. */
export function silenceOf(
  silences: readonly Silence[],
  labels: Labels,
  now: number,
): Silence | null {
  return silences
    .filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
    .filter(({ matchers }) => matchesAll(matchers, labels))
    .reduce<Silence | null>((last, one) => (last && last.endsAt >= one.endsAt ? last : one), null)
}
