import type { Cause } from '../rules/cause.ts'
import { entryOf, isAnnounced } from './changelog.ts'
import { printable } from './escape.ts'
import { phraseText } from './phrase.ts'
import { operationText, sidesText, spreadText } from './wording.ts'

/** A cause in one sentence for tools that show plain text: what changed, and where. */
export function causeText(cause: Cause): string {
  return isAnnounced(cause.example) ? announcedText(cause) : seenText(cause)
}

function announcedText(cause: Cause): string {
  const { says, spread } = entryOf(cause)
  const where = spread.length > 0 ? ` (${phraseText(spread, quote)})` : ''
  const { provider } = cause.example
  return printable(`${provider === '' ? '' : `${provider}: `}${phraseText(says, quote)}${where}`)
}

function seenText(cause: Cause): string {
  const { example } = cause
  const place = [operationText(example), example.at].filter(part => part !== '').join(' ')
  const told = [sidesText(example), spreadText(cause)].filter(part => part !== '').join(', ')
  return printable(`${place}: ${told}`)
}

function quote(name: string): string {
  return `\`${name}\``
}
