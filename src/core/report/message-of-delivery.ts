import type { DeliveredAlert, Delivery } from '../alert/delivery.ts'
import { labelOf } from '../alert/labels.ts'
import { causesOf } from '../rules/cause.ts'
import type { Finding } from '../rules/finding.ts'
import { compareFindings } from '../rules/judge.ts'
import type { Chart } from './chart.ts'
import { clip, printable } from './escape.ts'
import type { Item, Message } from './message.ts'
import { hitText, itemOfAlert, itemOfCause, resolvedItem } from './message-item.ts'
import { lasting } from './quantity.ts'
import { plural } from './counted.ts'

const urgent: ReadonlySet<string> = new Set(['provider-down', 'credentials', 'held-stream'])
const harmless: ReadonlySet<string> = new Set(['additive', 'header-only', 'statistical'])

/**
 * What a delivery says to people.
 *
 * @param findings those that its alerts are about, by id, as far as they are still known.
 */
export function messageOfDelivery(
  delivery: Delivery,
  findings: ReadonlyMap<string, Finding>,
  charts: readonly Chart[],
): Message {
  const firing = delivery.alerts.filter(({ status }) => status === 'firing')
  const gone = delivery.alerts.filter(({ status }) => status === 'resolved')
  const known = firing.flatMap(alert => findingOf(alert, findings) ?? [])
  const causes = causesOf(known.toSorted(compareFindings))
  const others = firing.filter(alert => findingOf(alert, findings) === undefined)
  const items: readonly Item[] = [
    ...others.filter(isUrgent).map(alert => itemOfAlert(alert, delivery.at)),
    ...causes.map(itemOfCause),
    ...others.filter(alert => !isUrgent(alert)).map(alert => itemOfAlert(alert, delivery.at)),
  ]
  const source = sourceOf(delivery)
  return {
    kind: delivery.digest ? 'digest' : 'alert',
    key: delivery.key,
    episode: delivery.episode,
    sequence: delivery.sequence,
    transition: delivery.transition,
    at: delivery.at,
    since: delivery.alerts.reduce((first, { startsAt }) => Math.min(first, startsAt), delivery.at),
    severity: severityOf(firing),
    source,
    title: `${source}: ${titleOf(delivery, items, gone)}`,
    verdict: verdictOf(delivery, source, items, gone),
    hit: hitText(causes),
    items,
    resolved: gone.map(resolvedItem),
    charts,
    notes: [],
  }
}

function findingOf(
  { labels }: DeliveredAlert,
  findings: ReadonlyMap<string, Finding>,
): Finding | undefined {
  return findings.get(labelOf(labels, 'finding'))
}

function isUrgent({ labels }: DeliveredAlert): boolean {
  return urgent.has(labelOf(labels, 'cause'))
}

function sourceOf({ alerts, group }: Delivery): string {
  const own = labelOf(group, 'provider')
  const all = own === '' ? alerts.map(({ labels }) => labelOf(labels, 'provider')) : [own]
  const names = [...new Set(all.filter(name => name !== ''))].toSorted()
  const shown = names.slice(0, 3).map(name => clip(printable(name), 40))
  if (shown.length === 0) return 'tidemark'
  return names.length > 3 ? `${shown.join(', ')} and ${names.length - 3} more` : shown.join(', ')
}

function severityOf(firing: readonly DeliveredAlert[]): Message['severity'] {
  const causes = firing.map(({ labels }) => labelOf(labels, 'cause'))
  if (causes.some(cause => urgent.has(cause))) return 'critical'
  if (firing.some(({ labels }) => labelOf(labels, 'severity') === 'page')) return 'error'
  return causes.length > 0 && causes.every(cause => harmless.has(cause)) ? 'info' : 'warning'
}

function titleOf({ digest }: Delivery, items: readonly Item[], gone: readonly unknown[]): string {
  const [first] = items
  if (first === undefined) return `${plural(gone.length, 'alert')} resolved`
  const all = items.length === 1 ? '' : ` and ${items.length - 1} more`
  if (digest) return `digest, ${plural(items.length, 'change')}`
  return clip(`${whatOf(first)}${all}`, 110)
}

/** `/items/*\/total number → absent`; a failure is told by its own sentence. */
function whatOf({ place, before, after, says, rule }: Item): string {
  const sides = before === null || after === null ? '' : `${before} → ${after}`
  return sides === '' ? says || `${rule} ${place}`.trim() : `${place || rule} ${sides}`
}

function verdictOf(
  { transition, alerts, at, digest }: Delivery,
  source: string,
  items: readonly Item[],
  gone: readonly DeliveredAlert[],
): string {
  if (transition === 'resolved') {
    const began = alerts.reduce((first, { startsAt }) => Math.min(first, startsAt), at)
    return `Resolved: all is well again with ${source}, after ${lasting(at - began)}.`
  }
  const state = countsText(items)
  const over = gone.length === 0 ? '' : ` ${plural(gone.length, 'alert')} resolved since.`
  if (digest) return `Nothing here had to wake anybody: ${state}.${over}`
  if (transition === 'repeated') return `Still so with ${source}: ${state}.`
  if (transition === 'updated') return `News of ${source}: ${state} now.${over}`
  return `${source} is not what it was: ${state}.${over}`
}

/** `2 breaking changes, 1 warning` */
function countsText(items: readonly Item[]): string {
  const count = (mark: Item['mark']): number => items.filter(item => item.mark === mark).length
  const parts = [
    [count('error'), 'error'],
    [count('warning'), 'warning'],
    [count('info'), 'harmless change'],
  ] as const
  const said = parts.flatMap(([number, word]) => (number > 0 ? [plural(number, word)] : []))
  return said.length === 0 ? 'nothing is left' : said.join(', ')
}
