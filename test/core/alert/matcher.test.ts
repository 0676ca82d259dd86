import { describe, expect, test } from 'vitest'
import { fingerprint, pickLabels } from '../../../src/core/alert/labels.ts'
import { formatMatcher, matchesAll, parseMatcher } from '../../../src/core/alert/matcher.ts'

describe('parseMatcher', () => {
  test.each([
    { text: 'severity=page', is: { name: 'severity', op: '=', value: 'page' } },
    {
      text: ' provider =~ "git(hub|lab)" ',
      is: { name: 'provider', op: '=~', value: 'git(hub|lab)' },
    },
    { text: 'team != ""', is: { name: 'team', op: '!=', value: '' } },
    { text: 'place!~"/a.*"', is: { name: 'place', op: '!~', value: '/a.*' } },
    { text: String.raw`a="say \"hi\""`, is: { name: 'a', op: '=', value: 'say "hi"' } },
    { text: 'a=', is: { name: 'a', op: '=', value: '' } },
    { text: '=b', is: null },
    { text: 'a=~"("', is: null },
    { text: 'a="b" c', is: null },
    { text: '', is: null },
  ])('$text', ({ text, is }) => {
    expect(parseMatcher(text)).toEqual(is)
    if (is?.op === '=') expect(parseMatcher(formatMatcher({ ...is, op: '=' }))).toEqual(is)
  })
})

describe('matchesAll', () => {
  const labels = { severity: 'page', provider: 'github' }
  test.each([
    { texts: [], is: true },
    { texts: ['severity=page', 'provider=~"git.*"'], is: true },
    { texts: ['provider=~"git"'], is: false },
    { texts: ['provider!~"git"'], is: true },
    { texts: ['severity=page', 'provider=stripe'], is: false },
    { texts: ['team=""'], is: true },
    { texts: ['team!=crm'], is: true },
    { texts: ['constructor=""', '__proto__=""'], is: true },
  ])('$texts is $is', ({ texts, is }) => {
    expect(
      matchesAll(
        texts.map(text => parseMatcher(text)).filter(one => one !== null),
        labels,
      ),
    ).toBe(is)
  })
})

test('labels in any order are one identity', () => {
  expect(fingerprint({ a: '1', b: '2' })).toBe(fingerprint({ b: '2', a: '1' }))
  expect(fingerprint({ a: '1', b: '2' })).not.toBe(fingerprint({ a: '1,b=2' }))
  expect(pickLabels({ a: '1', b: '2', c: '' }, ['c', 'b', 'toString'])).toEqual({ b: '2' })
})
