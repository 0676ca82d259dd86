export type DurationUnit = 'ms' | 's' | 'm' | 'h' | 'd' | 'w'

/** A duration as people write it: `500ms`, `10s`, `5m`, `1.5h`, `7d`, `2w`. */
export type Duration = `${number}${DurationUnit}`

const unitMs: Readonly<Record<DurationUnit, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

const spelling = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d|w)$/

/** Milliseconds, rounded; null when the text is no duration. Days are 24 hours: a duration knows no calendar. */
export function parseDuration(text: string): number | null {
  const [, count, unit] = spelling.exec(text) ?? []
  if (count === undefined || unit === undefined) return null
  return Math.round(Number(count) * unitMs[unit as DurationUnit])
}

/** The other way, for sentences: the largest unit that divides it, else one decimal of the largest that fits. */
export function formatDuration(ms: number): string {
  const units = Object.entries(unitMs).toReversed()
  const exact = units.find(([unit, size]) => unit !== 'w' && ms >= size && ms % size === 0)
  if (exact) return `${ms / exact[1]} ${exact[0]}`
  const fitting = units.find(([unit, size]) => unit !== 'w' && ms >= size)
  return fitting ? `${Number((ms / fitting[1]).toFixed(1))} ${fitting[0]}` : `${Math.round(ms)} ms`
}
