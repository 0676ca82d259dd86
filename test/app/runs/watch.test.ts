import { describe, expect, test } from 'vitest'
import { nextDue } from '../../../src/core/monitor/due.ts'
import type { MonitorDefinition } from '../../../src/core/monitor/definition.ts'
import { healthOf } from '../../../src/core/monitor/monitor-state.ts'
import { StoreError } from '../../../src/errors.ts'
import type { WatchedMonitor } from '../../../src/app/runs/watched-monitor.ts'
import { order, world, type World } from './world.ts'

const hour = 3_600_000
const noon = Date.parse('2026-06-01T12:00:00Z')

const broken = { items: [{ id: 1, email: 'a@example.com' }] }
const turns = ({ news }: World): string[] =>
  news.flatMap(one =>
    one.kind === 'ran'
      ? one.outcome.commands.flatMap(command =>
          command.kind === 'raise' || command.kind === 'resolve'
            ? [`${command.kind} ${command.candidate.cause}`]
            : [],
        )
      : [],
  )

function dueTimes({ rule }: WatchedMonitor, from: number, to: number): number[] {
  const times: number[] = []
  for (let at = nextDue(rule, from); at !== null && at <= to; at = nextDue(rule, at)) times.push(at)
  return times
}

describe('24 simulated hours', () => {
  const schedules: readonly (readonly [string, Partial<MonitorDefinition>])[] = [
    ['every 7 minutes', { schedule: { every: '7m' } }],
    ['hourly, at its own minute', {}],
    ['each quarter of an hour', { schedule: { cron: '*/15 * * * *', timeZone: 'Europe/Berlin' } }],
    ['at 02:30', { schedule: { cron: '30 2 * * *', timeZone: 'Europe/Berlin' } }],
  ]
  const days = ['2026-06-01T00:00Z', '2026-03-28T23:00Z', '2026-10-24T22:00Z']

  test.each(schedules.flatMap(([name, how]) => days.map(day => ({ name, how, day }))))(
    'every due run happens once: $name from $day',
    async ({ how, day }) => {
      const start = Date.parse(day)
      const it = world(start)
      const monitor = it.monitor(how)
      const watch = await it.start([monitor])
      await it.runTo(start + 24 * hour)
      await watch.stop()
      const due = dueTimes(monitor, start, start + 24 * hour)
      expect(it.store.runs.map(({ id }) => id)).toEqual(due.map(at => `acme@${at}`))
      expect(it.asked.map(({ at }) => at)).toEqual(due)
      expect(it.heartbeats).toBe(due.length)
    },
  )

  test('twenty monitors that are killed and started again miss nothing and do nothing twice', async () => {
    const it = world(noon)
    const monitors = Array.from({ length: 20 }, (_, index) =>
      it.monitor({ name: `m${index}`, schedule: { every: `${10 + index}m` } }),
    )
    for (let part = 1; part <= 12; part++) {
      await it.start(monitors)
      await it.runTo(noon + part * 2 * hour)
    }
    const due = monitors.flatMap(monitor =>
      dueTimes(monitor, noon, noon + 24 * hour).map(
        at => `${monitor.settings.identity.name}@${at}`,
      ),
    )
    expect(it.store.runs.map(({ id }) => id).toSorted()).toEqual(due.toSorted())
  })
})

