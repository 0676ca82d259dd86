import { describe, expect, test } from 'vitest'
import { findPersonal, hasPersonal } from '../../../src/core/text/personal.ts'

describe('findPersonal', () => {
  test.each([
    ['email', 'write to jane.doe+x@mail.example.com today'],
    ['email', 'jürgen@müller.example'],
    ['phone', '+49 30 901820'],
    ['phone', '+15551234567'],
    ['phone', 'call (555) 123-4567'],
    ['phone', '555-123-4567'],
    ['phone', '030 9018200'],
    ['ip', 'from 203.0.113.7 at noon'],
    ['ip', '2001:db8:85a3:0:0:8a2e:370:7334'],
    ['card', '4111 1111 1111 1111'],
    ['iban', 'DE89 3704 0044 0532 0130 00'],
    ['iban', 'GB29NWBK60161331926819'],
    ['ssn', '078-05-1120'],
    ['address', '742 Evergreen Terrace'],
    ['address', 'Unter den Linden Allee 77'],
    ['address', 'Hauptstraße 12a'],
    ['address', '12 rue de Rivoli'],
    ['address', 'P.O. Box 1234'],
  ])('sees an %s in %j', (kind, text) => {
    expect(findPersonal(text).map(span => span.kind)).toContain(kind)
  })

  test.each([
    '2026-11-20',
    '2026-11-20T10:45:00Z',
    '10:45:00',
    'v1.2.3',
    '1.2.3-beta.4',
    '6f9619ff-8b86-d011-b42d-00c04fc964ff',
    'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    '1732099500123',
    'GET /repos/{owner}/{repo}',
    'application/json; charset=utf-8',
    'DE00 3704 0044 0532 0130 00',
    'open',
    '@scope/package',
  ])('sees nobody in %j', text => {
    expect(findPersonal(text)).toEqual([])
  })

  test('answers on hostile texts', () => {
    for (const piece of ['a', '1 ', 'a@', 'A B ', '0.', ':1', '+1-', 'Ab ', '12 Ab ']) {
      expect(() => hasPersonal(piece.repeat(20_000))).not.toThrow()
    }
  })
})
