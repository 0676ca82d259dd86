import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { parseText } from '../../../src/edges/specs/parse-text.ts'
import { InputError } from '../../../src/errors.ts'
import { golden } from '../../core/contract/golden.ts'

const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...Array.from('bcdefghij', (name, index) => {
    const alias = `*${'abcdefghij'[index] ?? ''}`
    return `${name}: &${name} [${Array.from({ length: 9 }, () => alias).join(', ')}]`
  }),
].join('\n')

const refused: readonly { name: string; text: string; says: string }[] = [
  { name: 'nothing', text: ' \n', says: 'api: the file is empty. ' },
  { name: 'a page', text: '<!DOCTYPE html><html></html>', says: 'looks like an HTML page. ' },
  {
    name: 'Swagger UI',
    text: '<html><div id="swagger-ui"></div></html>',
    says: 'looks like an HTML page with Swagger UI. ',
  },
  { name: 'XML', text: '<?xml version="1.0"?><a/>', says: 'looks like XML. ' },
  { name: 'protobuf', text: '// hi\nsyntax = "proto3";\n', says: 'looks like a protobuf file. ' },
  { name: 'GraphQL', text: 'type Query {\n  a: Int\n}\n', says: 'looks like a GraphQL schema. ' },
  {
    name: 'JSON cut off',
    text: '{"openapi": "3.0.0", "in',
    says: 'api:1:22: the JSON ends too early. ',
  },
  {
    name: 'JSON with a comma too much',
    text: '{"a": [1,]}',
    says: 'api:1:10: this is not JSON. ',
  },
  {
    name: 'deep JSON',
    text: '['.repeat(10_000),
    says: 'api:1:501: the JSON nests deeper than 500 levels. ',
  },
  { name: 'deep YAML', text: '- '.repeat(10_000), says: 'the YAML nests too deep. ' },
  { name: 'deep YAML keys', text: '? '.repeat(10_000), says: 'the YAML nests too deep. ' },
  {
    name: 'YAML 600 levels deep',
    text: `a: ${'['.repeat(600)}${']'.repeat(600)}`,
    says: 'the YAML nests deeper than 500 levels. ',
  },
  { name: 'a bomb', text: bomb, says: 'the YAML stands for more than 5000000 values. ' },
  {
    name: 'an anchor in itself',
    text: 'a: &a\n  b: *a',
    says: 'api:2:6: the YAML has an anchor that contains itself. ',
  },
  {
    name: 'an alias of nothing',
    text: 'a: *b',
    says: 'api:1:4: the YAML uses an alias that no anchor defines. ',
  },
  {
    name: 'tabs',
    text: 'a:\n\tb: 1',
    says: 'api:2:1: the YAML is indented with a tab where only spaces may stand. ',
  },
  {
    name: 'two documents',
    text: 'a: 1\n---\nb: 1',
    says: 'the YAML holds more than one document. ',
  },
  {
    name: 'an open quote',
    text: 'a: "sk_live_1234\n',
    says: 'the YAML lacks a closing quote, bracket or colon. ',
  },
  {
    name: 'a number beyond JSON',
    text: 'a: .inf',
    says: 'the YAML has a number that JSON cannot hold. ',
  },
  { name: 'a map for a key', text: '? {a: 1}\n: 2', says: 'the YAML has a key that is no text. ' },
  {
    name: 'keys that stand twice',
    text: 'a: 1\nb:\n  c: 1\n  "c": 2\n',
    says: 'api:4:3: the key stands here a second time, after line 3, column 3. Keep one of the two.',
  },
  {
    name: 'keys that stand twice in JSON',
    text: '{"a": [{"b": "\\"}", "c": {"b": 1}}],\n "\\u0061": 2}',
    says: 'api:2:2: the key stands here a second time, after line 1, column 2. Keep one of the two.',
  },
  {
    name: 'a number that JSON would lose',
    text: '{"a": [-1e5, 1e-999,\n1e999]}',
    says: 'api:2:1: the JSON has a number out of range. ',
  },
  {
    name: 'a NUL character',
    text: 'a: 1\nb: x\0y\n',
    says: 'api:2:5: a NUL character stands in the text. ',
  },
  { name: 'a merge of text', text: '<<: 5', says: 'the YAML merges with `<<` what is no map. ' },
]

