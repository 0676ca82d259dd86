import * as fc from 'fast-check'

const scalars = ['Int', 'String', 'ID']
const outputs = fc.constantFrom(...scalars, 'A', 'B', 'U', 'E', 'I')
const inputs = fc.constantFrom(...scalars, 'E', 'In')

const wrapped = (type: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(type, fc.constantFrom('', '!', '[]', '[]!', '[!]', '[!]!', '[[!]!]'))
    .map(([name, form]) => {
      const open = form.replaceAll(/[^[]/g, '')
      const inner = /\[(!?)\]/.exec(form)?.[1] ?? (form === '!' ? '!' : '')
      const tail = form.startsWith('[') ? form.slice(open.length).replace(/^!/, '') : ''
      return `${open}${name}${inner}${tail}`
    })

/** Defaults are for optional ones too; for input objects and lists there is none. */
const input = fc.tuple(wrapped(inputs), fc.option(fc.nat(1))).map(([type, value]) => {
  const literal = { Int: ['1', '2'], String: ['"a"', '"b"'], ID: ['"x"', '"y"'], E: ['K', 'K'] }[
    type.replace('!', '')
  ]?.[value ?? 0]
  return value === null || literal === undefined ? type : `${type} = ${literal}`
})

const members = (names: readonly string[], type: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.record(Object.fromEntries(names.map(name => [name, fc.option(type)]))).map(drawn =>
    Object.entries(drawn)
      .flatMap(([name, text]) => (text ? [`${name}${text}`] : []))
      .join(' '),
  )

const args = members(
  ['x', 'y'],
  input.map(text => `: ${text}`),
).map(text => (text ? `(${text})` : ''))
const field = fc.tuple(args, wrapped(outputs)).map(([sent, type]) => `${sent}: ${type}`)
const fields = members(['a', 'b', 'c'], field).map(text => `z: Int ${text}`)

const isOne = fc.boolean()

/** Small schemas with the same few names, so that two of them differ in many ways. */
export const randomSchema: fc.Arbitrary<string> = fc
  .record({
    query: fields,
    a: fields,
    b: fields,
    implementsI: isOne,
    union: fc.constantFrom('A', 'B', 'A | B'),
    values: fc.subarray(['L', 'M']),
    input: members(
      ['p', 'q'],
      input.map(text => `: ${text.replace(/In!$/, 'In')}`),
    ),
    extra: fc.constantFrom('', 'type X { a: Int }', 'enum X { V }', 'scalar X'),
    directive: fc.option(
      fc.tuple(
        args.filter(text => !text.includes('In')),
        isOne,
        fc.subarray(['OBJECT', 'QUERY'], { minLength: 1 }),
      ),
    ),
  })
  .map(({ directive, ...drawn }) =>
    [
      `type Query { ${drawn.query} }`,
      'interface I { z: Int }',
      `type A${drawn.implementsI ? ' implements I' : ''} { ${drawn.a} }`,
      `type B { ${drawn.b} }`,
      'type C implements I { z: Int }',
      `union U = ${drawn.union}`,
      `enum E { ${['K', ...drawn.values].join(' ')} }`,
      `input In { o: Int ${drawn.input} }`,
      drawn.extra,
      directive === null
        ? ''
        : `directive @d${directive[0]}${directive[1] ? ' repeatable' : ''} on ${directive[2].join(' | ')}`,
    ].join('\n'),
  )
