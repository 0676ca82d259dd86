import { planted, type Planted } from './planted.ts'

/** A planted text that was found where it must not be. */
export interface Leak {
  readonly planted: string
  readonly where: string
  /** How it was spelled there. */
  readonly spelling: string
}

/** Half a token is a leak too, and a database page can end in the middle of one. */
const fragmentLength = 14

interface Needle {
  readonly planted: string
  readonly spelling: string
  readonly bytes: Buffer
}

/** Looks for every planted text, whole and in part, in every spelling; one leak of each is enough. */
export function findLeaks(where: string, content: Uint8Array): Leak[] {
  const bytes = Buffer.from(content)
  const folded = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1')
  const inBytes = searcher(bytes)
  const inFolded = searcher(folded)
  const found = needles.filter(needle => inBytes(needle.bytes) || inFolded(needle.bytes))
  const leaks = found.map(({ planted, spelling }) => ({ planted, where, spelling }))
  return [...new Map(leaks.map(leak => [leak.planted, leak])).values()]
}

/** Answers as `includes`, but reads the content once for thousands of needles: most have three bytes that are nowhere. */
function searcher(content: Buffer): (needle: Buffer) => boolean {
  const seen = new Uint8Array(1 << 24)
  for (let at = 2; at < content.length; at++) seen[threeBytes(content, at)] = 1
  return needle => {
    for (let at = 2; at < needle.length; at++) {
      if (seen[threeBytes(needle, at)] === 0) return false
    }
    return content.includes(needle)
  }
}

/** Those that end here, as a number of 24 bits. */
function threeBytes(bytes: Buffer, end: number): number {
  return ((bytes[end - 2] ?? 0) << 16) | ((bytes[end - 1] ?? 0) << 8) | (bytes[end] ?? 0)
}

const needles: readonly Needle[] = planted.flatMap(needlesOf)

function needlesOf({ name, text, telling = text }: Planted): Needle[] {
  return fragmentsOf(telling).flatMap(fragment =>
    Object.entries(spellings(fragment)).flatMap(([spelling, spelled]) =>
      spelled.map(bytes => ({ planted: name, spelling, bytes })),
    ),
  )
}

function fragmentsOf(text: string): string[] {
  const count = Math.max(1, text.length - fragmentLength + 1)
  return Array.from({ length: count }, (_, start) => text.slice(start, start + fragmentLength))
}

function spellings(text: string): Record<string, Buffer[]> {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const percent = encodeURIComponent(text)
  const form = new URLSearchParams({ '': text }).toString().slice(1)
  const escaped = JSON.stringify(text).slice(1, -1)
  return {
    'as it is': [text, text.toLowerCase(), text.toUpperCase()].map(bytesOf),
    'in UTF-16': [utf16, Buffer.from(utf16).swap16()],
    'percent-encoded': [percent, percent.toLowerCase(), form].map(bytesOf),
    'in base64': base64Cores(utf8).map(bytesOf),
    'in hexadecimal': [utf8.toString('hex'), utf8.toString('hex').toUpperCase()].map(bytesOf),
    escaped: [escaped, asciiOnly(escaped), asciiOnly(escaped).toUpperCase()].map(bytesOf),
  }
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text)
}

/** The part of the base64 form that is the same whatever stands around it, at each of the three offsets. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap(offset => {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes])
    const whole = shifted.subarray(0, shifted.length - (shifted.length % 3))
    const core = whole.toString('base64').slice(offset === 0 ? 0 : 4)
    return [core, core.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

function asciiOnly(text: string): string {
  return text.replaceAll(
    /[^ -~]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
