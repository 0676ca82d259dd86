import { causesOf, type Cause } from '../rules/cause.ts'
import type { Level } from '../rules/finding.ts'
import { levels } from '../rules/levels.ts'
import { colours, endOf, line, WIDTH } from './closing.ts'
import { clip, clipMiddle, printable } from './escape.ts'
import { comparedText, inOrder, isAnnounced } from './changelog.ts'
import { plainPaint, type Paint } from './paint.ts'
import { isUndocumented, nextStep, promiseText, shareText } from './promise-text.ts'
import type { Renderer } from './report.ts'
import { announcedLines, type Fullness } from './text-announced.ts'
import { plural } from './counted.ts'
import { operationText, readersText, shortSides, sidesText, spreadText } from './wording.ts'

const MAX_LINES = 50
const LEVEL_WIDTH = 9
const MIN_WIDTH = 18

/**
 * For people at a terminal: one block for each cause, the worst first, no wider than 100 columns and no longer than
 * `maxLines`. Where that is too much, each cause is told in two lines, then in one, and the rest is counted.
 */
export const renderText: Renderer = (report, { paint = plainPaint, maxLines = MAX_LINES } = {}) => {
  const causes = inOrder(causesOf(report.findings))
  const compared = comparedText(report)
  const head = compared === '' ? [] : [paint.bold(line(compared))]
  const room = Math.max(3, maxLines - report.notes.length - head.length - 2)
  const hasOne = new Set(report.findings.map(({ provider }) => provider)).size === 1
  const shown = fit(causes, room, { paint, hasOne, before: null })
  const left = causes.slice(shown.length)
  const more = left.length > 0 ? [paint.dim(moreText(left))] : []
  return [...head, ...shown.flat(), ...more, ...endOf(report, paint), ''].join('\n')
}

type Block = readonly string[]

interface Setting {
  readonly paint: Paint
  /** All is of one provider, so that it need not be named again and again. */
  readonly hasOne: boolean
  /** The cause right above. */
  readonly before: Cause | null
}

/** All in full; else all short; else a line each, and from the top on short again as far as there is room. */
function fit(causes: readonly Cause[], room: number, setting: Setting): readonly Block[] {
  const blocksOf = (form: typeof shortBlock): Block[] =>
    causes.map((cause, i) => form(cause, { ...setting, before: causes[i - 1] ?? null }))
  for (const form of [fullBlock, shortBlock]) {
    const blocks = causes.length <= room ? blocksOf(form) : []
    if (blocks.length > 0 && blocks.flat().length <= room) return blocks
  }
  const lines = causes.slice(0, room).map(cause => lineBlock(cause, setting.paint))
  let left = room - lines.length
  return lines.map((line, i) => {
    const cause = causes[i]
    const short = cause && isAnnounced(cause.example) ? shortBlock(cause, setting) : line
    const isRoom = short.length - 1 <= left
    if (isRoom) left -= short.length - 1
    return isRoom ? short : line
  })
}

function lineBlock(cause: Cause, paint: Paint): Block {
  return isAnnounced(cause.example)
    ? announcedBlock(cause, paint, 'line')
    : [causeLine(cause, paint)]
}

/** The level, and behind it the sentence with what belongs to it. */
function announcedBlock(cause: Cause, paint: Paint, fullness: Fullness): Block {
  const lines = announcedLines(cause, { paint, width: WIDTH - LEVEL_WIDTH, fullness })
  return lines.map((text, i) => (i === 0 ? levelText(cause.level, paint) : indent) + text)
}

const indent = ' '.repeat(LEVEL_WIDTH)

function fullBlock(cause: Cause, setting: Setting): Block {
  if (isAnnounced(cause.example)) return announcedBlock(cause, setting.paint, 'full')
  const lines = [...shortBlock(cause, setting)]
  if (cause.level === 'info' || isPromise(cause)) return lines
  if (cause.maybeRenamed !== null) lines.push(line(`  renamed? ${cause.maybeRenamed}`))
  if (cause.level === 'error') lines.push(line(`  read by  ${readersText(cause.usedBy)}`))
  lines.push(line(`  ${nextStep(cause.example)}`))
  return lines
}

