import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument, stringify } from 'yaml'
import { plainPositions } from '../../../src/edges/specs/plain-positions.ts'
import { plainYaml } from '../../../src/edges/specs/plain-yaml.ts'
import { yamlValue, type YamlValue } from '../../../src/edges/specs/yaml-value.ts'

/** What the tree of all tokens stands for; null where it is refused. */
function treeValue(text: string): YamlValue | null {
  const document = parseDocument(text, {
    schema: 'core',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  })
  return document.errors.length > 0 ? null : yamlValue(document.contents)
}

// Pieces that meet in all the ways in which YAML can be misread.
const pieces =
  'a|b: |- |  |    |\n|key: |"x"|\'y\'|;|>|;-|>-|;+|>+|;2| #|# c|[a, b]|{a: 1}|[|{|]|}|,|:|1|0x1F|0o7|1.5|1e3|.5|-0|true|null|~|&a |*a|!t |? |%|---|...|\t|\\|"x\n  y"|\'it\'\'s\'|a: b\n|  c: d\n|- e\n|  - f\n|text more\n|      deep\n|"k": v\n|x:|<<: |\u2028|"a\\n"|a#b|a:b|-x|:x|- - z\n|- k: v\n|  l: w\n|    block\n|    \n'
    .split('|')
    .map(piece => piece.replaceAll(';', '|'))

describe('plainYaml', () => {
  test.each([
    ['a: 1\nb:\n- x\n- y: [1, "2", -3]\nc: {}\n', { a: 1, b: ['x', { y: [1, '2', -3] }], c: {} }],
    [
      'a: |\n  one\n   two\n\nb: >-\n  one\n  two\n\n  three\n',
      { a: 'one\n two\n', b: 'one two\nthree' },
    ],
    ['a: one\n  two\n\n  three # no more\nb: "x\n  y"\n', { a: 'one two\nthree', b: 'x y' }],
    ['---\n# first\n200:\n  on: yes\n  "q": ~ # none\n', { 200: { on: 'yes', q: null } }],
    ['- - 1\n  - .5\n-\n  a: TRUE\n', [[1, 0.5], { a: true }]],
  ])('reads %j', (text, value) => {
    expect(plainYaml(text)).toEqual({ value })
  })

  test.each([
    ['an anchor', 'a: &x 1\nb: *x\n'],
    ['a merge key', 'a:\n  <<: {b: 1}\n'],
    ['a tag', 'a: !!str 1\n'],
    ['a doubled key', 'a: 1\na: 2\n'],
    ['a key that objects have by nature', '__proto__: 1\n'],
    ['two documents', 'a: 1\n---\na: 2\n'],
    ['a tab', 'a:\n\tb: 1\n'],
    ['lines at no depth of their own', 'a:\n    b: 1\n  c: 2\n'],
    ['nothing', '# only this\n'],
    ['deep nesting', '- '.repeat(300)],
    ['a quote that never ends', 'a: "b\n'],
  ])('leaves %s to others', (_, text) => {
    expect(plainYaml(text)).toBeUndefined()
  })

  test('reads as others do, or not at all', () => {
    const line = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 14 })
    const text = fc
      .tuple(fc.constantFrom('', 'a:\n  b: ', 'a:\n- '), line, fc.constantFrom('', '\n'))
      .map(([head, middle, end]) => head + middle.join('') + end)
    fc.assert(
      fc.property(text, written => {
        const plain = plainYaml(written)
        if (plain) expect({ written, ...treeValue(written) }).toEqual({ written, ...plain })
      }),
      { numRuns: 20_000 },
    )
  })

  test('reads what others write', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 40), (value, lineWidth) => {
        const written = stringify({ value }, { lineWidth, aliasDuplicateObjects: false })
        const plain = plainYaml(written)
        if (plain) expect(plain).toEqual(treeValue(written))
      }),
      { numRuns: 2000 },
    )
  })

  test('says where each member and item stands', () => {
    const text = 'a:\n  b:\n    - x\n    - c: 1\n      d: {e: [f, g]}\n'
    const offsetOf = plainPositions(text)
    const told = ['/a', '/a/b/1', '/a/b/1/d', '/a/b/1/d/e/1', '/a/b/7', '']
    expect(told.map(pointer => text.slice(offsetOf(pointer)).split(/[:\n]/)[0])).toEqual([
      'a',
      'c',
      'd',
      'g]}',
      'b',
      'a',
    ])
  })
})

const suites = resolve(process.env['SUITES'] ?? '../shared/suites')
const files = existsSync(suites)
  ? globSync(['specs/*.y{,a}ml', 'spec-pairs/data/**/*.yaml'], { cwd: suites }).sort()
  : []

describe.skipIf(files.length === 0)('documents of APIs', () => {
  test('are nearly all plain, and read as others read them', () => {
    const texts = files.map(file =>
      readFileSync(join(suites, file), 'utf8').replaceAll('\r\n', '\n'),
    )
    const read = texts.flatMap(text => {
      const plain = plainYaml(text)
      return plain ? [{ text, plain }] : []
    })
    for (const { text, plain } of read) expect(plain).toEqual(treeValue(text))
    expect(read.length / files.length).toBeGreaterThan(0.95)
  })
})
