import type { Exchange } from '../../core/exchange/exchange.ts'
import type { RehearsedChange } from '../../core/monitor/rehearsal.ts'
import { rehearse } from '../../core/monitor/rehearse.ts'
import type { Baseline } from '../../core/shape/baseline/baseline.ts'
import { NoResponseError } from '../../errors.ts'
import type { Http, RequestPlan } from '../../ports/http.ts'
import type { CanaryDeps } from '../canary/deps.ts'
import type { Learning } from '../canary/learn.ts'

export interface RehearsedRun<Result> {
  readonly result: Result
  /** Changes that hit nothing of the answer. */
  readonly missed: readonly RehearsedChange[]
}

type AskDeps = Omit<CanaryDeps, 'runs' | 'newId' | 'timeoutMs'>

/**
 * Asks once, plays changes into the answer, and judges that. Nothing is stored. What has no baseline yet is held
 * against the answer as it really came.
 *
 * @param run a run with the given edges, which may only learn what it is told to.
 */
export async function rehearseRun<Result>(
  changes: readonly RehearsedChange[],
  deps: AskDeps,
  run: (deps: AskDeps, learning: Learning) => Promise<Result>,
): Promise<RehearsedRun<Result>> {
  const baselines = new Map<string, Baseline>()
  const answers = new Map<string, Promise<Exchange>>()
  const hits = new Map<RehearsedChange, number>()
  const memory: AskDeps = {
    ...deps,
    intake: { take: () => true, flush: async () => undefined },
    contracts: {
      ...deps.contracts,
      baseline: async name => baselines.get(name) ?? deps.contracts.baseline(name),
      saveBaseline: async baseline => {
        baselines.set(baseline.provider, baseline)
        return ''
      },
    },
  }
  const once = async (plan: RequestPlan): Promise<Exchange> => {
    const key = `${plan.method} ${plan.url}`
    const asked = answers.get(key) ?? deps.http.send(plan)
    answers.set(key, asked)
    return asked
  }
  const changed = async (plan: RequestPlan): Promise<Exchange> => {
    let exchange = await once(plan)
    for (const change of changes) {
      const played = rehearse(exchange, change)
      hits.set(change, (hits.get(change) ?? 0) + played.hits)
      exchange = played.exchange
    }
    if (exchange.tookMs <= plan.timeoutMs) return exchange
    throw new NoResponseError(plan.operation, 'timeout', 'It was rehearsed to take longer.')
  }
  await run({ ...memory, http: asking(deps.http, once) }, 'missing')
  const result = await run({ ...memory, http: asking(deps.http, changed) }, 'nothing')
  return { result, missed: changes.filter(change => (hits.get(change) ?? 0) === 0) }
}

function asking(http: Http, send: Http['send']): Http {
  return { ...http, send }
}