describe('a watch', () => {
  test('confirms drift, raises it once, tells it, and resolves it', async () => {
    const it = world(noon)
    await it.start([it.monitor()])
    await it.runTo(noon + 2 * hour)
    it.answer = { status: 200, body: broken }
    await it.runTo(noon + 5 * hour)
    expect(turns(it)).toEqual(['raise damage'])
    expect(it.store.deliveries.map(({ transition }) => transition)).toEqual(['firing'])
    it.answer = { status: 200, body: { items: [order] } }
    await it.runTo(noon + 8 * hour)
    expect(turns(it)).toEqual(['raise damage', 'resolve damage'])
    expect(it.store.deliveries.map(({ transition }) => transition)).toEqual(['firing', 'resolved'])
    // One more request for each turn, and none for what stays as it is.
    expect(it.asked).toHaveLength(8 + 2)
  })

  test('an outage is retried, raised after two looks, and never drift', async () => {
    const it = world(noon)
    await it.start([it.monitor({ retries: 1 })])
    await it.runTo(noon + hour)
    it.answer = null
    await it.runTo(noon + 4 * hour)
    expect(turns(it)).toEqual(['raise provider-down'])
    expect(it.store.runs.flatMap(({ findings }) => findings)).toEqual([])
    const [window] = await it.store.windows({ since: noon + 2 * hour })
    expect(window?.window.failures['timeout']).toBeGreaterThan(0)
  })

  test('a gap of half a day is made up for by one late run', async () => {
    const it = world(noon)
    await it.start([it.monitor()])
    await it.runTo(noon + 2 * hour)
    it.now += 12 * hour
    await it.start([it.monitor()])
    expect(it.store.runs).toHaveLength(3)
    await it.runTo(it.now + hour)
    expect(it.store.runs).toHaveLength(4)
  })

  test('holds the streams that read what broke, and lets them run after two healthy looks', async () => {
    const it = world(noon)
    const gates = {
      crm: { reads: { acme: ['GET /v1/**'] } },
      other: { reads: { other: ['**'] } },
    }
    await it.start([it.monitor()], { gates })
    await it.runTo(noon + hour)
    expect(it.store.state().gates).toMatchObject({ crm: { state: 'running' } })
    it.answer = { status: 200, body: broken }
    await it.runTo(noon + 3 * hour)
    expect(it.store.state().gates).toMatchObject({ crm: { state: 'held' } })
    const held = Object.values(it.store.state().alerts.alerts)
    expect(held.map(({ labels }) => labels['alertname'])).toContain('held-stream')
    it.answer = { status: 200, body: { items: [order] } }
    await it.runTo(noon + 4 * hour)
    expect(it.store.state().gates).toMatchObject({ crm: { state: 'testing' } })
    await it.runTo(noon + 6 * hour)
    expect(it.store.state().gates).toMatchObject({ crm: { state: 'running' } })
    expect(Object.keys(it.store.state().gates)).toEqual(['crm'])
    const told = it.store.deliveries.map(({ transition }) => transition)
    expect(told.at(-1)).toBe('resolved')
  })

  test('asks no more than its account may be asked a day, keeps some for confirmations, and says so', async () => {
    const it = world(Date.parse('2026-06-01T00:00:00Z'))
    const budget = { accounts: { acme: { perDay: 10 } } }
    await it.start([it.monitor(), it.monitor({ name: 'second' })], { budget })
    await it.runTo(it.now + 23 * hour)
    expect(it.asked).toHaveLength(9)
    const skipped = it.news.find(one => one.kind === 'skipped')
    expect(skipped?.reason).toMatch(/budget is used up: 9 of 10 today, 1 are kept/)
    await it.start([it.monitor(), it.monitor({ name: 'second' })], { budget })
    await it.runTo(it.now + 30 * 60_000)
    expect(it.asked).toHaveLength(9)
  })

  test('one percent of the quota that the answers tell of is the cap', async () => {
    const it = world(Date.parse('2026-06-01T00:00:00Z'))
    it.headers = [
      ['x-ratelimit-limit', '25'],
      ['x-ratelimit-remaining', '24'],
      ['x-ratelimit-reset', String((it.now + 23.9 * hour) / 1000)],
    ]
    await it.start([it.monitor({ schedule: { every: '10m' } })], { budget: { share: 0.2 } })
    await it.runTo(it.now + 20 * hour)
    expect(it.asked).toHaveLength(4)
  })

  test('says that there is no data when nothing could be asked for hours', async () => {
    const it = world(noon)
    await it.start([it.monitor()], { budget: { accounts: { acme: { perDay: 1 } } } })
    await it.runTo(noon + 9 * hour)
    expect(healthOf(it.store.state().monitors['acme'] as never)).toBe('no-data')
  })

  test('a limit on the error rate needs enough calls', async () => {
    const it = world(noon)
    const expectations = { errorRate: { above: 0.5, over: '2h' } } as const
    const monitor = it.monitor({
      schedule: { every: '5m' },
      retries: 0,
      confirm: false,
      failureThreshold: 99,
      expect: expectations,
    })
    await it.start([monitor])
    await it.runTo(noon + 15 * 60_000)
    it.answer = null
    await it.runTo(noon + 30 * 60_000)
    expect(turns(it)).toEqual([])
    await it.runTo(noon + 3 * hour)
    expect(turns(it)).toEqual(['raise error-rate'])
  })

  test('a monitor that is gone is resolved and forgotten, also by a later process', async () => {
    const it = world(noon)
    await it.start([it.monitor()])
    await it.runTo(noon + hour)
    it.answer = { status: 200, body: broken }
    await it.runTo(noon + 3 * hour)
    await it.start([it.monitor({ name: 'other' })])
    expect(Object.keys(it.store.state().monitors)).toEqual(['other'])
    const { alerts } = it.store.state().alerts
    expect(Object.values(alerts).map(({ status }) => status)).toEqual(['resolved'])
  })

  test('a registry that cannot be written stops nothing for good: it is said, and made up for', async () => {
    const it = world(noon)
    await it.start([it.monitor()])
    it.store.fail(new StoreError('registry.db', 'the disk is full', 'Free some space.'))
    await it.runTo(noon + 3 * hour)
    expect(it.store.runs).toEqual([])
    expect(it.news).toContainEqual({
      kind: 'trouble',
      sentence: expect.stringMatching(/disk is full/),
    })
    it.store.fail(null)
    await it.runTo(noon + 4 * hour)
    expect(it.store.runs.length).toBeGreaterThan(0)
  })

  test('what another process commits meanwhile is kept', async () => {
    const it = world(noon)
    await it.start([it.monitor()])
    const { version, alerts } = it.store.state()
    const silence = {
      id: 's',
      matchers: [],
      startsAt: noon,
      endsAt: noon + 50 * hour,
      createdBy: 'me',
      because: 'x',
    }
    await it.store.commit({ version, alerts: { ...alerts, silences: [silence] } })
    await it.runTo(noon + 2 * hour)
    expect(it.store.runs).toHaveLength(2)
    expect(it.store.state().alerts.silences).toEqual([silence])
  })

  test('a clock that is set back does nothing twice; one that jumps ahead makes up once', async () => {
    const it = world(noon)
    let skew = 0
    const clock = { now: () => it.now, mark: () => it.now - skew }
    await it.start([it.monitor()], { clock })
    await it.runTo(noon + 3 * hour)
    it.now -= 30 * 60_000
    skew -= 30 * 60_000
    await it.start([it.monitor()], { clock })
    await it.runTo(it.now + hour)
    const ids = it.store.runs.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeLessThanOrEqual(4)
  })
})
