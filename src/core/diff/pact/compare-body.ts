import { readQueryText } from '../../contract/pact/read-parts.ts'
import type { PactBody } from '../../contract/pact/pact.ts'
import { essenceOf, isJsonType, isXmlType } from '../../exchange/media-type.ts'
import { keyPlace } from '../../json/place.ts'
import { appendToken } from '../../json/pointer.ts'
import { bytesOf } from '../../text/decode-utf8.ts'
import { parseXml } from '../../text/xml/parse-xml.ts'
import { textOf } from './apply-matcher.ts'
import { compareJson } from './compare-json.ts'
import { compareText } from './compare-text.ts'
import { compareValues } from './compare-values.ts'
import { compareRoot, rulesForXml } from './compare-xml.ts'
import { ruleAt, tell, top, type Comparing } from './comparing.ts'
import type { ActualBody } from './matching.ts'

/** Holds a body against the expected one, by the type of its content. */
export function compareBody(comparing: Comparing, expected: PactBody, actual: ActualBody): void {
  if (expected.kind === 'missing') return
  if (actual.kind === 'unread') {
    comparing.undecided.add(`the body was not read: ${actual.reason}`)
    return
  }
  const isAbsent = actual.kind === 'missing' || actual.kind === 'empty'
  if (expected.kind === 'empty') {
    if (!isAbsent)
      tell(comparing, top, { kind: 'unexpected', expected: 'no body', actual: 'a body' })
    return
  }
  if (isAbsent) {
    tell(comparing, top, { kind: 'missing', expected: 'a body', actual: 'no body' })
    return
  }
  if (!sameType(expected.contentType, actual.contentType)) {
    tell(comparing, top, {
      kind: 'content-type',
      expected: essenceOf(expected.contentType),
      actual: essenceOf(actual.contentType),
    })
    return
  }
  compareContent(comparing, expected, actual)
}

type Present<B> = Exclude<B, { readonly kind: 'missing' | 'empty' | 'unread' }>

function compareContent(
  comparing: Comparing,
  expected: Present<PactBody>,
  actual: Present<ActualBody>,
): void {
  const essence = essenceOf(expected.contentType)
  if (expected.kind === 'json' && actual.kind === 'json') {
    compareJson(comparing, top, expected.value, actual.value)
  } else if (isXmlType(essence)) {
    compareXml(comparing, asText(expected), asText(actual))
  } else if (essence === 'application/x-www-form-urlencoded') {
    const [wanted, found] = [readQueryText(asText(expected)), readQueryText(asText(actual))]
    compareValues(comparing, wanted, found, name => ({
      path: [name],
      place: keyPlace('', name),
      pointer: appendToken('', name),
    }))
  } else if (essence.startsWith('multipart/') && ruleAt(comparing, top) === null) {
    comparing.undecided.add('the parts of a multipart body are not compared')
  } else if (isJsonType(essence) && actual.kind !== 'json') {
    tell(comparing, top, { kind: 'malformed', expected: 'JSON', actual: 'text that is no JSON' })
  } else compareText(comparing, top, asText(expected), asText(actual))
}

function compareXml(comparing: Comparing, expected: string, actual: string): void {
  const [wanted, found] = [parseXml(expected), parseXml(actual)]
  if (!wanted.ok) {
    comparing.undecided.add(`the expected XML cannot be read: ${wanted.reason}`)
  } else if (!found.ok) {
    tell(comparing, top, { kind: 'malformed', expected: 'XML', actual: found.reason })
  } else {
    const rules = rulesForXml(comparing.rules)
    compareRoot({ ...comparing, rules }, top, wanted.root, found.root)
  }
}

/** Bytes as text of one unit each. */
function asText(body: Present<ActualBody>): string {
  if (body.kind === 'json') return textOf(body.value)
  if (body.kind === 'text') return body.text
  const bytes = bytesOf(body.base64)
  return bytes === null
    ? body.base64
    : Array.from(bytes, unit => String.fromCharCode(unit)).join('')
}

/** Whether two contents are to be compared at all. What is not stated is no reason against it. */
function sameType(expected: string | null, actual: string | null): boolean {
  const [wanted, found] = [essenceOf(expected), essenceOf(actual)]
  if (wanted === '' || found === '' || wanted === found) return true
  return (
    (isJsonType(wanted) &&
      isJsonType(found) &&
      (wanted === 'application/json' || found === 'application/json')) ||
    (isXmlType(wanted) && isXmlType(found))
  )
}
