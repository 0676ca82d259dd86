import type { MatchingRules, RuleCategory } from '../../contract/pact/matching-rules.ts'
import type {
  Multimap,
  PactMessage,
  PactRequest,
  PactResponse,
  PactVersion,
} from '../../contract/pact/pact.ts'
import { decodePercent } from '../../text/percent.ts'
import { compareBody } from './compare-body.ts'
import { compareHeaders } from './compare-headers.ts'
import { compareValues } from './compare-values.ts'
import { compareText } from './compare-text.ts'
import {
  compareByRule,
  ruleAt,
  tell,
  tellOther,
  type Comparing,
  type Position,
} from './comparing.ts'
import { compareMetadata } from './compare-metadata.ts'
import type {
  ActualMessage,
  ActualRequest,
  ActualResponse,
  Matching,
  Mismatch,
  MismatchPart,
} from './matching.ts'

/** Whether a request is one that the Pact expects, by the rules of its version. */
export function matchRequest(
  expected: PactRequest,
  actual: ActualRequest,
  version: PactVersion,
): Matching {
  const { part, done } = begin(expected.rules, false)
  compareMethod(part('method'), expected.method, actual.method)
  comparePath(part('path'), expected.path, actual.path)
  if (version === '1' && expected.queryText !== null && actual.queryText !== null) {
    compareQueryText(part('query'), expected.queryText, actual.queryText)
  } else compareQuery(part('query'), expected.query, actual.query)
  compareHeaders(part('header'), expected.headers, actual.headers)
  compareBody(part('body'), expected.body, actual.body)
  return done()
}

/** Whether a response is one that the consumer can use. What nobody asked for may be in it. */
export function matchResponse(expected: PactResponse, actual: ActualResponse): Matching {
  const { part, done } = begin(expected.rules, true)
  compareStatus(part('status'), expected.status, actual.status)
  compareHeaders(part('header'), expected.headers, actual.headers)
  compareBody(part('body'), expected.body, actual.body)
  return done()
}

/** Whether a message is one that the consumer can use. */
export function matchMessage(expected: PactMessage, actual: ActualMessage): Matching {
  const { part, done } = begin(expected.rules, true)
  compareBody(part('body'), expected.contents, actual.contents)
  compareMetadata(part('metadata'), expected.metadata, actual.metadata)
  return done()
}

interface Begun {
  readonly part: (part: MismatchPart & RuleCategory) => Comparing
  readonly done: () => Matching
}

function begin(rules: MatchingRules, allowsUnexpected: boolean): Begun {
  const mismatches: Mismatch[] = []
  const undecided = new Set<string>()
  return {
    part: part => ({ part, category: part, rules, allowsUnexpected, mismatches, undecided }),
    done: () => ({
      matches: mismatches.length === 0,
      mismatches,
      undecided: [...undecided],
    }),
  }
}

function outside(place: MismatchPart): Position {
  return { path: [], place, pointer: '' }
}

function compareMethod(comparing: Comparing, expected: string, actual: string): void {
  if (expected.toUpperCase() === actual.toUpperCase()) return
  tell(comparing, outside('method'), { kind: 'value', expected, actual })
}

function comparePath(comparing: Comparing, expected: string, actual: string): void {
  compareText(comparing, outside('path'), expected, actual, sameSegments)
}

/** `/a%20b` and `/a b` are one path; `/a%2Fb` and `/a/b` are two. */
function sameSegments(a: string, b: string): boolean {
  const [first, second] = [a.split('/'), b.split('/')]
  return (
    first.length === second.length &&
    first.every((segment, index) => decodePercent(segment) === decodePercent(second[index] ?? ''))
  )
}

/** Version 1 compares queries as text, decoded. */
function compareQueryText(comparing: Comparing, expected: string, actual: string): void {
  if (decodePercent(expected) === decodePercent(actual)) return
  tellOther(comparing, outside('query'), expected, actual)
}

function compareQuery(comparing: Comparing, expected: Multimap, actual: Multimap): void {
  compareValues(comparing, expected, actual, name => ({
    path: [name],
    place: `query:${name}`,
    pointer: '',
  }))
}

function compareStatus(comparing: Comparing, expected: number, actual: number): void {
  const position = outside('status')
  const rule = ruleAt(comparing, position)
  if (rule !== null) compareByRule(comparing, position, rule, { expected, actual, isText: false })
  else if (expected !== actual) {
    const told = { expected: String(expected), actual: String(actual) }
    tell(comparing, position, { kind: 'value', ...told })
  }
}
