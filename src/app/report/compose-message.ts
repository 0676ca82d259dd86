import { labelOf } from '../../core/alert/labels.ts'
import type { Delivery } from '../../core/alert/delivery.ts'
import { messageOfDelivery } from '../../core/report/message-of-delivery.ts'
import type { Message } from '../../core/report/message.ts'
import type { Finding } from '../../core/rules/finding.ts'
import type { Registry } from '../../ports/registry.ts'
import { reportCharts } from './report-charts.ts'

const DAY_MS = 86_400_000
/** A delivery of a thousand alerts shows a few dozen; the rest is counted. */
const MOST_LOOKUPS = 200

/** What a delivery says, with all that the registry knows of what its alerts are about. */
export async function composeMessage(
  delivery: Delivery,
  registry: Pick<Registry, 'runs' | 'watch'>,
): Promise<Message> {
  const findings = await findingsOf(delivery, registry)
  const providers = delivery.alerts.map(({ labels }) => labelOf(labels, 'provider'))
  const known = [...new Set(providers.filter(provider => provider !== ''))].slice(0, 5)
  const span = { since: delivery.at - DAY_MS, until: delivery.at }
  return messageOfDelivery(delivery, findings, await reportCharts(registry, known, span))
}

async function findingsOf(
  { alerts }: Delivery,
  { runs }: Pick<Registry, 'runs'>,
): Promise<ReadonlyMap<string, Finding>> {
  const wanted = alerts
    .filter(({ status }) => status === 'firing')
    .map(({ labels }) => labelOf(labels, 'finding'))
  const found = new Map<string, Finding>()
  for (const id of [...new Set(wanted)].slice(0, MOST_LOOKUPS)) {
    // Several are found together in one run mostly.
    if (id.length < 4 || found.has(id)) continue
    const run = await runs.byFinding(id)
    for (const finding of run?.findings ?? []) {
      if (wanted.includes(finding.id)) found.set(finding.id, finding)
    }
  }
  return found
}
