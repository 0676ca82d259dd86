import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Parameter, ParameterIn } from '../../../../../src/core/contract/contract.ts'
import {
  parameterValue,
  type Carriers,
} from '../../../../../src/core/diff/check/exchange/parameter-value.ts'
import { queryPairs } from '../../../../../src/core/diff/check/exchange/wire-text.ts'
import type { Json } from '../../../../../src/core/json/json.ts'
import { schemaFrom } from '../../../../support/schema.ts'
import { encode, type Style } from './encode.ts'

const origin = { file: 'api.json', pointer: '' }

function parameter(style: Style, schema: Json): Parameter {
  return {
    name: style.name,
    in: style.in,
    required: true,
    deprecated: false,
    style: style.style,
    explode: style.explode,
    allowReserved: false,
    schema: schemaFrom(schema),
    content: [],
    extensions: {},
    origin,
  }
}

function carriers(place: ParameterIn, name: string, text: string): Carriers {
  return {
    path: new Map(place === 'path' ? [[name, text]] : []),
    query: queryPairs(place === 'query' ? text : ''),
    queryText: place === 'query' ? text : '',
    headers: place === 'header' ? [[name, text]] : place === 'cookie' ? [['cookie', text]] : [],
  }
}

function decode(style: Style, schema: Json, text: string): Json | undefined {
  const of = carriers(style.in, style.name, text)
  return parameterValue(parameter(style, schema), of, 'request', () => true)?.value
}

const text = { type: 'string' }
const list = { type: 'array', items: { type: 'string' } }
const object = {
  type: 'object',
  properties: { R: { type: 'integer' }, G: { type: 'integer' }, B: { type: 'integer' } },
}
const colors = ['blue', 'black', 'brown']
const rgb = { R: 100, G: 200, B: 150 }

