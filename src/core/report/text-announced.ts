import type { Cause } from '../rules/cause.ts'
import { entryOf, type Entry } from './changelog.ts'
import { clip, printable } from './escape.ts'
import type { Paint } from './paint.ts'
import type { Phrase } from './phrase.ts'
import { causeWayOut } from './promise-text.ts'

/** How much is said of each: all, what happened and where, or one line. */
export type Fullness = 'full' | 'short' | 'line'

/** One announced change in lines no wider than `width`, to stand behind its level. */
export function announcedLines(
  cause: Cause,
  {
    paint,
    width,
    fullness,
  }: { readonly paint: Paint; readonly width: number; readonly fullness: Fullness },
): readonly string[] {
  const entry = entryOf(cause)
  const sentence = sentenceOf(entry)
  if (fullness === 'line') return [clip(sentence.replaceAll(HARD_SPACE, ' '), width)]
  const lines = wrap(sentence, width)
  const says = cause.level === 'info' ? lines.slice(0, 2) : lines
  const cut =
    says.length < lines.length
      ? [...says.slice(0, -1), clip(`${says.at(-1) ?? ''} …`, width)]
      : says
  if (cause.level === 'info') return cut
  return [...cut, ...more(entry, fullness).map(text => paint.dim(clip(printable(text), width)))]
}

function sentenceOf({ cause, says, spread }: Entry): string {
  const { provider } = cause.example
  const where = spread.length > 0 ? ` (${quoted(spread)})` : ''
  return `${provider === '' ? '' : `${printable(provider)}: `}${quoted(says)}${where}`
}

/** A name is not parted at the end of a line. Nothing printable holds it. */
const HARD_SPACE = '\u0000'

function quoted(phrase: Phrase): string {
  return phrase
    .map(part =>
      typeof part === 'string'
        ? printable(part)
        : `\`${printable(part.code).replaceAll(' ', HARD_SPACE)}\``,
    )
    .join('')
}

/** Whether it breaks or not, a person can look the rule up; what breaks has to be decided. */
function more({ cause }: Entry, fullness: Fullness): readonly string[] {
  if (fullness === 'short') return []
  const readers = cause.usedBy?.length ? [`read by  ${cause.usedBy.join(', ')}`] : []
  const renamed = cause.maybeRenamed === null ? [] : [`renamed? ${cause.maybeRenamed}`]
  const decide = cause.level === 'error' ? [`intended? ${causeWayOut(cause)}`] : []
  return [cause.rule, ...renamed, ...readers, ...decide]
}

/** Lines that end between words; a word that is too long for one is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (Array.from(longer).length <= width) line = longer
    else {
      if (line !== '') lines.push(line)
      line = clip(word, width)
    }
  }
  const all = line === '' ? lines : [...lines, line]
  return all.map(each => each.replaceAll(HARD_SPACE, ' '))
}
