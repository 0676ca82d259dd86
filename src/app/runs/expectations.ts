import type { Exchange } from '../../core/exchange/exchange.ts'
import { headersOf } from '../../core/exchange/headers.ts'
import { splitOperation } from '../../core/exchange/subject.ts'
import type { Json } from '../../core/json/json.ts'
import type { Expectations } from '../../core/monitor/definition.ts'
import { isExpectedStatus } from '../../core/monitor/expected-status.ts'
import type { Finding } from '../../core/rules/finding.ts'
import type { FoundMonitor, Monitors } from '../../ports/monitors.ts'
import type { CanaryChecks, Expected } from '../canary/target.ts'

export interface CheckDeps {
  readonly monitors: Pick<Monitors, 'check'>
  readonly digest: (text: string) => string
}

const CHECK_TIMEOUT_MS = 10_000

/** What a monitor expects beside a shape that stays: a status, headers, and what its own check says. */
export function checksOf(monitor: FoundMonitor, deps: CheckDeps): CanaryChecks {
  const { expect = {} } = monitor.definition
  return {
    shape: expect.shape ?? 'both',
    async expect(operation, answers) {
      const findings: Finding[] = []
      let reason = ''
      for (const { exchange } of answers) {
        const found = describe(operation, exchange, deps)
        findings.push(...statusFindings(expect, exchange, found))
        findings.push(...headerFindings(expect, exchange, found))
        const checked = await ownCheck(monitor, exchange, deps, found)
        findings.push(...checked.findings)
        reason ||= checked.reason
      }
      return { findings, reason }
    },
  }
}

/** Whether a monitor says that an answer with this status is what it wants, whatever such a status usually means. */
export function wantsStatus({ status }: Expectations, given: number): boolean {
  return status !== undefined && isExpectedStatus(status, new Set())(given)
}

type Found = (rule: string, at: string, sides: readonly [Json, Json], message: string) => Finding

function statusFindings({ status }: Expectations, exchange: Exchange, found: Found): Finding[] {
  const given = exchange.response.status
  if (status === undefined || wantsStatus({ status }, given)) return []
  const wanted = [status].flat().join(' or ')
  const message = `the status is ${given}, and the monitor expects ${wanted}`
  return [found('expected-status', '', [wanted, given], message)]
}

function headerFindings({ headers }: Expectations, exchange: Exchange, found: Found): Finding[] {
  return Object.entries(headers ?? {}).flatMap(([name, wanted]) => {
    const field = name.toLowerCase()
    const values = headersOf(exchange.response.headers, field)
    const is = typeof wanted === 'string' ? values.includes(wanted) : values.length > 0 === wanted
    if (is) return []
    // What came may be data, and is not told.
    const expected = typeof wanted === 'string' ? wanted : wanted ? 'present' : 'absent'
    const actual = values.length === 0 ? 'absent' : wanted === false ? 'present' : 'another text'
    const message = `the header ${field} is ${actual}, and the monitor expects: ${expected}`
    return [found('expected-header', `header:${field}`, [expected, actual], message)]
  })
}

async function ownCheck(
  monitor: FoundMonitor,
  exchange: Exchange,
  { monitors }: CheckDeps,
  found: Found,
): Promise<Expected> {
  if (!monitor.hasCheck) return { findings: [], reason: '' }
  const checked = await monitors.check(monitor, exchange, CHECK_TIMEOUT_MS)
  if (!checked.ok) {
    const reason = `Monitor ${monitor.definition.name}: ${checked.problem}`
    return { findings: [], reason: reason.endsWith('.') ? reason : `${reason}.` }
  }
  if (checked.sentences.length === 0) return { findings: [], reason: '' }
  // One finding for all that it says: its words may hold numbers, and are no identity.
  const message = checked.sentences.join('; ')
  return { findings: [found('expected-check', '', [null, null], message)], reason: '' }
}

function describe(operation: string, exchange: Exchange, { digest }: CheckDeps): Found {
  const { provider, scope } = exchange
  const { method, path } = splitOperation(operation)
  const status = String(exchange.response.status)
  return (rule, at, sides, message) => {
    const identity = [provider, scope, operation, rule, at, sides]
    return {
      id: digest(JSON.stringify(identity)).slice(0, 12),
      rule,
      level: 'error',
      verdict: 'drift',
      provider,
      scope,
      method,
      path,
      status,
      direction: 'response',
      at,
      expected: sides[0],
      actual: sides[1],
      evidence: null,
      usedBy: null,
      contract: null,
      message,
    }
  }
}
