import type { Json } from '../../json/json.ts'
import { isSingular, type Comparison, type Operand, type Query, type Test } from './json-path.ts'
import { fail, skipSpace, take, takeMatch, takeString, type Cursor } from './path-cursor.ts'

/** Reads the segments behind `$` or `@`: filters and queries stand in each other. */
export type ReadSegments = (cursor: Cursor) => Query['segments']

const MAX_FILTER_DEPTH = 100

/** Reads what follows the `?` of a filter. */
export function readTest(cursor: Cursor, segments: ReadSegments): Test {
  if (++cursor.depth > MAX_FILTER_DEPTH) fail(cursor, 'has filters that nest too deep')
  const test = readChain(cursor, '||', () =>
    readChain(cursor, '&&', () => readBasic(cursor, segments)),
  )
  cursor.depth--
  return test
}

function readChain(cursor: Cursor, operator: '||' | '&&', read: () => Test): Test {
  const first = read()
  const of = [first]
  for (skipSpace(cursor); take(cursor, operator); skipSpace(cursor)) {
    skipSpace(cursor)
    of.push(read())
  }
  return of.length === 1 ? first : { kind: operator === '||' ? 'or' : 'and', of }
}

function readBasic(cursor: Cursor, segments: ReadSegments): Test {
  if (take(cursor, '!')) {
    skipSpace(cursor)
    const of = readParenthesis(cursor, segments) ?? readOperandTest(cursor, segments, false)
    return { kind: 'not', of }
  }
  return readParenthesis(cursor, segments) ?? readOperandTest(cursor, segments, true)
}

function readParenthesis(cursor: Cursor, segments: ReadSegments): Test | undefined {
  if (!take(cursor, '(')) return undefined
  skipSpace(cursor)
  const test = readTest(cursor, segments)
  skipSpace(cursor)
  if (!take(cursor, ')')) fail(cursor, 'lacks a `)`')
  return test
}

const comparison = /==|!=|<=|>=|<|>/y

/** A comparison, a query that asks whether something is there, or `match` and `search`. */
function readOperandTest(cursor: Cursor, segments: ReadSegments, mayCompare: boolean): Test {
  const start = cursor.at
  const left = readTerm(cursor, segments)
  const end = cursor.at
  skipSpace(cursor)
  const operator = mayCompare
    ? (takeMatch(cursor, comparison) as Comparison | undefined)
    : undefined
  if (operator === undefined) {
    cursor.at = end
    if (left.kind === 'match' || left.kind === 'search') return left
    if (left.kind === 'query') return { kind: 'exists', query: left.query }
    fail(cursor, 'has a value where a comparison must stand', start)
  }
  skipSpace(cursor)
  const rightStart = cursor.at
  const right = readTerm(cursor, segments)
  return {
    kind: 'compare',
    operator,
    left: asOperand(cursor, left, start),
    right: asOperand(cursor, right, rightStart),
  }
}

type Term = Exclude<Operand, { kind: 'singular' }> | Call | QueryTerm
type QueryTerm = { readonly kind: 'query'; readonly query: Query }
type Call = Extract<Test, { readonly text: Operand }>

function asOperand(cursor: Cursor, term: Term, at: number): Operand {
  if ('pattern' in term) {
    return fail(cursor, `compares the answer of \`${term.kind}\``, at)
  }
  if (term.kind !== 'query') return term
  if (!isSingular(term.query)) fail(cursor, 'compares a query that can select several values', at)
  return { kind: 'singular', query: term.query }
}

const word = /[a-z][a-z\d_]*/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const words = new Map<string, Json>([
  ['true', true],
  ['false', false],
  ['null', null],
])

function readTerm(cursor: Cursor, segments: ReadSegments): Term {
  const start = cursor.at
  const query = readQuery(cursor, segments)
  if (query) return { kind: 'query', query }
  const text = takeString(cursor) ?? takeMatch(cursor, number)
  if (text !== undefined) {
    const isText = '\'"'.includes(cursor.text[start] ?? '')
    return { kind: 'literal', value: isText ? text : Number(text) }
  }
  const name = takeMatch(cursor, word)
  if (name === undefined) fail(cursor, 'has no value where a filter needs one')
  const literal = words.get(name)
  if (literal !== undefined) return { kind: 'literal', value: literal }
  if (!take(cursor, '(')) fail(cursor, 'has an unknown word in a filter', start)
  if (++cursor.depth > MAX_FILTER_DEPTH) fail(cursor, 'has filters that nest too deep')
  const call = readCall(cursor, segments, name, start)
  cursor.depth--
  skipSpace(cursor)
  if (!take(cursor, ')')) fail(cursor, `has no \`)\` where \`${name}\` must end`)
  return call
}

function readCall(cursor: Cursor, segments: ReadSegments, name: string, start: number): Term {
  switch (name) {
    case 'length':
      return { kind: name, of: readArgument(cursor, segments) }
    case 'count':
    case 'value': {
      skipSpace(cursor)
      const query = readQuery(cursor, segments)
      return query ? { kind: name, query } : fail(cursor, `needs a query in \`${name}\``)
    }
    case 'match':
    case 'search': {
      const text = readArgument(cursor, segments)
      skipSpace(cursor)
      if (!take(cursor, ',')) fail(cursor, `needs two values in \`${name}\``)
      return { kind: name, text, pattern: readArgument(cursor, segments) }
    }
    default:
      return fail(cursor, 'calls an unknown function', start)
  }
}

function readArgument(cursor: Cursor, segments: ReadSegments): Operand {
  skipSpace(cursor)
  const start = cursor.at
  return asOperand(cursor, readTerm(cursor, segments), start)
}

function readQuery(cursor: Cursor, segments: ReadSegments): Query | undefined {
  const sign = cursor.text[cursor.at]
  if (sign !== '$' && sign !== '@') return undefined
  cursor.at++
  return { from: sign === '$' ? 'root' : 'current', segments: segments(cursor) }
}
