import { expect, test } from 'vitest'
import { noAlerts, type AlertState } from '../../../src/core/alert/alert-state.ts'
import { alertEvent } from '../../../src/core/alert/candidate-event.ts'
import { decide } from '../../../src/core/alert/decide.ts'
import type { Delivery } from '../../../src/core/alert/delivery.ts'
import type { MonitorEvent } from '../../../src/core/monitor/monitor-event.ts'
import { newMonitorState } from '../../../src/core/monitor/monitor-state.ts'
import { step } from '../../../src/core/monitor/step.ts'
import { finding, hour, may, settings } from '../monitor/monitors.ts'
import { policy } from './policies.ts'

/** A day of an hourly monitor: the provider breaks at 05:10, is mended at 11:10, and adds a field at 14:10. */
test('from runs to deliveries: one thread for what broke, one line in the digest for what was added', () => {
  const how = settings({ confirm: true })
  let monitor = newMonitorState('v1', 0)
  let alerts: AlertState = noAlerts
  const deliveries: Delivery[] = []
  const move = (event: MonitorEvent): void => {
    const next = step(how, monitor, event)
    monitor = next.state
    for (const command of next.commands) {
      if (command.kind !== 'raise' && command.kind !== 'resolve') continue
      const decision = decide(policy(), alerts, alertEvent(command), event.at)
      alerts = decision.state
      deliveries.push(...decision.deliveries)
    }
    const ticked = decide(policy(), alerts, { kind: 'tick' }, event.at)
    alerts = ticked.state
    deliveries.push(...ticked.deliveries)
  }
  for (let at = 0; at < 34 * hour; at += 30_000) {
    const running = monitor.running
    if (running && running.startAt <= at) {
      const hours = at / hour
      const findings = [
        ...(hours > 5.1 && hours < 11.1 ? [finding('f1')] : []),
        ...(hours > 14.1
          ? [finding('f2', { level: 'info', rule: 'response-optional-property-added' })]
          : []),
      ]
      move({
        kind: 'answered',
        at,
        runId: running.runId,
        answer: { kind: 'judged', findings },
        mayAsk: may,
      })
    } else if (at % hour === 600_000) move({ kind: 'due', at, dueAt: at, missed: 0, mayAsk: may })
    else move({ kind: 'tick', at })
  }
  const lines = deliveries.map(({ at, transition, digest, episode, alerts: told }) => {
    const names = told.map(({ labels }) => labels['finding']).join(' ')
    return `${(at / hour).toFixed(2)} ${episode.split('-')[0]} ${digest ? 'digest' : 'page'} ${transition} ${names}`
  })
  expect(lines).toEqual([
    '5.20 1 page firing f1',
    '9.20 1 page repeated f1',
    '11.20 1 page resolved f1',
    '32.00 2 digest firing f2',
  ])
})
