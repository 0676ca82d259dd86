import { describe, expect, test } from 'vitest'
import {
  dailyPruning,
  DELIVERIES_KEPT_MS,
  WINDOWS_KEPT_MS,
} from '../../../src/app/runs/prune-daily.ts'
import { StoreError } from '../../../src/errors.ts'
import { world } from './world.ts'

const hour = 3_600_000
const noon = Date.parse('2026-06-01T12:00:00Z')

function pruning(fail: Error | null = null) {
  const [hours, deliveries, told]: [number[], number[], string[]] = [[], [], []]
  const forget = (into: number[]) => async (before: number) => {
    if (fail !== null) throw fail
    return into.push(before)
  }
  const prune = dailyPruning({
    store: { prune: forget(hours) },
    outbox: { prune: forget(deliveries) },
    tell: ({ sentence }) => void told.push(sentence),
  })
  return { prune, hours, deliveries, told }
}

describe('dailyPruning', () => {
  test('forgets once a day what is too old', async () => {
    const { prune, hours, deliveries } = pruning()
    for (const at of [0, 1, 23, 24, 30, 47, 48]) await prune(noon + at * hour)
    const days = [0, 24, 48].map(at => noon + at * hour)
    expect(hours).toEqual(days.map(at => at - WINDOWS_KEPT_MS))
    expect(deliveries).toEqual(days.map(at => at - DELIVERIES_KEPT_MS))
  })

  test('goes on after the clock was set back', async () => {
    const { prune, hours } = pruning()
    await prune(noon)
    await prune(noon - 400 * 24 * hour)
    expect(hours).toHaveLength(2)
  })

  test('tells what it could not do, once a day, and never rejects', async () => {
    const { prune, told } = pruning(new StoreError('the registry', 'is locked', 'Try again.'))
    for (const at of [0, 1, 2, 24]) await prune(noon + at * hour)
    expect(told).toHaveLength(2)
  })

  test('is done by a watch, from its start on', async () => {
    const it = world(noon)
    const kept: number[] = []
    const outbox = { prune: async (before: number) => kept.push(before) }
    const watch = await it.start([it.monitor()], { outbox })
    await it.runTo(noon + 47 * hour)
    await watch.stop()
    expect(it.store.pruned).toHaveLength(2)
    expect(kept).toHaveLength(2)
    expect(it.store.pruned[0]).toBe(noon - WINDOWS_KEPT_MS)
  })
})
