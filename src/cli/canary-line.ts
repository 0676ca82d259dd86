import type { Answered } from '../app/canary/answer.ts'
import { outcomeOf, type OperationOutcome } from '../app/canary/outcome.ts'
import type { CanaryTarget } from '../app/canary/target.ts'
import { quotaOf } from '../core/connector/quota.ts'
import type { PlaceRow } from '../core/shape/tally/place-row.ts'
import type { Io } from './io.ts'
import { count, grouped, span } from './phrases.ts'

/** One operation of a canary run, in one line: `✓ acme GET /v1/orders  healthy  198 ms  1 request`. */
export function canaryLine(target: CanaryTarget, outcome: OperationOutcome, io: Io): string {
  const { paint } = io
  const said = outcomeOf(outcome)
  const isHarmless = outcome.findings.every(({ level }) => level === 'info')
  const marks = {
    healthy: paint.green('✓'),
    learned: paint.green('✓'),
    findings: isHarmless ? paint.green('✓') : paint.red('✗'),
    inconclusive: paint.yellow('?'),
  }
  const found = isHarmless
    ? `healthy, ${outcome.findings.length} info`
    : count(outcome.findings.length, 'finding')
  const verdict = said === 'findings' ? found : said
  const name = `${marks[said]} ${target.provider} ${outcome.operation}`
  const parts = [name, verdict, ...facts(target, outcome)]
  const reason = outcome.reason === '' ? '' : `  ${outcome.reason}\n`
  return `${parts.join('  ')}\n${reason}`
}

function facts(target: CanaryTarget, outcome: OperationOutcome): readonly string[] {
  const exchanges = outcome.answers.flatMap(({ exchange }) => (exchange === null ? [] : [exchange]))
  const last = exchanges.at(-1)
  if (last === undefined) return []
  const slowest = Math.max(...exchanges.map(({ tookMs }) => tookMs))
  const quota = quotaOf(target.connector, last.response.headers)
  const left =
    quota === null || quota.limit === null
      ? ''
      : ` (${grouped(quota.remaining)} of ${grouped(quota.limit)} left)`
  const requests = `${count(outcome.answers.length, 'request')}${left}`
  const answered = outcome.answers.filter(answer => answer.kind === 'answered')
  const seen = (outcome.learned ?? 0) > 0 ? [places(answered)] : []
  return [span(slowest), ...seen, requests]
}

/** `31 places (25 always there, 6 optional)` */
function places(answers: readonly Answered[]): string {
  const rows = answers.flatMap(({ shape }) => shape.places).filter(isOfBody)
  const always = rows.filter(({ seen, of }) => seen === of).length
  return `${count(rows.length, 'place')} (${always} always there, ${rows.length - always} optional)`
}

function isOfBody({ place }: PlaceRow): boolean {
  return !place.startsWith('header:')
}
