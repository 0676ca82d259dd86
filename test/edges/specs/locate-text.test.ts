import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isArray, isObject, type Json } from '../../../src/core/json/json.ts'
import { formatPointer } from '../../../src/core/json/pointer.ts'
import { parseText } from '../../../src/edges/specs/parse-text.ts'

describe('locate', () => {
  const json = '{\n  "a": [1, {"b\\"c": {"d/e": "}"}}],\n  "f": 2\n}'
  const yaml = 'a:\n  - 1\n  - "b\\"c": &x\n      d/e: 3\nf:\n  <<: *x\n'
  test.each([
    [json, '', 1, 1],
    [json, '/a', 2, 3],
    [json, '/a/0', 2, 9],
    [json, '/a/1', 2, 12],
    [json, '/a/1/b"c/d~1e', 2, 22],
    [json, '/f', 3, 3],
    [json, '/f/none', 3, 3],
    [json, '/a/9/x', 2, 3],
    [yaml, '/a', 1, 1],
    [yaml, '/a/1', 3, 5],
    [yaml, '/a/1/b"c/d~1e', 4, 7],
    [yaml, '/f/d~1e', 4, 7],
    [yaml, '/f/none', 5, 1],
  ])('%j %s', (text, pointer, line, column) => {
    expect(parseText(text, 'api').locate(pointer)).toEqual({ line, column })
  })

  test('points at the key or item itself, in JSON of any form', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { minLength: 1 }), fc.nat(3), (drawn, indent) => {
        const root = JSON.parse(JSON.stringify(drawn)) as Json
        const text = JSON.stringify(root, null, indent)
        const lines = text.split('\n')
        const { locate } = parseText(text, 'api.json')
        for (const [path, token, value] of membersOf(root, [])) {
          const { line, column } = locate(formatPointer([...path, token]))
          const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join('\n')
          const shown = JSON.stringify(value, null, indent).split('\n')[0] ?? ''
          const key = typeof token === 'string' ? `${JSON.stringify(token)}:` : ''
          expect(rest.startsWith(key || shown)).toBe(true)
        }
      }),
    )
  })
})

type Token = string | number

function membersOf(value: Json, path: readonly Token[]): [readonly Token[], Token, Json][] {
  const members: [Token, Json][] = isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : []
  const below = members.flatMap(([token, member]) => membersOf(member, path.concat(token)))
  const here = members.map(([token, member]): [readonly Token[], Token, Json] => [
    path,
    token,
    member,
  ])
  return [...here, ...below]
}
