import type { Change } from '../../core/diff/change.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { headersOf } from '../../core/exchange/headers.ts'
import { splitOperation } from '../../core/exchange/subject.ts'
import type { Json } from '../../core/json/json.ts'
import type { Expectations } from '../../core/monitor/definition.ts'
import { isExpectedStatus } from '../../core/monitor/expected-status.ts'
import { judge } from '../../core/rules/judge.ts'
import type { ExpectationFact } from '../../core/rules/table/expectations.ts'
import type { FoundMonitor, Monitors } from '../../ports/monitors.ts'
import type { CanaryDeps } from '../canary/deps.ts'
import type { CanaryChecks } from '../canary/target.ts'

export interface CheckDeps extends Pick<CanaryDeps, 'clock' | 'digest' | 'ignores'> {
  readonly monitors: Pick<Monitors, 'check'>
}

const CHECK_TIMEOUT_MS = 10_000

/** What a monitor expects beside a shape that stays: a status, headers, and what its own check says. */
export function checksOf(monitor: FoundMonitor, deps: CheckDeps): CanaryChecks {
  const { expect = {} } = monitor.definition
  return {
    shape: expect.shape ?? 'both',
    async expect(operation, answers) {
      const [first] = answers
      if (first === undefined) return { findings: [], reason: '' }
      const changes: Change[] = []
      let reason = ''
      for (const { exchange } of answers) {
        const found = describe(operation, exchange)
        changes.push(...statusChanges(expect, exchange, found))
        changes.push(...headerChanges(expect, exchange, found))
        const checked = await ownCheck(monitor, exchange, deps, found)
        changes.push(...checked.changes)
        reason ||= checked.reason
      }
      const { provider, scope } = first.exchange
      const { digest, clock, ignores } = deps
      // No baseline can take it in: the expectation is ours.
      const context = {
        provider,
        scope,
        verdict: 'ours',
        hash: digest,
        now: clock.now(),
        ignores,
      } as const
      return { findings: judge(changes, context), reason }
    },
  }
}

/** Whether a monitor says that an answer with this status is what it wants, whatever such a status usually means. */
export function wantsStatus({ status }: Expectations, given: number): boolean {
  return status !== undefined && isExpectedStatus(status, new Set())(given)
}

/** What broke, as a fact. `says`: its own sentence, where the rule has none. */
type Found = (
  fact: ExpectationFact,
  place: string,
  sides: readonly [Json, Json],
  says?: string,
) => Change

function statusChanges({ status }: Expectations, exchange: Exchange, found: Found): Change[] {
  const given = exchange.response.status
  if (status === undefined || wantsStatus({ status }, given)) return []
  return [found('expected.status', '', [[status].flat().join(' or '), given])]
}

function headerChanges({ headers }: Expectations, exchange: Exchange, found: Found): Change[] {
  return Object.entries(headers ?? {}).flatMap(([name, wanted]) => {
    const field = name.toLowerCase()
    const values = headersOf(exchange.response.headers, field)
    const is = typeof wanted === 'string' ? values.includes(wanted) : values.length > 0 === wanted
    if (is) return []
    // What came may be data, and is not told.
    const expected = typeof wanted === 'string' ? wanted : wanted ? 'present' : 'absent'
    const actual = values.length === 0 ? 'absent' : wanted === false ? 'present' : 'another text'
    return [found('expected.header', `header:${field}`, [expected, actual])]
  })
}

interface Checked {
  readonly changes: readonly Change[]
  readonly reason: string
}

async function ownCheck(
  monitor: FoundMonitor,
  exchange: Exchange,
  { monitors }: CheckDeps,
  found: Found,
): Promise<Checked> {
  if (!monitor.hasCheck) return { changes: [], reason: '' }
  const checked = await monitors.check(monitor, exchange, CHECK_TIMEOUT_MS)
  if (!checked.ok) {
    const reason = `Monitor ${monitor.definition.name}: ${checked.problem}`
    return { changes: [], reason: reason.endsWith('.') ? reason : `${reason}.` }
  }
  if (checked.sentences.length === 0) return { changes: [], reason: '' }
  // One finding for all that it says: its words may hold numbers, and are no identity.
  const says = checked.sentences.join('; ')
  return { changes: [found('expected.check', '', [null, null], says)], reason: '' }
}

function describe(operation: string, exchange: Exchange): Found {
  const { method, path } = splitOperation(operation)
  const where = { method, path, status: String(exchange.response.status), mediaType: '' }
  return (fact, place, sides, says) => {
    const [base, revision] = sides
    const details = says === undefined ? {} : { details: { says } }
    return { fact, direction: 'response', where, place, base, revision, ...details }
  }
}