function shortBlock(cause: Cause, { paint, hasOne, before }: Setting): Block {
  const { example, level, rule } = cause
  if (isAnnounced(example)) return announcedBlock(cause, paint, 'short')
  if (isUndocumented(cause)) {
    const isSaid = before !== null && operationText(before.example) === operationText(example)
    return [undocumentedLine(cause, paint, isSaid ? '' : operationText(example))]
  }
  if (level === 'info') return [causeLine(cause, paint)]
  if (isPromise(cause)) {
    const operation = operationText(hasOne ? { ...example, provider: '' } : example)
    const head = row([example.verdict, operation, example.at], 2, WIDTH - LEVEL_WIDTH)
    const facts = row([promiseText(example), spreadText(cause)], 0, WIDTH - 2)
    return [levelText(level, paint) + head, `  ${facts}`]
  }
  const head = row([rule, operationText(example)], 1, WIDTH - LEVEL_WIDTH)
  const facts = row([example.at, sidesText(example), spreadText(cause)], 0, WIDTH - 2)
  return [levelText(level, paint) + head, `  ${facts}`]
}

/** A promise that never held is told by what was promised, and there is nothing to be decided. */
function isPromise({ example }: Cause): boolean {
  return example.verdict === 'contract-wrong'
}

/** `info     undocumented    /total  in 20 of 20` */
function undocumentedLine(cause: Cause, paint: Paint, operation: string): string {
  const { example, level, tails } = cause
  const told =
    tails.length > 1
      ? tails.join(', ')
      : joined([example.at, shareText(example), spreadText(cause)])
  const word = 'undocumented'.padEnd('contract-wrong'.length)
  return levelText(level, paint) + row([word, told, operation], 1, WIDTH - LEVEL_WIDTH)
}

/** One cause in one line, no wider than so many columns. */
export function causeLine(cause: Cause, paint: Paint, width: number = WIDTH): string {
  const { example, level, rule, tails } = cause
  const renamed = cause.maybeRenamed === null ? '' : `renamed? ${cause.maybeRenamed}`
  const { operations } = cause
  const where =
    operations > 1
      ? joined([example.provider, `in ${plural(operations, 'operation')}`])
      : operationText(example)
  const told =
    tails.length > 1
      ? [tails.map(withoutKind).join(', ')]
      : [withoutKind(operations > 1 ? (tails[0] ?? '') : example.at), shortSides(example), renamed]
  const parts = [rule, joined(told), where]
  return levelText(level, paint) + row(parts, 2, width - LEVEL_WIDTH)
}

/** A header's name alone: the rule says already that it is one. */
function withoutKind(place: string): string {
  return place.replace(/^header:/, '')
}

/** Parts beside each other. Where they are too wide, first `soft` is cut in its middle, then the longest at its end. */
function row(parts: readonly string[], soft: number, width: number): string {
  const clean = parts.map(printable)
  const over = (): number => joined(clean).length - width
  const wide = clean[soft] ?? ''
  if (over() > 0) clean[soft] = clipMiddle(wide, Math.max(MIN_WIDTH, wide.length - over()))
  const longest = clean.reduce(
    (best, part, i) => (part.length > (clean[best] ?? '').length ? i : best),
    0,
  )
  const text = clean[longest] ?? ''
  if (over() > 0) clean[longest] = clip(text, Math.max(MIN_WIDTH, text.length - over()))
  return clip(joined(clean), width)
}

function joined(parts: readonly string[]): string {
  return parts.filter(part => part !== '').join('  ')
}

function levelText(level: Level, paint: Paint): string {
  return paint[colours[level]](level) + ' '.repeat(LEVEL_WIDTH - level.length)
}

function moreText(left: readonly Cause[]): string {
  const parts = levels.flatMap(level => {
    const count = left.filter(cause => cause.level === level).length
    return count > 0 ? [`${count} ${level}`] : []
  })
  return `… and ${plural(left.length, 'more cause')} (${parts.join(', ')}); see all: --format json`
}
