import type { Finding, Level } from './finding.ts'

/** From the worst to the mildest. */
export const levels: readonly Level[] = ['error', 'warning', 'info']

export function isWorse(a: Level, b: Level): boolean {
  return levels.indexOf(a) < levels.indexOf(b)
}

/** Whether `level` reaches the limit: an error reaches `warning`. */
export function atLeast(level: Level, limit: Level): boolean {
  return !isWorse(limit, level)
}

export type LevelCounts = Readonly<Record<Level, number>>

export function countLevels(findings: readonly Finding[]): LevelCounts {
  const count = (level: Level): number => findings.filter(finding => finding.level === level).length
  return { error: count('error'), warning: count('warning'), info: count('info') }
}

/** The finding as something that may break a consumer, at the most. */
export function atMostWarning(finding: Finding): Finding {
  return finding.level === 'error' ? { ...finding, level: 'warning' } : finding
}