describe('parseText', () => {
  test.each(refused)('refuses $name in one sentence', ({ text, says }) => {
    let message = ''
    try {
      parseText(text, 'api')
    } catch (error) {
      expect(error).toBeInstanceOf(InputError)
      message = (error as InputError).message
    }
    expect(message).toContain(says)
    expect(message).not.toContain('\n')
    expect(message).not.toContain('sk_live')
  })

  test('reads a document and its YAML twin as the same', () => {
    expect(parseText(stringify(golden), 'api.yaml').root).toEqual(golden)
    expect(parseText(JSON.stringify(golden), 'api.json').root).toEqual(golden)
  })

  test('reads any JSON value from YAML as from JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
        const text = JSON.stringify(value)
        const twin = stringify(JSON.parse(text), { aliasDuplicateObjects: false })
        fc.pre(twin.trim() !== '{}')
        expect(parseText(`#\n${twin}`, 'api.yaml').root).toEqual(JSON.parse(text))
      }),
    )
  })

  test.each([
    {
      name: 'merge keys',
      text: 'a: &a {x: 1, y: 2}\nb:\n  y: 3\n  <<: *a\nc: {<<: [*a, {x: 9, z: 4}]}',
      root: { a: { x: 1, y: 2 }, b: { x: 1, y: 3 }, c: { x: 1, y: 2, z: 4 } },
    },
    {
      name: 'statuses and versions for keys',
      text: '200: a\n1.0: b\n',
      root: { 200: 'a', '1.0': 'b' },
    },
    {
      name: 'words that YAML 1.1 knew',
      text: 'a: yes\nb: 2020-01-01',
      root: { a: 'yes', b: '2020-01-01' },
    },
    {
      name: 'merge keys in the order of their lists, below own keys wherever they stand',
      text: 'a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc:\n  y: 9\n  <<: [*b, *a]\n  z: 3\nd: {<<: *a, x: 7}',
      root: { a: { x: 1 }, b: { x: 2, y: 2 }, c: { x: 2, y: 9, z: 3 }, d: { x: 7 } },
    },
    {
      name: 'merges of what was merged',
      text: 'a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b}',
      root: { a: { x: 1 }, b: { x: 1, y: 2 }, c: { x: 1, y: 2 } },
    },
    {
      name: 'a quoted `<<` as a key',
      text: '"<<": {x: 1}',
      root: { '<<': { x: 1 } },
    },
    {
      name: 'scalars as the core schema of YAML 1.2 has them',
      text: 'a: [no, on, 1_000, 0o17, 017, 0x1F, ~, .5, 1e3, +1, True, 12:30]',
      root: { a: ['no', 'on', '1_000', 15, 17, 31, null, 0.5, 1000, 1, true, '12:30'] },
    },
    {
      name: 'tags',
      text: 'a: !!binary |\n  aGVs\n  bG8=\nb: !!str 1\nc: !!int "7"\nd: !mine x\ne: !!timestamp 2020-01-01',
      root: { a: 'aGVsbG8=', b: '1', c: 7, d: 'x', e: '2020-01-01' },
    },
    { name: 'the line ends of Windows', text: 'a:\r\n  - b\r\n', root: { a: ['b'] } },
    { name: 'the line ends of the oldest Macs', text: 'a:\r  - b\r', root: { a: ['b'] } },
    { name: 'JSON with a name of YAML', text: '{a: 1}', root: { a: 1 } },
    {
      name: 'an anchor set twice',
      text: 'a: &x 1\nb: *x\nc: &x 2\nd: *x',
      root: { a: 1, b: 1, c: 2, d: 2 },
    },
  ])('reads $name', ({ text, root }) => {
    expect(parseText(text, 'api.yaml').root).toEqual(root)
  })

  test('keeps keys of prototypes as own keys', () => {
    const { root } = parseText('__proto__: {a: 1}\nb: {<<: {__proto__: 2}}', 'api.yaml')
    expect(Object.keys(root as object)).toEqual(['__proto__', 'b'])
    expect(Object.getPrototypeOf(root)).toBe(Object.prototype)
    expect(JSON.stringify(root)).toBe('{"__proto__":{"a":1},"b":{"__proto__":2}}')
  })

  test('reads twenty thousand keys and aliases without delay', () => {
    const keys = Array.from({ length: 20_000 }, (_, index) => `k${index}: *a`).join('\n')
    const { root } = parseText(`a: &a {x: 1}\n${keys}`, 'api.yaml')
    expect(Object.keys(root as object)).toHaveLength(20_001)
  })
})
