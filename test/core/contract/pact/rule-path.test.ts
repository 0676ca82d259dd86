import { describe, expect, test } from 'vitest'
import { parseRulePath } from '../../../../src/core/contract/pact/rule-path.ts'

const key = (name: string): unknown => ({ kind: 'key', key: name })

describe('parseRulePath', () => {
  test.each([
    { text: '$', path: [] },
    { text: '', path: [] },
    { text: '$.a.b', path: [key('a'), key('b')] },
    { text: 'a.b', path: [key('a'), key('b')] },
    { text: "$['a b']['it\\'s']", path: [key('a b'), key("it's")] },
    { text: '$["a"]', path: [key('a')] },
    {
      text: '$[0][*].*',
      path: [{ kind: 'index', index: 0 }, { kind: 'any-index' }, { kind: 'any-key' }],
    },
    { text: '$.user-id.@name.#text', path: [key('user-id'), key('@name'), key('#text')] },
    { text: '$.urn:ns:foo', path: [key('urn:ns:foo')] },
  ])('reads $text', ({ text, path }) => {
    expect(parseRulePath(text)).toEqual(path)
  })

  test.each(['$.', '$a', '$[', "$['", "$['a'", "$['']", '$[]', '$[x]', '$.a..b', '$[-1]'])(
    'refuses %s',
    text => {
      // A name right behind the root has no separator.
      expect(parseRulePath(text)).toBeNull()
    },
  )
})
