import { describe, expect, test } from 'vitest'
import { newGate, stepGate, type Gate } from '../../../src/core/sync/gate.ts'
import { endHolds, holdByHand, holdEnd } from '../../../src/core/sync/timed-hold.ts'

const by = { at: 100, who: 'ada', because: 'migration' }
const finding = { id: 'f3a91c20b7e4', because: 'the total is gone' }
const looked = (gate: Gate, at: number, findings: readonly (typeof finding)[]): Gate =>
  stepGate(gate, { kind: 'looked', at, by: 'orders', findings }).gate

describe('a hold with an end', () => {
  test('holds until its time is over, and then runs', () => {
    const { gate } = holdByHand(newGate(0), by, 200)
    expect(endHolds(gate, 199)).toBe(gate)
    expect(gate.holds.map(holdEnd)).toEqual([200])
    expect(endHolds(gate, 200)).toMatchObject({
      state: 'running',
      since: 200,
      holds: [],
      reason: 'the time for which ada held it is over',
    })
  })

  test('outlasts looks, and leaves what else holds the stream', () => {
    const { gate } = holdByHand(newGate(0), by, 200)
    const held = looked(gate, 150, [finding])
    expect(endHolds(held, 200)).toMatchObject({
      state: 'held',
      holds: [{ id: finding.id }],
      reason: 'orders: the total is gone',
    })
  })

  test('is replaced by one without an end, which never ends by itself', () => {
    const timed = holdByHand(newGate(0), by, 200).gate
    const { gate } = holdByHand(timed, by, null)
    expect(gate.holds.map(holdEnd)).toEqual([null])
    expect(endHolds(gate, 1e15)).toBe(gate)
  })

  test('survives being written and read', () => {
    const { gate } = holdByHand(newGate(0), by, 200)
    const read = JSON.parse(JSON.stringify(gate)) as Gate
    expect(endHolds(read, 200).state).toBe('running')
  })
})
