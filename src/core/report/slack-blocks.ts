import { clip } from './escape.ts'
import type { Item, Message } from './message.ts'
import { utcMoment } from './quantity.ts'
import { shownOf } from './shown.ts'
import { briefText } from './mail-text.ts'
import { slackCode, slackPlain, slackText } from './slack-text.ts'

/** The part of Block Kit that a report needs. */
export type SlackBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: Mrkdwn }
  | { readonly type: 'context'; readonly elements: readonly Mrkdwn[] }

interface PlainText {
  readonly type: 'plain_text'
  readonly text: string
  readonly emoji: false
}

interface Mrkdwn {
  readonly type: 'mrkdwn'
  readonly text: string
  /** Neither links nor names are looked for in it. */
  readonly verbatim: true
}

export interface SlackMessage {
  /** For notifications, and for programs that show no blocks. */
  readonly text: string
  readonly blocks: readonly SlackBlock[]
}

export const MOST_BLOCKS = 45
/** Of all texts of a message together; Slack gives up at about 13,000. */
export const MOST_CHARACTERS = 12_000
const MOST_IN_SECTION = 3_000
const MOST_IN_HEADER = 150
/** For what follows the causes. */
const RESERVE = 2_500
const FOOT_BLOCKS = 5

const marks: Readonly<Record<Item['mark'], string>> = {
  error: ':red_circle:',
  warning: ':large_yellow_circle:',
  info: ':large_blue_circle:',
  resolved: ':large_green_circle:',
}

/** A message in Slack's own form: within its limits, whatever the message holds, and naming nobody. */
export function slackMessage(message: Message): SlackMessage {
  const { title, verdict, hit, at, charts, notes } = message
  const header: SlackBlock = {
    type: 'header',
    text: { type: 'plain_text', text: slackPlain(title, MOST_IN_HEADER - 10), emoji: false },
  }
  const summary = section([slackText(verdict), hit === '' ? '' : `*${slackText(hit)}*`])
  const shown = shownOf(message, { full: 20, brief: 30, resolved: 20 })
  const fitting = fit(shown.items.map(itemSection), lengthOf([header, summary]))
  const left = message.items.length - fitting.length
  const more = left > 0 ? `… and ${left} more. See all: ${slackCode('npx tidemark report')}` : ''
  const resolved = shown.resolved.map(item => `${marks.resolved} ${slackText(briefText(item))}`)
  const foot: readonly SlackBlock[] = [
    ...(more === '' ? [] : [section([more])]),
    ...(resolved.length === 0 ? [] : [section(resolved, RESERVE / 2)]),
    ...(charts.length === 0
      ? []
      : [
          section(
            charts.map(({ title, alt }) => `*${slackText(title)}*\n${slackText(alt)}`),
            800,
          ),
        ]),
    context([...notes.map(slackText), `Tidemark, ${utcMoment(at)}`].join('  ·  ')),
  ]
  return {
    text: slackText(clip(`${title}. ${verdict}`, 300)),
    blocks: [header, summary, ...fitting, ...foot],
  }
}

function fit(items: readonly SlackBlock[], used: number): readonly SlackBlock[] {
  const shown: SlackBlock[] = []
  let length = used + RESERVE
  for (const item of items) {
    length += lengthOf([item])
    if (length > MOST_CHARACTERS || shown.length >= MOST_BLOCKS - 2 - FOOT_BLOCKS) break
    shown.push(item)
  }
  return shown
}

function itemSection({
  mark,
  rule,
  where,
  place,
  before,
  after,
  says,
  facts,
  commands,
}: Item): SlackBlock {
  return section([
    `${marks[mark]} *${slackText(mark.toUpperCase())}*  ${slackCode(rule)}`,
    slackText(where),
    place === '' ? '' : `*${slackCode(place)}*`,
    before === null || after === null ? '' : `${slackCode(before)} → ${slackCode(after)}`,
    slackText(says),
    ...facts.map(({ name, text }) => `${slackText(name)}: ${slackText(text)}`),
    ...commands.map(({ name, text }) => `${slackText(name)} it: ${slackCode(text)}`),
  ])
}

/** Whole lines only, so that no markup is cut open. */
function section(lines: readonly string[], most = MOST_IN_SECTION): SlackBlock {
  const kept: string[] = []
  let length = 0
  for (const line of lines.filter(text => text !== '')) {
    length += line.length + 1
    if (length > most - 2) {
      kept.push('…')
      break
    }
    kept.push(line)
  }
  return { type: 'section', text: { type: 'mrkdwn', text: kept.join('\n'), verbatim: true } }
}

function context(text: string): SlackBlock {
  const bounded = text.length > 600 ? `${text.slice(0, 599)}…` : text
  return { type: 'context', elements: [{ type: 'mrkdwn', text: bounded, verbatim: true }] }
}

export function lengthOf(blocks: readonly SlackBlock[]): number {
  return blocks.reduce((sum, block) => {
    if (block.type === 'context')
      return sum + block.elements.reduce((length, { text }) => length + text.length, 0)
    return sum + block.text.text.length
  }, 0)
}
