import { clip, printable } from './escape.ts'
import type { Item, Message } from './message.ts'
import { shownOf } from './shown.ts'
import { briefText } from './mail-text.ts'

/** An event of PagerDuty's Events API v2, without the key that it goes with. */
export interface PagerDutyEvent {
  readonly event_action: 'trigger' | 'resolve'
  /** The episode: all its messages are one incident. */
  readonly dedup_key: string
  readonly client: 'Tidemark'
  readonly payload: {
    readonly summary: string
    readonly source: string
    readonly severity: Message['severity']
    readonly timestamp: string
    readonly component: string
    readonly custom_details: Readonly<Record<string, string>>
  }
}

/** @see PagerDuty's limits: a summary of 1,024 characters, a key of 255, an event of 512 KB. */
export function pagerDutyEvent(message: Message): PagerDutyEvent {
  const { transition, episode, title, verdict, hit, source, severity, at } = message
  const shown = shownOf(message, { full: 10, brief: 20, resolved: 10 })
  const causes = shown.items.map((item, i): [string, string] => [`cause ${i + 1}`, causeText(item)])
  const also = [...shown.brief, ...shown.resolved].map(briefText).join('\n')
  const details = Object.entries({
    verdict,
    hit,
    ...Object.fromEntries(causes),
    also,
    more: shown.more,
  })
  return {
    event_action: transition === 'resolved' ? 'resolve' : 'trigger',
    dedup_key: clip(`tidemark-${episode}`, 255),
    client: 'Tidemark',
    payload: {
      summary: clip(printable(title), 1_024),
      source,
      severity,
      timestamp: new Date(at).toISOString(),
      component: source,
      custom_details: Object.fromEntries(details.filter(([, text]) => text !== '')),
    },
  }
}

function causeText({ rule, where, place, before, after, says, facts, commands }: Item): string {
  const sides = before === null || after === null ? '' : `${before} → ${after}`
  const lines = [rule, where, place, sides, says].filter(text => text !== '')
  return [...lines, ...[...facts, ...commands].map(({ name, text }) => `${name}: ${text}`)].join(
    '\n',
  )
}
