import { isArray, isObject, type Json } from '../../json/json.ts'
import { equalJson } from '../../json/canonical.ts'
import type { Matcher } from '../../contract/pact/matching-rules.ts'
import { matchesJavaFormat } from '../../text/java-format.ts'
import { kindOf } from './describe.ts'
import { looksLikeType } from './looks-like-type.ts'
import type { Applied } from './matching.ts'
import { matchesRegex } from './regex.ts'
import { hasStatus } from './status.ts'

interface Subject {
  readonly expected: Json
  readonly actual: Json
  readonly cascaded: boolean
  /** Everything is text: a header, a parameter, an attribute. Then texts stand for numbers too. */
  readonly isText: boolean
}

/** Whether one value satisfies one rule. What a rule says of members and items is asked where those are compared. */
export function applyMatcher(matcher: Matcher, subject: Subject): Applied {
  const { expected, actual, cascaded, isText } = subject
  switch (matcher.match) {
    case 'equality':
      return answer(isSame(expected, actual))
    case 'values':
      return answer(
        isContainer(expected) ? kindOf(expected) === kindOf(actual) : isSame(expected, actual),
      )
    case 'type':
      return answer(
        kindOf(expected) === kindOf(actual) &&
          (cascaded || isWithin(matcher.min, matcher.max, actual)),
      )
    case 'regex':
      return applyRegex(matcher.regex, textOf(actual))
    case 'include':
      return answer(textOf(actual).includes(matcher.value))
    case 'integer':
      return answer(isText ? /^[+-]?\d+$/.test(textOf(actual)) : Number.isInteger(actual))
    case 'decimal':
      return answer(
        isText ? isNumeral(actual) : typeof actual === 'number' && !Number.isInteger(actual),
      )
    case 'number':
      return answer(isText ? isNumeral(actual) : typeof actual === 'number')
    case 'date':
    case 'time':
    case 'timestamp': {
      const fits = matchesJavaFormat(textOf(actual), matcher.format ?? formats[matcher.match])
      return fits === null ? 'undecided' : answer(fits)
    }
    case 'null':
      return answer(actual === null)
    case 'boolean':
      return answer(typeof actual === 'boolean' || actual === 'true' || actual === 'false')
    case 'contentType':
      return looksLikeType(textOf(actual), matcher.value)
    case 'statusCode':
      return answer(hasStatus(matcher.status, Number(textOf(actual))))
    case 'notEmpty':
      return answer(!isEmpty(actual))
    case 'semver':
      return answer(typeof actual === 'string' && semver.test(actual))
    case 'arrayContains':
      return answer(!isContainer(expected) || isArray(actual))
    // Each key or value.
    default:
      return answer(!isContainer(expected) || kindOf(expected) === kindOf(actual))
  }
}

/** @see Semantic Versioning 2.0.0 */
const semver =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*)(?:\.(?:0|[1-9]\d*|\d*[A-Za-z-][\dA-Za-z-]*))*)?(?:\+[\dA-Za-z-]+(?:\.[\dA-Za-z-]+)*)?$/

const formats = {
  date: 'yyyy-MM-dd',
  time: 'HH:mm:ss',
  timestamp: "yyyy-MM-dd'T'HH:mm:ssXXX",
} as const

/** The pattern has to match all of the text, as verifiers take it, though the specification leaves it open. */
function applyRegex(source: string, text: string): Applied {
  const found = matchesRegex(`^(?:${source})$`, text)
  if (found === undefined) return 'undecided'
  return answer(found === true)
}

function answer(fits: boolean): Applied {
  return fits ? 'yes' : 'no'
}

/** A text as it is, anything else as JSON writes it. */
export function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function isNumeral(value: Json): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(textOf(value))
}

function isContainer(value: Json): boolean {
  return typeof value === 'object' && value !== null
}

export function sizeOf(value: Json): number | null {
  if (isArray(value)) return value.length
  return isObject(value) ? Object.keys(value).length : null
}

function isWithin(min: number | null, max: number | null, value: Json): boolean {
  const size = isArray(value) ? value.length : null
  return size === null || ((min === null || size >= min) && (max === null || size <= max))
}

function isEmpty(value: Json): boolean {
  return value === null || value === '' || sizeOf(value) === 0
}

export function isSame(a: Json, b: Json): boolean {
  if (a === b) return true
  return isContainer(a) && isContainer(b) && equalJson(a, b)
}