describe('parameterValue', () => {
  // OpenAPI 3.1.1, section "Style Examples", with a parameter `color`.
  test.each<[ParameterIn, string, boolean, Json, string, Json]>([
    ['path', 'matrix', false, text, ';color', ''],
    ['path', 'matrix', false, text, ';color=blue', 'blue'],
    ['path', 'matrix', false, list, ';color=blue,black,brown', colors],
    ['path', 'matrix', false, object, ';color=R,100,G,200,B,150', rgb],
    ['path', 'matrix', true, text, ';color=blue', 'blue'],
    ['path', 'matrix', true, list, ';color=blue;color=black;color=brown', colors],
    ['path', 'matrix', true, object, ';R=100;G=200;B=150', rgb],
    ['path', 'label', false, text, '.', ''],
    ['path', 'label', false, text, '.blue', 'blue'],
    ['path', 'label', false, list, '.blue,black,brown', colors],
    ['path', 'label', false, list, '.blue.black.brown', colors],
    ['path', 'label', false, object, '.R,100,G,200,B,150', rgb],
    ['path', 'label', true, list, '.blue.black.brown', colors],
    ['path', 'label', true, object, '.R=100.G=200.B=150', rgb],
    ['path', 'simple', false, text, 'blue', 'blue'],
    ['path', 'simple', false, list, 'blue,black,brown', colors],
    ['path', 'simple', false, object, 'R,100,G,200,B,150', rgb],
    ['path', 'simple', true, object, 'R=100,G=200,B=150', rgb],
    ['header', 'simple', false, list, 'blue, black, brown', colors],
    ['query', 'form', false, text, 'color=', ''],
    ['query', 'form', false, text, 'color=blue', 'blue'],
    ['query', 'form', false, list, 'color=blue,black,brown', colors],
    ['query', 'form', false, list, 'color=blue%2Cblack%2Cbrown', ['blue,black,brown']],
    ['query', 'form', false, object, 'color=R,100,G,200,B,150', rgb],
    ['query', 'form', true, list, 'color=blue&color=black&color=brown', colors],
    ['query', 'form', true, object, 'R=100&G=200&B=150', rgb],
    ['query', 'spaceDelimited', false, list, 'color=blue%20black%20brown', colors],
    ['query', 'spaceDelimited', false, list, 'color=blue+black+brown', colors],
    ['query', 'spaceDelimited', false, object, 'color=R%20100%20G%20200%20B%20150', rgb],
    ['query', 'pipeDelimited', false, list, 'color=blue%7Cblack%7Cbrown', colors],
    ['query', 'pipeDelimited', false, list, 'color=blue|black|brown', colors],
    ['query', 'pipeDelimited', false, object, 'color=R%7C100%7CG%7C200%7CB%7C150', rgb],
    ['query', 'tabDelimited', false, list, 'color=blue%09black%09brown', colors],
    ['query', 'deepObject', true, object, 'color[R]=100&color[G]=200&color[B]=150', rgb],
    [
      'query',
      'deepObject',
      true,
      object,
      'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150',
      rgb,
    ],
    ['query', 'deepObject', true, list, 'color[]=blue&color[]=black&color[]=brown', colors],
    ['cookie', 'form', false, list, 'a=b; color=blue,black,brown', colors],
    ['cookie', 'cookie', true, list, 'color=blue; color=black; color=brown', colors],
  ])('reads %s, %s, exploded %s', (place, style, explode, schema, wire, value) => {
    expect(decode({ in: place, style, explode, name: 'color' }, schema, wire)).toEqual(value)
  })

  test.each<[string, Json, string, Json]>([
    ['an integer', { type: 'integer' }, '5', 5],
    ['a number', { type: 'number' }, '-1.5e3', -1500],
    ['a boolean', { type: 'boolean' }, 'true', true],
    ['null', { type: ['integer', 'null'] }, '', null],
    ['a text that looks like a number', { type: 'string' }, '5', '5'],
    ['one of texts or a number', { anyOf: [{ type: 'integer' }, { enum: ['all'] }] }, '5', 5],
    [
      'one of texts or a number, the text',
      { anyOf: [{ type: 'integer' }, { enum: ['all'] }] },
      'all',
      'all',
    ],
    ['what fits nothing', { type: 'integer' }, 'five', 'five'],
    ['a number that no double holds', { type: 'number' }, '1e999', '1e999'],
    ['anything', {}, '5', '5'],
  ])('takes %s by its schema', (_, schema, wire, value) => {
    const style = { in: 'query', style: 'form', explode: true, name: 'v' } as const
    expect(decode(style, schema, `v=${wire}`)).toEqual(value)
  })

  test.each<[string, Style, Json, string]>([
    [
      'a label without its point',
      { in: 'path', style: 'label', explode: false, name: 'v' },
      text,
      'blue',
    ],
    [
      'a matrix of another name',
      { in: 'path', style: 'matrix', explode: false, name: 'v' },
      text,
      ';w=blue',
    ],
    [
      'an object with half a pair',
      { in: 'path', style: 'simple', explode: false, name: 'v' },
      object,
      'R,100,G',
    ],
    [
      'a list sent in pieces',
      { in: 'query', style: 'form', explode: false, name: 'v' },
      list,
      'v=a&v=b',
    ],
  ])('says of %s that it cannot be read', (_, style, schema, wire) => {
    expect(decode(style, schema, wire)).toBeUndefined()
  })

  test('reads what was encoded in every style that can be undone', () => {
    const piece = fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }).filter(isSendable)
    const styles = fc.constantFrom<Style>(
      { in: 'path', style: 'simple', explode: false, name: 'v' },
      { in: 'path', style: 'simple', explode: true, name: 'v' },
      { in: 'path', style: 'label', explode: true, name: 'v' },
      { in: 'path', style: 'matrix', explode: false, name: 'v' },
      { in: 'path', style: 'matrix', explode: true, name: 'v' },
      { in: 'query', style: 'form', explode: false, name: 'v' },
      { in: 'query', style: 'form', explode: true, name: 'v' },
      { in: 'query', style: 'deepObject', explode: true, name: 'v' },
    )
    const names = fc.constantFrom('R', 'G', 'B', '__proto__', 'constructor')
    const value = fc.oneof(
      piece,
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc
        .uniqueArray(fc.tuple(names, piece), { minLength: 1, selector: ([name]) => name })
        .map(pairs => Object.fromEntries(pairs)),
    )
    fc.assert(
      fc.property(styles, value, (style, sent) => {
        if (typeof sent === 'string' && style.style === 'deepObject') return
        const schema = Array.isArray(sent)
          ? list
          : typeof sent === 'string'
            ? text
            : { type: 'object', additionalProperties: { type: 'string' } }
        expect(decode(style, schema, encode(sent, style))).toEqual(sent)
      }),
      { numRuns: 500 },
    )
  })

  test('takes hostile names and broken escapes as data, ten thousand of them', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `v=%zz${i}&__proto__=1&v[__proto__][a]=1`)
    const style = { in: 'query', style: 'form', explode: true, name: 'v' } as const
    expect(decode(style, list, many.join('&'))).toHaveLength(10_000)
    const deep = { ...style, style: 'deepObject' }
    const open = { type: 'object', additionalProperties: true }
    decode(deep, open, 'v[__proto__][polluted]=1&v[constructor][prototype][polluted]=1')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })
})

/** Texts that UTF-8 has, and that do not end in white space, which headers and lists lose. */
function isSendable(piece: string): boolean {
  return piece.isWellFormed() && piece.trim() === piece
}
