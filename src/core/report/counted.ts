import type { LevelCounts } from '../rules/levels.ts'

/** `1,234,567`. The tables of languages that `toLocaleString` loads take longer than most runs. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

export function plural(count: number, word: string): string {
  const text = grouped(count)
  return count === 1 ? `${text} ${word}` : `${text} ${word}s`
}

/** `1 error, 2 warnings`: the levels that were met, and `0 errors` where none was an error. */
export function summaryText({ error, warning, info }: LevelCounts): string {
  const parts = [plural(error, 'error')]
  if (warning > 0) parts.push(plural(warning, 'warning'))
  if (info > 0) parts.push(`${grouped(info)} info`)
  return error === 0 && warning === 0 && info === 0 ? 'no findings' : parts.join(', ')
}
