import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/core/json/json.ts'
import { formatRecording } from '../../../src/core/recording/format-recording.ts'
import { parseRecording } from '../../../src/core/recording/parse-recording.ts'
import { MAX_EXCHANGE_BYTES } from '../../../src/core/recording/record-exchange.ts'
import { exchange, recording } from './sample.ts'

const people = {
  name: 'Jane Doe',
  email: 'jane.doe@springfield.example',
  phone: '+1 (555) 123-4567',
  mobile: 15551234567,
  address: { street: '742 Evergreen Terrace', city: 'Springfield', zip: '97475' },
  'jane.doe@springfield.example': { note: 'met Jane Doe at 742 Evergreen Terrace' },
  'Jane Doe': 1,
  '+15551234567': [{ '742 Evergreen Terrace': 'Springfield' }],
  avatar: 'https://springfield.example.com/Jane/Doe.png?user=Jane+Doe',
  state: 'Springfield',
}

const planted = /jane|doe|springfield|evergreen|terrace|555|1234567|97475|hunter2/i

describe('recordExchange', () => {
  test('lets no name, address, phone number or e-mail through, as value or key', () => {
    const text = formatRecording(recording([exchange([people, { deep: { list: [people] } }])]))
    expect(text).not.toMatch(planted)
    expect(text).toContain('"state"')
  })

  test('lets no number of items or keys tell them either', () => {
    const map = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`jane${i}@doe.example`, [people]]),
    )
    const text = formatRecording(recording([exchange({ map })]))
    expect(text).not.toMatch(planted)
    expect(text).toContain('"/map": 37')
  })

  test('nor in texts, forms and pages', () => {
    const page = `<html>${people.name} ${people.address.street}</html>`
    for (const body of [
      { kind: 'text', text: page, bytes: 1 },
      {
        kind: 'form',
        fields: [
          ['name', 'Jane Doe'],
          ['Jane Doe', 'x'],
        ],
        bytes: 1,
      },
    ] as const) {
      expect(formatRecording(recording([exchange(null, { body })]))).not.toMatch(planted)
    }
  })

  test('keeps what makes it readable: words of the path, useful headers, tags, small numbers, kinds', () => {
    const [one] = recording([
      exchange({ type: 'PushEvent', count: 3, ok: true, none: null, price: 9.5, list: [] }),
    ]).exchanges
    expect(one?.request.url).toMatch(
      /^https:\/\/api\.acme\.example\/v1\/users\/[a-z]{4}\.[a-z]{3}\/orders\?limit=20&q=[A-Z][a-z]{3}%20[A-Z][a-z]{2}$/,
    )
    expect(one?.request.headers).toEqual([['accept', 'application/json']])
    expect(one?.response.headers.map(([name]) => name)).toEqual(['content-type', 'link'])
    expect(one?.response.headers[1]?.[1]).toMatch(/rel="next"$/)
    expect(one?.response.body).toEqual({
      kind: 'json',
      json: { type: 'PushEvent', count: 3, ok: true, none: null, price: 9.5, list: [] },
    })
  })

  test('keeps the values that were asked for, and says so, but never a person', () => {
    const value = [
      { state: 'open', note: 'open' },
      { state: 'jane@doe.example', note: 'x' },
    ]
    const kept = recording([exchange(value)], { keepValues: ['/*[PushEvent]/state'] })
    const text = formatRecording(kept)
    expect(text.match(/"open"/g)).toHaveLength(1)
    expect(text).not.toMatch(/jane@doe/)
    expect(JSON.parse(text)).toMatchObject({ keepValues: ['/*[PushEvent]/state'] })
  })

  test('shortens long lists to what shows their build, and says by how many', () => {
    const items = Array.from({ length: 500 }, (_, i): Json => {
      if (i === 300) return { id: i, note: null }
      return i === 400 ? { id: i } : { id: i, note: 'x' }
    })
    const [one] = recording([exchange({ items })]).exchanges
    const { json } = one!.response.body as unknown as { json: { items: Json[] } }
    expect(
      json.items.map(item => [
        Object.keys(item as object).length,
        (item as { note?: Json }).note === null,
      ]),
    ).toEqual([
      [2, false],
      [2, true],
      [1, false],
    ])
    expect(one!.response.trimmed).toEqual({ '/items': 497 })
  })

  test.each<[string, Json]>([
    ['long texts', { a: 'x y '.repeat(100_000), b: Array(50).fill('z '.repeat(5000)) }],
    [
      'many fields',
      Object.fromEntries(
        Array.from({ length: 20_000 }, (_, i) => [
          `field_${'abcdefghij'.charAt(i % 10)}${i % 100}_${String.fromCharCode(97 + (i % 26))}${i}`,
          i,
        ]),
      ),
    ],
    ['lists in lists', Array(100).fill(Array(100).fill(Array(20).fill('text'))) as Json],
    ['depth', JSON.parse(`${'{"a":['.repeat(240)}1${']}'.repeat(240)}`) as Json],
    ['wide characters', { a: Array(2000).fill('東京都') as Json }],
  ])('is never larger than 64 KB: %s', (_, value) => {
    const text = formatRecording(recording([exchange(value)]))
    expect(new TextEncoder().encode(text).length).toBeLessThan(MAX_EXCHANGE_BYTES + 1024)
  })

  test('takes any JSON, and two keys stay two', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const json = value as Json
        const text = formatRecording(recording([exchange(json)]))
        expect(formatRecording(parseRecording(text, 'x'))).toBe(text)
      }),
    )
    const [one] = recording([exchange({ 'a@b.io': 1, 'c@d.io': 2, 'e@f.io': 3 })]).exchanges
    expect(Object.keys((one!.response.body as { json: object }).json)).toHaveLength(3)
  })

  test('is not led astray by names of JavaScript', () => {
    const value = JSON.parse(
      '{"__proto__":{"x":"Jane"},"constructor":"Jane","toString":["Jane"]}',
    ) as Json
    const text = formatRecording(recording([exchange(value)]))
    expect(text).toContain('"__proto__"')
    expect(text).not.toContain('Jane')
  })
})
