import { createHash } from 'node:crypto'
import type { Policy } from '../../../src/core/alert/policy.ts'
import { readPolicy } from '../../../src/core/alert/read-policy.ts'
import type { Exchange, ResponseMessage } from '../../../src/core/exchange/exchange.ts'
import type { Json } from '../../../src/core/json/json.ts'
import type { MonitorDefinition } from '../../../src/core/monitor/definition.ts'
import type { Baseline } from '../../../src/core/shape/baseline/baseline.ts'
import { readSchedule } from '../../../src/edges/schedule/read-schedule.ts'
import { NoResponseError } from '../../../src/errors.ts'
import type { RequestPlan } from '../../../src/ports/http.ts'
import type { Alarm } from '../../../src/ports/schedule.ts'
import { createWatch } from '../../../src/app/runs/watch.ts'
import type { Watch, WatchDeps, WatchNews } from '../../../src/app/runs/watch-deps.ts'
import { readMonitor, type WatchedMonitor } from '../../../src/app/runs/watched-monitor.ts'
import { memoryStore, type MemoryStore } from './memory-store.ts'

export const order = { id: 1, total: 10.5, email: 'a@example.com' }

export interface World {
  readonly store: MemoryStore
  readonly news: WatchNews[]
  /** When each request was made. */
  readonly asked: { readonly at: number; readonly url: string }[]
  heartbeats: number
  now: number
  /** What the provider answers from now on; null: nothing at all. */
  answer: { readonly status: number; readonly body: Json; readonly tookMs?: number } | null
  headers: [string, string][]
  monitor(definition?: Partial<MonitorDefinition>): WatchedMonitor
  /** A process starts and watches these. */
  start(monitors: readonly WatchedMonitor[], more?: Partial<WatchDeps>): Promise<Watch>
  /** Time passes until then, with every alarm in it. */
  runTo(until: number): Promise<void>
}

/** A provider, a registry and a clock that a test moves. */
export function world(now: number): World {
  const store = memoryStore()
  const baselines = new Map<string, Baseline>()
  let wake: () => void = asleep
  let wakeAt = Infinity
  let watch: Watch | null = null
  let ids = 0
  const clock = { now: () => it.now, mark: () => it.now }
  const alarm = (then: () => void): Alarm => {
    wake = then
    return {
      follow: () => undefined,
      at: time => {
        wakeAt = time
      },
      stop: () => {
        wakeAt = Infinity
      },
    }
  }
  const send = async (plan: RequestPlan): Promise<Exchange> => {
    it.asked.push({ at: it.now, url: plan.url })
    if (it.answer === null) throw new NoResponseError(plan.operation, 'timeout', 'Try again.')
    const { status, body, tookMs = 20 } = it.answer
    const response: ResponseMessage = {
      status,
      headers: [['content-type', 'application/json'], ...it.headers],
      body: { kind: 'json', value: body, bytes: 10 },
    }
    const request = {
      method: plan.method,
      url: plan.url,
      headers: [],
      body: { kind: 'none' } as const,
    }
    const { provider, scope } = plan
    return { id: `call-${++ids}`, provider, scope, startedAt: it.now, tookMs, request, response }
  }
  const it: World = {
    store,
    news: [],
    asked: [],
    heartbeats: 0,
    now,
    answer: { status: 200, body: { items: [order] } },
    headers: [],
    monitor(definition = {}) {
      const whole = { name: 'acme', target: 'https://api.acme.example/v1/orders', ...definition }
      const found = { file: '/monitors/acme.ts', definition: whole, hasCheck: false }
      const context = { connectors: {}, timeoutMs: 30_000, readSchedule, digest, now: it.now }
      const read = readMonitor(found, context)
      if (!read.ok) throw new Error(read.problem)
      return read.monitor
    },
    async start(monitors, more = {}) {
      const deps: WatchDeps = {
        clock,
        store,
        outbox: { prune: async () => 0 },
        alarm,
        policy: everybody,
        gates: {},
        budget: {},
        learning: 'missing',
        heartbeat: () => void it.heartbeats++,
        tell: news => void it.news.push(news),
        monitors: { check: async () => ({ ok: true, sentences: [] }) },
        target: { env: () => undefined, connectors: {}, pin: async () => null },
        canary: {
          clock,
          digest,
          ignores: [],
          http: { send, page: async () => Promise.reject(new Error()), close: async () => {} },
          observing: { hash: text => text, keepValues: () => false },
          intake: { take: () => true, flush: async () => {} },
          contracts: {
            baseline: async provider => baselines.get(provider) ?? null,
            checkPin: () => Promise.resolve(),
            pin: async () => null,
            providers: async () => [],
            saveBaseline: async baseline => {
              baselines.set(baseline.provider, baseline)
              return 'contracts/acme.baseline.json'
            },
          },
        },
        ...more,
      }
      watch = await createWatch(deps)
      await watch.watch(monitors, false)
      await watch.settled()
      return watch
    },
    async runTo(until) {
      while (wakeAt <= until) {
        it.now = Math.max(it.now, wakeAt)
        wakeAt = Infinity
        wake()
        await watch?.settled()
      }
      it.now = until
    },
  }
  return it
}

function everybody(): Policy {
  const read = readPolicy({ receivers: ['team'] })
  if (!read.ok) throw new Error(read.problem)
  return read.value
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What an alarm does before anybody has set it. */
function asleep(): void {}
