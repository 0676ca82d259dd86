// A process that runs, decides and delivers: `watcher.ts <file> <url> <cycles> <claimMs>` goes on from where the
// registry stands up to `cycles`. In each cycle a run ends, an alert begins, goes on or ends, and what is to be told of
// it is sent to <url>, which answers as it likes. It tells:
//   started         before it does anything
//   committed <n>   the commit of cycle n is acknowledged
//   done            all cycles are committed and all deliveries made
import { flushCompileCache } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { createDeliverer } from '../../../src/app/deliver/deliverer.ts'
import { withWatchState } from '../../../src/app/sync/with-watch-state.ts'
import { decide, type AlertEvent } from '../../../src/core/alert/decide.ts'
import { readPolicy } from '../../../src/core/alert/read-policy.ts'
import { openRegistry } from '../../../src/edges/registry/open.ts'
import type { Sender } from '../../../src/ports/sender.ts'
import { mergeCounts } from '../../edges/registry/counts.ts'
import { run } from '../../edges/registry/samples.ts'
import { gate, monitorState, watchedCall } from '../../edges/registry/watch-samples.ts'
import { labelsOf, START, STEP_MS } from './cycles.ts'

const [file = '', url = '', cycles = '0', claimMs = '0'] = process.argv.slice(2)
const registry = await openRegistry({ url: file, mergeTallies: mergeCounts })
process.stdout.write('started\n')
flushCompileCache()
// Whoever started it is gone: nobody would ever stop it.
process.stdin.resume().once('end', () => process.exit(1))

const read = readPolicy({
  receivers: ['slack', 'mail'],
  defaults: { groupWait: '0s', groupInterval: '1s', groupBy: ['alertname'] },
})
if (!read.ok) throw new Error(read.problem)
const policy = read.value

const sender = (receiver: string): Sender => ({
  async send({ key, episode }, receipt) {
    const body = JSON.stringify({ key, receiver, episode, receipt, pid: process.pid })
    try {
      const response = await fetch(url, { method: 'POST', body })
      const told = await response.text()
      if (response.ok) return { ok: true, receipt: { thread: told } }
      return { ok: false, retry: true, retryAfter: null, reason: `status ${response.status}` }
    } catch {
      return { ok: false, retry: true, retryAfter: null, reason: 'no answer' }
    }
  },
})

// Failures are tried again at once: hours of backoff would make this test last as long.
const deliverer = createDeliverer({
  outbox: {
    ...registry.outbox,
    failed: (key, _nextAt, error) => registry.outbox.failed(key, Date.now(), error),
  },
  senders: new Map([
    ['slack', sender('slack')],
    ['mail', sender('mail')],
  ]),
  now: Date.now,
  random: Math.random,
  claimMs: Number(claimMs),
  restMs: 0,
  onError: error => process.stderr.write(`${String(error)}\n`),
})

function cycle(): Promise<number> {
  return withWatchState(registry.watch, ({ alerts, version }) => {
    const n = version + 1
    const now = START + n * STEP_MS
    // One begins in each cycle, and each ends five cycles later.
    const events: AlertEvent[] = [
      { kind: 'resolve', labels: labelsOf(n - 5), reason: 'it ended' },
      { kind: 'raise', labels: labelsOf(n), annotations: {}, forMs: 0, reason: 'it began' },
    ]
    const told = events.reduce(
      (before, event) => {
        const { state, deliveries, log } = decide(policy, before.state, event, now)
        return {
          state,
          deliveries: [
            ...before.deliveries,
            ...deliveries.map(one => ({ ...one, at: Date.now() })),
          ],
          log: [...before.log, ...log],
        }
      },
      { state: alerts, deliveries: [], log: [] } as ReturnType<typeof decide>,
    )
    return {
      change: {
        runs: [run(`run-${n}`)],
        calls: [watchedCall()],
        monitors: { orders: monitorState(`d${n}`) },
        gates: { 'crm-sync': gate({ reason: `cycle ${n}` }) },
        alerts: told.state,
        deliveries: told.deliveries,
        log: told.log,
      },
      result: n,
    }
  })
}

for (let n = (await registry.watch.load()).version; n < Number(cycles);) {
  n = await cycle()
  process.stdout.write(`committed ${n}\n`)
  await deliverer.pump()
  await pause(2)
}
while ((await registry.outbox.count('waiting')) > 0) {
  await deliverer.pump()
  await deliverer.idle()
  await pause(10)
}
await registry.close()
process.stdout.write('done\n')
process.exit(0)
