import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Attempt } from '../../../src/app/deliver/attempt.ts'
import { createDeliverer, deliverDue, type Deliverer } from '../../../src/app/deliver/deliverer.ts'
import { MOST_ATTEMPTS } from '../../../src/core/alert/delivery-retry.ts'
import type { Delivery } from '../../../src/core/alert/delivery.ts'
import { openRegistry } from '../../../src/edges/registry/open.ts'
import type { Registry } from '../../../src/ports/registry.ts'
import type { Sender, Sent } from '../../../src/ports/sender.ts'
import { mergeCounts } from '../../edges/registry/counts.ts'
import { nine } from '../../edges/registry/samples.ts'
import { delivery } from '../../edges/registry/watch-samples.ts'

const ok: Sent = { ok: true, receipt: null }
const refusal = (retry: boolean, retryAfter: string | null = null): Sent => {
  return { ok: false, retry, retryAfter, reason: 'status 503' }
}

let folder: string
let registry: Registry
let now: number
beforeEach(async () => {
  now = nine
  folder = mkdtempSync(join(tmpdir(), 'tidemark-deliverer-'))
  registry = await openRegistry({ url: join(folder, 'registry.db'), mergeTallies: mergeCounts })
})
afterEach(async () => {
  await registry.close()
  rmSync(folder, { recursive: true, force: true })
})

async function post(...deliveries: readonly Delivery[]): Promise<void> {
  const { version } = await registry.watch.load([])
  await registry.watch.commit({ version, deliveries })
}

/** Receivers that do as they are told, and what they were sent. */
function setUp(senders: Readonly<Record<string, Sender['send']>>): {
  readonly deliverer: Deliverer
  readonly attempts: string[]
  readonly errors: unknown[]
} {
  const attempts: string[] = []
  const errors: unknown[] = []
  const deliverer = createDeliverer({
    outbox: registry.outbox,
    senders: new Map(Object.entries(senders).map(([name, send]) => [name, { send }])),
    now: () => now,
    random: () => 0.5,
    sendMs: 50,
    onAttempt: ({ kind, row }: Attempt) => attempts.push(`${kind} ${row.delivery.key}`),
    onError: error => errors.push(error),
  })
  return { deliverer, attempts, errors }
}

