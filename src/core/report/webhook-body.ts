import type { Message } from './message.ts'

/** The body of a signed webhook: the message as data, under a type that says what came to pass. */
export function webhookBody(message: Message): string {
  const { kind, key, episode, sequence, transition, at, severity, source } = message
  const { title, verdict, hit, items, resolved, charts, notes } = message
  const data = {
    key,
    episode,
    sequence,
    transition,
    severity,
    source,
    title,
    verdict,
    hit,
    items,
    resolved,
    charts: charts.map(({ id, title, alt }) => ({ id, title, alt })),
    notes,
  }
  return JSON.stringify({
    type: `tidemark.${kind === 'alert' ? transition : kind}`,
    timestamp: new Date(at).toISOString(),
    data,
  })
}
