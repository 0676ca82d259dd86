import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPersonal } from '../../../src/core/text/personal.ts'
import { personalSigns } from '../../../src/core/text/personal-signs.ts'

/** Whatever is found in it is found with much around it, which has every sign there is. */
const busy = ' \n0123456789012 ----- .... :::: @ % \n '
const pieces = constantFrom(
  ...'Ann@shop.example ann%40shop.example 10 Downing street Bahnhofstraße5 Ringstr.7 Hauptplatz PLATZ3'.split(
    ' ',
  ),
  ...'DE89370400440532013000 4111 111111111111 4111111111111111 123-45-6789 192.168.1.10 ::1 2001:db8::1'.split(
    ' ',
  ),
  '+49 30 1234567',
  '(212) 555 0187',
  'P.O. Box',
  ' ',
  ',',
  '.',
  ':',
  '-',
  '@',
  '%40',
  'x',
  'STRAẞE 4',
  'ſtreet',
)

describe('the signs of what reaches a person', () => {
  test('never hide what a pattern would find', () => {
    assert(
      property(array(pieces, { maxLength: 6 }), parts => {
        const text = parts.join('')
        const alone = findPersonal(text)
        const among = findPersonal(`${text}${busy}`)
        const within = among.filter(({ end }) => end <= text.length)
        expect(alone.map(({ kind }) => kind)).toEqual(
          expect.arrayContaining(
            within
              // What follows a match may end it elsewhere.
              .filter(({ end }) => end < text.length)
              .map(({ kind }) => kind),
          ),
        )
      }),
    )
  })

  test.each([
    { text: 'https://api.example.com/orders/1', signs: { at: false, colons: 1, street: false } },
    { text: 'Ringweg7', signs: { digits: 1, street: true } },
    { text: 'weg', signs: { digits: 0, street: false } },
    { text: '', signs: { digits: 0, dashes: 0, dots: 0, colons: 0, at: false, street: false } },
  ])('$text', ({ text, signs }) => {
    expect(personalSigns(text)).toMatchObject(signs)
  })
})