describe('deliverDue', () => {
  test('sends all of a thread in order, each with the receipt of the one before it', async () => {
    const sent: unknown[] = []
    const { deliverer } = setUp({
      slack: async ({ sequence }, receipt) => {
        sent.push([sequence, receipt])
        return { ok: true, receipt: { last: sequence } }
      },
    })
    const thread = [1, 2, 3].map(sequence => delivery({ sequence }))
    await post(...thread.toReversed())
    await deliverDue(deliverer, () => now)
    expect(sent).toEqual([
      [1, null],
      [2, { last: 1 }],
      [3, { last: 2 }],
    ])
    expect(await registry.outbox.count('delivered')).toBe(3)
    expect(await deliverer.nextAt()).toBeNull()
  })

  test('does not let a receiver that is stuck keep the others waiting', async () => {
    const { deliverer, attempts } = setUp({
      stuck: () => new Promise<Sent>(() => undefined),
      slack: async () => ok,
    })
    const many = Array.from({ length: 120 }, (_, i) =>
      delivery({ receiver: 'stuck', episode: `${i}-1`, at: nine - 1 }),
    )
    await post(...many, delivery())
    await deliverDue(deliverer, () => now)
    expect(attempts.toSorted()).toEqual(
      [`delivered ${delivery().key}`, `failed ${many[0]?.key}`].toSorted(),
    )
    const [row] = await registry.outbox
      .list({ receiver: 'stuck', limit: 1_000 })
      .then(rows => rows.filter(({ attempts }) => attempts === 1))
    expect(row?.error).toBe(`no word within 0.05 s, attempt 1 of ${MOST_ATTEMPTS}`)
  })

  test('leaves a receiver alone for as long as it asks, for all that it is sent', async () => {
    let answer = refusal(true, '120')
    const { deliverer, attempts } = setUp({ slack: async () => answer })
    const other = delivery({ episode: '2-1' })
    await post(delivery(), other)
    await deliverDue(deliverer, () => now)
    expect(attempts).toHaveLength(1)
    expect(await deliverer.nextAt()).toBe(nine + 120_500)
    now = nine + 120_499
    await deliverDue(deliverer, () => now)
    expect(attempts).toHaveLength(1)
    answer = ok
    now = nine + 120_500
    await deliverDue(deliverer, () => now)
    expect(attempts.slice(1).toSorted()).toEqual(
      [`delivered ${delivery().key}`, `delivered ${other.key}`].toSorted(),
    )
  })

  test('does not let one delivery that cannot be taken keep back the others for long', async () => {
    const { deliverer, attempts } = setUp({
      slack: async ({ episode }) => (episode === '1-1' ? refusal(true, null) : ok),
    })
    await post(delivery({ at: nine - 1 }), delivery({ episode: '2-1' }))
    await deliverDue(deliverer, () => now)
    now += 10_000
    await deliverDue(deliverer, () => now)
    expect(attempts).toContain(`delivered ${delivery({ episode: '2-1' }).key}`)
  })

  test('gives up what is refused for good at once, and goes on', async () => {
    const { deliverer, attempts } = setUp({
      slack: async ({ sequence }) => (sequence === 1 ? refusal(false) : ok),
    })
    await post(delivery(), delivery({ sequence: 2 }))
    await deliverDue(deliverer, () => now)
    expect(attempts).toEqual([
      `dead ${delivery().key}`,
      `delivered ${delivery({ sequence: 2 }).key}`,
    ])
    expect(await registry.outbox.list({ state: 'dead' })).toMatchObject([
      { error: 'status 503: trying again is of no use', endedAt: nine },
    ])
  })

  test('tries again later and later, and gives up in the end', async () => {
    const { deliverer, attempts } = setUp({ slack: async () => refusal(true) })
    await post(delivery())
    const waits: number[] = []
    for (let round = 0; round < 100 && (await registry.outbox.count('waiting')) > 0; round++) {
      await deliverDue(deliverer, () => now)
      const next = await deliverer.nextAt()
      if (next === null) break
      waits.push(next - now)
      now = next
    }
    expect(attempts).toHaveLength(MOST_ATTEMPTS)
    expect(await registry.outbox.list({ state: 'dead' })).toMatchObject([
      {
        attempts: MOST_ATTEMPTS,
        error: `status 503, attempt ${MOST_ATTEMPTS} of ${MOST_ATTEMPTS}`,
      },
    ])
    expect(Math.max(...waits)).toBeLessThanOrEqual(30 * 60_000)
  })

  test.each([
    { name: 'is not configured', senders: {}, says: /no receiver is configured as 'slack'/ },
    {
      name: 'throws',
      senders: {
        slack: async (): Promise<Sent> => {
          throw new TypeError('https://hooks.example/?token=hunter2')
        },
      },
      says: /the receiver broke \(TypeError\)/,
    },
  ])('keeps what is for a receiver that $name', async ({ senders, says }) => {
    const { deliverer, errors } = setUp(senders)
    await post(delivery())
    await deliverDue(deliverer, () => now)
    const [row] = await registry.outbox.list({ state: 'waiting' })
    expect(row?.error).toMatch(says)
    expect(row?.error).not.toContain('hunter2')
    expect(errors).toEqual([])
  })

  test('sends once what two processes find at the same time', async () => {
    const keys: string[] = []
    const send: Sender['send'] = async ({ key }) => {
      keys.push(key)
      return ok
    }
    const both = [setUp({ slack: send }), setUp({ slack: send })]
    const episodes = Array.from({ length: 20 }, (_, i) => delivery({ episode: `${i}-1` }))
    await post(...episodes)
    await Promise.all(both.map(({ deliverer }) => deliverDue(deliverer, () => now)))
    expect(keys.toSorted()).toEqual(episodes.map(({ key }) => key).toSorted())
  })

  test('sends again, under the same key, what a process died over', async () => {
    const keys: string[] = []
    const { deliverer } = setUp({
      slack: async ({ key }) => {
        keys.push(key)
        return ok
      },
    })
    await post(delivery())
    await registry.outbox.claim(delivery().key, now, now + 60_000)
    await deliverDue(deliverer, () => now)
    expect(keys).toEqual([])
    expect(await deliverer.nextAt()).toBe(nine + 60_000)
    now = nine + 60_000
    await deliverDue(deliverer, () => now)
    expect(keys).toEqual([delivery().key])
  })

  test('says when the registry cannot be used, and starts nothing once closed', async () => {
    const { deliverer, errors, attempts } = setUp({ slack: async () => ok })
    await post(delivery())
    await deliverer.close()
    await deliverer.pump()
    await deliverer.idle()
    expect(attempts).toEqual([])
    const broken = createDeliverer({
      outbox: { ...registry.outbox, claim: () => Promise.reject(new Error('full disk')) },
      senders: new Map(),
      now: () => now,
      random: () => 0.5,
      onError: error => errors.push(error),
    })
    await deliverDue(broken, () => now)
    expect(errors.map(String)).toEqual(['Error: full disk'])
    expect(await broken.nextAt()).toBe(nine + 10_000)
  })
})
