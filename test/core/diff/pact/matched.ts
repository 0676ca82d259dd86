import type { PactVersion } from '../../../../src/core/contract/pact/pact.ts'
import { readRequest, readResponse } from '../../../../src/core/contract/pact/read-messages.ts'
import type { Reading } from '../../../../src/core/contract/pact/reading.ts'
import { matchRequest, matchResponse } from '../../../../src/core/diff/pact/match.ts'
import type { Matching } from '../../../../src/core/diff/pact/matching.ts'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'

function readingOf(version: PactVersion): Reading {
  return { document: { uri: 'pact.json', root: null, dialect: 'pact' }, version, problems: [] }
}

/** What a response says to what was expected, both as a Pact of version 3 writes them. */
export function matchedResponse(expected: JsonObject, actual: JsonObject): Matching {
  const reading = readingOf('3')
  const wanted = readResponse(expected, '', reading)
  if (reading.problems.length > 0) throw new Error(reading.problems[0])
  return matchResponse(wanted, readResponse(actual, '', reading))
}

export function matchedRequest(
  expected: JsonObject,
  actual: JsonObject,
  version: PactVersion = '3',
): Matching {
  const reading = readingOf(version)
  const wanted = readRequest(expected, '', reading)
  return matchRequest(wanted, readRequest(actual, '', reading), version)
}

/** A body against an example with rules by path. */
export function matchedBody(example: Json, rules: JsonObject, actual: Json): Matching {
  return matchedResponse({ body: example, matchingRules: { body: rules } }, { body: actual })
}

/** One rule at the whole of a body's member `a`. */
export function matchedBy(rule: JsonObject, example: Json, actual: Json): Matching {
  return matchedBody({ a: example }, { '$.a': { matchers: [rule] } }, { a: actual })
}
