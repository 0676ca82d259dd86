import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mailHtml } from '../../../src/core/report/mail-html.ts'
import { mailText } from '../../../src/core/report/mail-text.ts'
import type { Message } from '../../../src/core/report/message.ts'
import { shownOf } from '../../../src/core/report/shown.ts'
import { findingOf } from '../rules/findings.ts'
import { alertOf, hugeMessage, messageOf, resolvedMessage } from './messages.ts'

const htmlOf = (message: Message): string =>
  mailHtml(message, shownOf(message, { full: 6, brief: 6, resolved: 6 }), chart => chart)
const textOf = (message: Message): string =>
  mailText(message, shownOf(message, { full: 6, brief: 6, resolved: 6 }))

/** What a reader sees of the page, in words. */
function wordsOf(html: string): string {
  const body = html.slice(html.indexOf('<body')).replaceAll(/<[^>]*>/g, ' ')
  const plain = body
    .replaceAll(/&#39;/g, "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
  return plain.replaceAll(/\s+/g, ' ')
}

/** The page without its words. */
const tags = (html: string): string => html.replaceAll(/>[^<]*</g, '><')

describe('the mail', () => {
  test('reads top down: verdict, who is hit, then each cause', () => {
    const order = [
      'acme is not what it was: 1 error, 1 warning',
      'Hit: billing-export, crm-sync',
      'response-required-property-removed',
      'acme GET /v1/orders 200',
      '/items/*/total',
      'number',
      'absent',
      '49 of 50 against 0 of 2,000',
      '2026-11-20 07:45 UTC',
      'less than once in a million looks',
      'contracts/acme.pin.json',
      'npx tidemark accept 3f9a1c20b7e4',
      'npx tidemark ignore 3f9a1c20b7e4',
      'Latency of acme',
      'Failed calls to acme',
    ]
    for (const words of [
      wordsOf(htmlOf(messageOf())),
      textOf(messageOf()).replaceAll(/\s+/g, ' '),
    ]) {
      const from = words.indexOf('acme is not', words.indexOf('and 1 more'))
      order.reduce((at, part) => {
        const found = words.indexOf(part, at)
        expect(found, part).toBeGreaterThanOrEqual(at)
        return found
      }, from)
    }
  })

  test.each([
    ['of a drift', messageOf()],
    ['of its end', resolvedMessage()],
    ['of a bad day', hugeMessage(40)],
  ])('%s says in HTML all that it says in text', (_, message) => {
    const words = wordsOf(htmlOf(message))
    for (const line of textOf(message).split('\n')) {
      // Headings differ in form: the text sets names beside values, the page in cells.
      const values = line.trim().split(/ {2,}|: | → /)
      for (const value of values.filter(part => part.length > 3 && !/^[A-Z]+$/.test(part)))
        expect(words).toContain(value.replace(/ it$/, '').replace(/^Tidemark, /, ''))
    }
  })

  test('asks for nothing from outside', () => {
    expect(htmlOf(messageOf())).not.toMatch(/https?:|url\(|<link|<script|@import|<iframe/)
  })

  test('lets no text become markup, whoever wrote it', () => {
    const plain = tags(htmlOf(messageOf({ alerts: [alertOf(findingOf())] }, [findingOf()])))
    const unit = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '`',
      '=',
      'on',
      'x',
      '-->',
      '\u202e',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 20 }), units => {
        const text = `q${units.join('')}`
        const hostile = findingOf({ at: text, path: text, expected: text, usedBy: [text] })
        const html = htmlOf(messageOf({ alerts: [alertOf(hostile)] }, [hostile]))
        const shape = tags(html).replaceAll(/<title>.*<\/title>/g, '<title></title>')
        expect(shape.length - tags(plain).length).toBeLessThan(5)
        expect(shape.match(/</g)?.length).toBe(plain.match(/</g)?.length)
      }),
      { numRuns: 100 },
    )
  })
})
