import { hashText } from '../../shape/schema/hash.ts'
import { PIN_FORMAT } from './pin-header.ts'

const FIELD = /"checksum": ?"([0-9a-f]*)"/

/** The text with the checksum of all the rest of it in its first field `checksum`, which has to be there. */
export function withChecksum(text: string): string {
  return text.replace(FIELD, `"checksum": "${checksumOf(text)}"`)
}

/** False where the text was changed since `withChecksum`, or has none. */
export function isUntouched(text: string): boolean {
  const stated = FIELD.exec(text)?.[1]
  return stated !== undefined && stated === checksumOf(text)
}

/** Whether nothing can be wrong with the text of a pin: this program wrote it, in a format that it reads. */
export function isAsWritten(text: string): boolean {
  const format = /"format": ?(\d+)/.exec(text)?.[1]
  return format === String(PIN_FORMAT) && isUntouched(text)
}

/** Line endings do not count: git may have changed them. */
function checksumOf(text: string): string {
  const own = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
  const field = FIELD.exec(own)
  const end = field === null ? 0 : field.index + field[0].length
  // Slices, since a text without the field would be a copy of some megabytes.
  return hashText(hashText(own.slice(0, field?.index ?? 0)) + hashText(own.slice(end)))
}
