import type { DeliveredAlert } from '../alert/delivery.ts'
import { labelOf } from '../alert/labels.ts'
import type { Cause } from '../rules/cause.ts'
import type { Finding } from '../rules/finding.ts'
import { clip, clipMiddle, printable } from './escape.ts'
import type { Fact, Item } from './message.ts'
import { lasting, utcMoment } from './quantity.ts'
import { surenessText } from './sureness.ts'
import { plural } from './counted.ts'
import { movedSides, operationText, readersText, spreadText } from './wording.ts'

const SIDE = 80
const PLACE = 120
const SENTENCE = 240

/** One cause among findings: what changed where, how sure that is, and what to type. */
export function itemOfCause(cause: Cause): Item {
  const { example } = cause
  const [before, after] = movedSides(example)
  const hasSides = example.expected !== null || example.actual !== null
  const facts: readonly Fact[] = [
    { name: 'counted', text: countsText(example) },
    { name: 'where else', text: cause.places > 1 ? spreadText(cause) : '' },
    { name: 'renamed?', text: cause.maybeRenamed ?? '' },
    { name: 'first seen', text: seenText(example.evidence?.firstSeen) },
    { name: 'how sure', text: surenessText(example) },
    { name: 'read by', text: readersText(cause.usedBy) },
    { name: 'contract', text: contractText(example) },
  ]
  return {
    mark: cause.level,
    rule: example.rule,
    where: clipMiddle(printable(operationText(example)), PLACE),
    place: clipMiddle(printable(example.at), PLACE),
    before: hasSides ? side(before) : null,
    after: hasSides ? side(after) : null,
    says: hasSides ? '' : sentenceOf(example.message),
    facts: told(facts),
    commands: commandsFor(example),
  }
}

/** An alert without a finding: something fails, is slow or says nothing. */
export function itemOfAlert(alert: DeliveredAlert, now: number): Item {
  const { labels } = alert
  const since = now - alert.startsAt
  return {
    mark: labelOf(labels, 'severity') === 'page' ? 'error' : 'warning',
    ...named(alert),
    facts: told([
      { name: 'since', text: `${utcMoment(alert.startsAt)}, for ${lasting(since)}` },
      { name: 'monitor', text: labelOf(labels, 'monitor') },
    ]),
    commands: [],
  }
}

/** What is over. */
export function resolvedItem(alert: DeliveredAlert): Item {
  const { startsAt, endsAt } = alert
  const lasted = endsAt === null ? '' : `after ${lasting(endsAt - startsAt)}`
  return {
    mark: 'resolved',
    ...named(alert),
    facts: told([{ name: 'resolved', text: lasted }]),
    commands: [],
  }
}

type Named = Pick<Item, 'rule' | 'where' | 'place' | 'before' | 'after' | 'says'>

function named({ labels, annotations }: DeliveredAlert): Named {
  const parts = ['provider', 'operation', 'status'].map(name => labelOf(labels, name))
  return {
    rule: labelOf(labels, 'alertname'),
    where: clipMiddle(printable(parts.filter(part => part !== '').join(' ')), PLACE),
    place: clipMiddle(printable(labelOf(labels, 'place')), PLACE),
    before: null,
    after: null,
    says: sentenceOf(labelOf(annotations, 'summary') || labelOf(labels, 'alertname')),
  }
}

/** `49 of 50 against 0 of 2,000` */
function countsText({ evidence }: Finding): string {
  if (evidence === null) return ''
  const { seen, of, baselineSeen, baselineOf } = evidence
  const now = `${grouped(seen)} of ${grouped(of)}`
  return baselineSeen === undefined || baselineOf === undefined
    ? now
    : `${now} against ${grouped(baselineSeen)} of ${grouped(baselineOf)}`
}

function contractText({ contract }: Finding): string {
  return contract === null ? '' : `${contract.file} ${contract.pointer}`.trim()
}

function commandsFor({ id, verdict }: Finding): readonly Fact[] {
  const ignore = { name: 'ignore', text: `npx tidemark ignore ${id} --until <date> --because "…"` }
  const accept = { name: 'accept', text: `npx tidemark accept ${id} --because "…"` }
  // A baseline takes in drift, and nothing else.
  return verdict === 'drift' ? [accept, ignore] : [ignore]
}

function told(facts: readonly Fact[]): readonly Fact[] {
  return facts
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => ({ name, text: clipMiddle(printable(text), SENTENCE) }))
}

function seenText(at: number | undefined): string {
  return at === undefined ? '' : utcMoment(at)
}

function side(text: string): string {
  return clip(printable(text), SIDE)
}

function sentenceOf(text: string): string {
  return clip(printable(text), SENTENCE)
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

/** `crm-sync and billing read what changed`; who that is, or that nobody knows. */
export function hitText(causes: readonly Cause[]): string {
  const graver = causes.filter(({ level }) => level !== 'info')
  if (graver.length === 0) return ''
  const readers = [...new Set(graver.flatMap(({ usedBy }) => usedBy ?? []))].toSorted()
  const unknown = graver.filter(({ usedBy }) => usedBy === null).length
  if (readers.length === 0) {
    return unknown > 0
      ? 'Who reads it is unknown, so it counts as read.'
      : 'Nobody is known to read what changed.'
  }
  const shown = readers.slice(0, 5).map(name => clip(printable(name), 40))
  const more = readers.length - shown.length
  const names = more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
  const rest = unknown > 0 ? `; of ${plural(unknown, 'change')} the readers are unknown` : ''
  return `Hit: ${names}${rest}.`
}
