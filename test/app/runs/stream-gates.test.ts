import { describe, expect, test } from 'vitest'
import { lookAtGates } from '../../../src/app/runs/stream-gates.ts'
import { noAlerts } from '../../../src/core/alert/alert-state.ts'
import { newGate } from '../../../src/core/sync/gate.ts'
import { holdByHand } from '../../../src/core/sync/timed-hold.ts'

const configs = { crm: { reads: { acme: ['GET /orders'] } } }
const look = { by: 'orders', provider: 'acme', scope: 'default', operations: ['GET /orders'] }

function lookAt(at: number, until: number | null) {
  const { gate } = holdByHand(newGate(0), { at: 10, who: 'ann', because: 'a migration' }, until)
  const state = { version: 1, monitors: {}, alerts: noAlerts, gates: { crm: gate } }
  return lookAtGates(configs, state, { ...look, at })
}

describe('a look at a gate that is held by hand', () => {
  test('lets the stream run where the time of the hold is over, and tells that it turned', () => {
    const { gates, turned } = lookAt(200, 100)
    expect(gates).toMatchObject({ crm: { state: 'running', holds: [], lookedAt: 200 } })
    expect(turned.map(({ stream, gate }) => `${stream} ${gate.state}`)).toEqual(['crm running'])
  })

  test.each([
    ['still has time', 300],
    ['has no end', null],
  ])('keeps a hold that %s, and wakes nobody: who holds it knows', (_, until) => {
    const { gates, turned, events } = lookAt(200, until)
    expect(gates).toMatchObject({ crm: { state: 'held', lookedAt: 200 } })
    expect({ turned, events }).toEqual({ turned: [], events: [] })
  })
})
