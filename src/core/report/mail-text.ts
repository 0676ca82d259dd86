import type { Chart } from './chart.ts'
import { printable } from './escape.ts'
import type { Fact, Item, Message } from './message.ts'
import { utcMoment } from './quantity.ts'
import { itemLine, type Shown } from './shown.ts'

const NAME_WIDTH = 11

/** The text of a mail: the same as its HTML, in the same order. */
export function mailText(message: Message, shown: Shown): string {
  const parts = [
    [message.title, '', message.verdict, message.hit].filter((line, i) => i === 1 || line !== ''),
    ...shown.items.map(block),
    lines('ALSO', shown.brief),
    lines('RESOLVED', shown.resolved),
    shown.more === '' ? [] : [shown.more],
    ...message.charts.map(chartLines),
    message.notes.map(printable),
    [`Tidemark, ${utcMoment(message.at)}`],
  ]
  return `${parts
    .filter(part => part.length > 0)
    .map(part => part.join('\n'))
    .join('\n\n')}\n`
}

function block(item: Item): readonly string[] {
  const { mark, rule, where, place, before, after, says, facts, commands } = item
  return [
    `${mark.toUpperCase()}  ${rule}`,
    ...[where, place, says].filter(line => line !== '').map(line => `  ${line}`),
    ...(before === null || after === null ? [] : [`  ${before} → ${after}`]),
    ...facts.map(factLine),
    ...commands.map(({ name, text }) => factLine({ name: `${name} it`, text })),
  ]
}

function factLine({ name, text }: Fact): string {
  return `  ${name.padEnd(NAME_WIDTH)} ${text}`
}

function lines(heading: string, items: readonly Item[]): readonly string[] {
  return items.length === 0 ? [] : [heading, ...items.map(item => `  ${briefText(item)}`)]
}

/** One line of a list: what it was, and what came of it. */
export function briefText(item: Item): string {
  const came = item.facts.filter(({ name }) => name === 'resolved').map(({ text }) => text)
  return [itemLine(item), ...came].join('  ')
}

function chartLines({ title, alt }: Chart): readonly string[] {
  return [title, `  ${alt}`]
}
