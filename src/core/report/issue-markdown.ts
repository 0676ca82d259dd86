import { markdownText } from './escape.ts'
import type { Item, Message } from './message.ts'
import { utcMoment } from './quantity.ts'
import { shownOf } from './shown.ts'
import { briefText } from './mail-text.ts'

/** A message as the text of an issue or a comment: at most about 30 KB, half of what GitHub takes. */
export function issueMarkdown(message: Message): string {
  const { verdict, hit, charts, notes, at } = message
  const shown = shownOf(message, { full: 20, brief: 30, resolved: 20 })
  const parts = [
    [verdict, hit].filter(text => text !== '').map(markdownText),
    ...shown.items.map(block),
    list('Also', shown.brief),
    list('Resolved', shown.resolved),
    shown.more === '' ? [] : [markdownText(shown.more)],
    ...charts.map(({ title, alt }) => [`**${markdownText(title)}**  `, markdownText(alt)]),
    notes.map(note => `- ${markdownText(note)}`),
    [`<sub>Tidemark, ${utcMoment(at)}</sub>`],
  ]
  return parts
    .filter(part => part.length > 0)
    .map(part => part.join('\n'))
    .join('\n\n')
}

function block({ mark, rule, where, place, before, after, says, facts, commands }: Item): string[] {
  const heading = [rule, where].filter(text => text !== '').map(markdownText)
  const rows = [
    ...(place === '' ? [] : [['place', place]]),
    ...(before === null || after === null ? [] : [['before → after', `${before} → ${after}`]]),
    ...(says === '' ? [] : [['what', says]]),
    ...facts.map(({ name, text }) => [name, text]),
    ...commands.map(({ name, text }) => [`${name} it`, text]),
  ]
  return [
    `### ${mark}: ${heading.join(', ')}`,
    '',
    '| | |',
    '| --- | --- |',
    ...rows.map(([name = '', text = '']) => `| ${markdownText(name)} | ${markdownText(text)} |`),
  ]
}

function list(heading: string, items: readonly Item[]): readonly string[] {
  if (items.length === 0) return []
  return [`**${heading}**`, '', ...items.map(item => `- ${markdownText(briefText(item))}`)]
}
