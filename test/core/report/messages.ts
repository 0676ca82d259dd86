import type { DeliveredAlert, Delivery } from '../../../src/core/alert/delivery.ts'
import type { Message } from '../../../src/core/report/message.ts'
import { chartsOf } from '../../../src/core/report/charts-of.ts'
import { messageOfDelivery } from '../../../src/core/report/message-of-delivery.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { windowOf, type CallWindow } from '../../../src/core/stats/window.ts'
import { findingOf } from '../rules/findings.ts'

export const now: number = Date.UTC(2026, 10, 20, 9, 45)
const hour = 3_600_000

/** A day of calls, a few an hour, that gets slower and then fails now and then. */
export const aDay: readonly CallWindow[] = Array.from({ length: 24 * 6 }, (_, i) => {
  const startedAt = now - 24 * hour + i * (hour / 6)
  const tookMs = 120 + ((i * 37) % 60) + (i > 96 ? (i - 96) * 9 : 0)
  return windowOf({ startedAt, tookMs, failure: i > 110 && i % 5 === 0 ? '503' : null })
})

export const driftFindings: readonly Finding[] = [
  findingOf({
    evidence: { seen: 49, of: 50, baselineSeen: 0, baselineOf: 2000, firstSeen: now - 2 * hour },
    usedBy: ['crm-sync', 'billing-export'],
    contract: {
      file: 'contracts/acme.pin.json',
      pointer: '/operations/0/responses/200/content/application~1json/schema/properties/items',
    },
  }),
  findingOf({
    id: 'a1b2c3d4e5f6',
    rule: 'response-property-became-nullable',
    level: 'warning',
    at: '/items/*/customer/address/country_of_residence_iso_code',
    expected: 'string',
    actual: 'string | null',
    message: 'response 200 property: became nullable',
    evidence: { seen: 3, of: 20, baselineSeen: 0, baselineOf: 20, firstSeen: now - hour },
  }),
]

export function alertOf(finding: Finding, parts: Partial<DeliveredAlert> = {}): DeliveredAlert {
  const { id, rule, provider, method, path, status, at, message } = finding
  return {
    status: 'firing',
    labels: {
      alertname: rule,
      finding: id,
      provider,
      scope: 'default',
      operation: `${method} ${path}`,
      status,
      place: at,
      monitor: 'acme',
      cause: 'damage',
      severity: 'page',
    },
    annotations: { summary: message },
    startsAt: now - 2 * hour,
    endsAt: null,
    ...parts,
  }
}

export function deliveryOf(parts: Partial<Delivery> = {}): Delivery {
  const { episode = `1-${now}`, sequence = 1, transition = 'firing', receiver = 'team' } = parts
  return {
    key: `${episode}/${sequence}-${transition}/${receiver}`,
    receiver,
    episode,
    sequence,
    transition,
    digest: false,
    group: { provider: 'acme', scope: 'default' },
    at: now + sequence * 60_000,
    alerts: driftFindings.map(finding => alertOf(finding)),
    reason: '2 alerts firing',
    ...parts,
  }
}

/** A message as receivers get it. */
export function messageOf(
  parts: Partial<Delivery> = {},
  findings: readonly Finding[] = driftFindings,
): Message {
  const byId = new Map(findings.map(finding => [finding.id, finding]))
  return messageOfDelivery(deliveryOf(parts), byId, chartsOf('acme', aDay, now))
}

/** The end of the episode that `messageOf` begins. */
export function resolvedMessage(parts: Partial<Delivery> = {}): Message {
  const alerts = driftFindings.map(finding =>
    alertOf(finding, { status: 'resolved', endsAt: now + 3 * hour }),
  )
  return messageOf({ sequence: 2, transition: 'resolved', alerts, ...parts })
}

/** As much as a bad day brings, in the words of strangers. */
export function hugeMessage(count = 400): Message {
  const hostile = '<!channel> @here <script>alert(1)</script> `x` *b* & "q" \u202e ünï 🚀'
  const findings = Array.from({ length: count }, (_, i) =>
    findingOf({
      id: i.toString(16).padStart(12, '0'),
      at: `/field_${i}/${hostile.repeat(4)}`,
      rule: i % 2 === 0 ? 'response-required-property-removed' : 'response-property-type-changed',
      path: `/v1/${hostile}/${i}`,
      expected: hostile,
      usedBy: [hostile],
      evidence: { seen: 49, of: 50, baselineSeen: 0, baselineOf: 2000, firstSeen: now },
      contract: { file: hostile.repeat(20), pointer: hostile.repeat(20) },
    }),
  )
  const alerts = [
    ...findings.map(finding => alertOf(finding)),
    ...findings.map(finding => alertOf(finding, { status: 'resolved', endsAt: now })),
  ]
  return messageOf({ alerts }, findings)
}
