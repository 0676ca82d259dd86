import { XmlFault } from './xml.ts'

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

const namePattern = /[:_\p{L}\p{Nl}][-.:_·\p{L}\p{N}\p{M}]*/uy

/** A position in a text. Everything that does not stand there as asked throws an `XmlFault`. */
export class XmlReader {
  readonly #text: string
  at: number

  constructor(text: string) {
    this.#text = text
    this.at = text.startsWith('\uFEFF') ? 1 : 0
  }

  startsWith(sign: string): boolean {
    return this.#text.startsWith(sign, this.at)
  }

  /** Whether the sign stood here; it is behind us then. */
  skip(sign: string): boolean {
    if (!this.startsWith(sign)) return false
    this.at += sign.length
    return true
  }

  expect(sign: string): void {
    if (!this.skip(sign)) throw new XmlFault(`a \`${sign}\` is missing`, this.at)
  }

  /** Whether there was any. */
  skipSpace(): boolean {
    const start = this.at
    while (' \t\r\n'.includes(this.#text[this.at] ?? 'x')) this.at++
    return this.at > start
  }

  readName(): string {
    namePattern.lastIndex = this.at
    const name = namePattern.exec(this.#text)?.[0]
    if (name === undefined) throw new XmlFault('a name is missing', this.at)
    this.at += name.length
    return name
  }

  /** What stands before the sign, which is behind us then. */
  readUntil(sign: string): string {
    const text = this.readTo(sign)
    this.at += sign.length
    return text
  }

  /** What stands before the sign, which is next then. */
  readTo(sign: string): string {
    const end = this.#text.indexOf(sign, this.at)
    if (end < 0) throw new XmlFault('it ends too early', this.#text.length)
    const text = this.#text.slice(this.at, end)
    this.at = end
    return text
  }

  /** @param start where the text began, for the fault of an entity that is not known. */
  unescape(text: string, start: number): string {
    if (!text.includes('&')) return text
    return text.replaceAll(/&([^;&]{0,32})(;?)/g, (_, name: string, end: string) => {
      const value = end === '' ? undefined : characterOf(name)
      if (value === undefined) throw new XmlFault('an entity is not known', start)
      return value
    })
  }
}

function characterOf(name: string): string | undefined {
  const number = /^#(?:x([\dA-Fa-f]+)|(\d+))$/.exec(name)
  if (number === null) return Object.hasOwn(entities, name) ? entities[name] : undefined
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16)
  const isCharacter = code === 9 || code === 10 || code === 13 || (code >= 32 && code <= 0x10_ff_ff)
  return isCharacter && !(code >= 0xd8_00 && code <= 0xdf_ff)
    ? String.fromCodePoint(code)
    : undefined
}
