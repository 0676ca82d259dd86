import type { Change } from '../diff/change.ts'
import type { Finding } from './finding.ts'
import { covers, isOver, type Ignore } from './ignores.ts'
import type { RepositoryFact } from './table/repository.ts'

/** The file of the decisions, and on which lines, from 1, they begin. */
export interface WrittenIgnores {
  readonly file: string
  readonly lines: readonly number[]
}

/**
 * What became of decisions not to be told: those that are over, and those that leave nothing out.
 *
 * @param findings all that there are, before any was left out.
 * @param now epoch milliseconds.
 * @param isTold whether what this decision is about could have been among the findings.
 */
export function auditIgnores(
  findings: readonly Finding[],
  ignores: readonly Ignore[],
  now: number,
  isTold: (ignore: Ignore) => boolean,
  written: WrittenIgnores,
): readonly Change[] {
  return ignores.flatMap((ignore, index) => {
    const covered = findings.filter(finding => covers(ignore, finding)).length
    if (isOver(ignore, now) && covered > 0) {
      const told = covered === 1 ? '1 finding is' : `${covered} findings are`
      return [
        audited('ignore.ended', `ended on ${dayOf(ignore)}; ${told} told again`, index, written),
      ]
    }
    if (covered > 0 || !isTold(ignore)) return []
    const ended = isOver(ignore, now) ? `ended on ${dayOf(ignore)} and ` : ''
    return [audited('ignore.unused', `${ended}leaves nothing out any more`, index, written)]
  })
}

function audited(
  fact: RepositoryFact,
  says: string,
  index: number,
  written: WrittenIgnores,
): Change {
  const { file, lines } = written
  const line = lines[index]
  const pointer = `/ignores/${index}`
  return {
    fact,
    direction: 'none',
    where: { method: '', path: '', status: '', mediaType: '' },
    place: pointer,
    details: { file: line === undefined ? file : `${file}:${line}`, says },
    origin: { base: { file, pointer } },
  }
}

function dayOf({ until }: Ignore): string {
  return until === null ? '' : new Date(until).toISOString().slice(0, 10)
}
