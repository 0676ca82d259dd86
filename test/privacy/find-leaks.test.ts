import { describe, expect, test } from 'vitest'
import { findLeaks } from './find-leaks.ts'
import { planted, text } from './planted.ts'

const namesIn = (content: Uint8Array | string): string[] =>
  findLeaks('here', Buffer.from(content)).map(leak => leak.planted)

describe('findLeaks', () => {
  test.each(planted)('finds $name in every spelling', ({ name, text }) => {
    const utf16 = Buffer.from(text, 'utf16le')
    const contents: Record<string, Uint8Array | string> = {
      plain: `before ${text} after`,
      'in upper case': text.toUpperCase(),
      'between bytes that are no text': Buffer.concat([
        Buffer.from([0, 255, 254]),
        Buffer.from(text),
      ]),
      'UTF-16, little end first': utf16,
      'UTF-16, big end first': Buffer.from(utf16).swap16(),
      'percent-encoded': `q=${encodeURIComponent(text)}`,
      'in a form': new URLSearchParams({ q: text }).toString(),
      'base64, at offset 0': Buffer.from(`${text} and more`).toString('base64'),
      'base64, at offset 1': Buffer.from(`x${text} and more`).toString('base64'),
      'base64url, at offset 2': Buffer.from(`xy${text} and more`).toString('base64url'),
      hexadecimal: Buffer.from(text).toString('hex'),
      'in JSON': JSON.stringify({ text }),
    }
    const missed = Object.entries(contents).filter(
      ([, content]) => !namesIn(content).includes(name),
    )
    expect(missed.map(([spelling]) => spelling)).toEqual([])
  })

  test('finds half a token', () => {
    expect(namesIn(text('a payment key').slice(0, 20))).toContain('a payment key')
    expect(namesIn(text('a payment key').slice(10))).toContain('a payment key')
  })

  test('finds nothing where there is nothing', () => {
    const harmless = JSON.stringify({ place: '/items/*/email', format: 'email', length: 32 })
    expect(namesIn(harmless)).toEqual([])
  })
})
