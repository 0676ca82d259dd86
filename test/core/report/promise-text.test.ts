import { describe, expect, test } from 'vitest'
import { causesOf } from '../../../src/core/rules/cause.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { causeWayOut, promiseText } from '../../../src/core/report/promise-text.ts'
import { announcedOf } from './reports.ts'

const request = { rule: 'request-property-removed', direction: 'request' } as const
const sent = announcedOf({ ...request, id: 'aaaaaaaaaaaa', at: '/total' })
const answered = announcedOf({ id: 'bbbbbbbbbbbb', at: '/total' })
const elsewhere = ['/v2', '/v3'].map(path => announcedOf({ id: `${path}-id`, path, at: '/total' }))

describe('the way out of a cause', () => {
  test.each<{ name: string; findings: readonly Finding[]; says: string }>([
    { name: 'one finding', findings: [answered], says: 'ignore bbbbbbbbbbbb --until' },
    {
      name: 'several findings of one rule',
      findings: [answered, ...elsewhere],
      says: "ignore --rule response-required-property-removed --place '**/total' --until",
    },
    {
      name: 'few findings of different rules',
      findings: [answered, sent],
      says: 'ignore bbbbbbbbbbbb aaaaaaaaaaaa --until',
    },
    {
      name: 'many findings of different rules',
      findings: [answered, sent, ...elsewhere],
      says: "--rule request-property-removed --place '**/total' --until",
    },
  ])('names $name', ({ findings, says }) => {
    const causes = causesOf(findings)
    expect(causes).toHaveLength(1)
    expect(causes.map(causeWayOut).join()).toContain(says)
  })

  test('names every rule of a cause', () => {
    const [cause] = causesOf([answered, sent, ...elsewhere])
    const told = cause === undefined ? '' : causeWayOut(cause)
    for (const { rule } of cause?.findings ?? []) expect(told).toContain(`--rule ${rule}`)
  })
})

test('a promise of all kinds is one of any value', () => {
  const expected = 'boolean | number | string | array | object | null'
  const finding = announcedOf({ expected, actual: 'missing' })
  expect(promiseText(finding)).toContain('promised any value, missing')
  expect(promiseText({ ...finding, expected: 'number | null' })).toContain(
    'promised number | null,',
  )
})
