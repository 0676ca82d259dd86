import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineOfKey } from '../../../src/edges/config/line-of-key.ts'

describe('lineOfKey', () => {
  const source = [
    "import { defineConfig } from 'tidemark'",
    '// export default { a: 1 }',
    'export default defineConfig({',
    "  a: '}', /* b: 0, */",
    '  "b": [',
    '    { c: `x, ${y}` },',
    "    { 'd-e': (x => { return x })(1),",
    '      f: 2 },',
    '  ],',
    '  g() { return 1 },',
    '  h,',
    '  i: defineThing({',
    '    j: 1,',
    '  }),',
    '})',
  ].join('\n')

  test.each([
    { path: ['a'], line: 4 },
    { path: ['b'], line: 5 },
    { path: ['b', 0, 'c'], line: 6 },
    { path: ['b', 1, 'd-e'], line: 7 },
    { path: ['b', 1, 'f'], line: 8 },
    { path: ['b', 1, 'missing'], line: 7 },
    { path: ['g'], line: 10 },
    { path: ['h'], line: 11 },
    { path: ['i', 'j'], line: 13 },
    { path: ['missing'], line: 3 },
    { path: [], line: 3 },
  ])('finds $path in line $line', ({ path, line }) => {
    expect(lineOfKey(source, path)).toBe(line)
  })

  test.each([
    { name: 'a name', source: 'const x: Config = {\n a: 1 }\nexport default x\n' },
    {
      name: 'a name that satisfies',
      source: 'const x = {\n a: 1 }\nexport default x satisfies Config\n',
    },
    { name: 'an assignment', source: '\nmodule.exports = { a: 1 }' },
  ])('follows $name', ({ source }) => {
    expect(lineOfKey(source, ['a'])).toBe(2)
  })

  test.each(['', 'export default x', 'export default make()', 'export default {'])(
    'survives %j',
    source => {
      expect(() => lineOfKey(source, ['a', 'b'])).not.toThrow()
    },
  )

  test('ends on any text', () => {
    const marks = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      ',',
      ':',
      "'",
      '"',
      '`',
      '\\',
      '/',
      '*',
      '\n',
      'a',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 60 }), parts => {
        lineOfKey(`export default {${parts.join('')}`, ['a', 0, 'a'])
      }),
      { numRuns: 2000 },
    )
  })
})
