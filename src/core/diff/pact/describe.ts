import { isArray, isObject, type Json } from '../../json/json.ts'
import type { Matcher } from '../../contract/pact/matching-rules.ts'

const MOST = 60

/** A value in few words, with its kind: `'Mary' (string)`, `object`, `a list of 3`. */
export function describeValue(value: Json): string {
  if (isArray(value)) return `a list of ${value.length}`
  if (isObject(value)) return `an object of ${Object.keys(value).length}`
  if (value === null) return 'null'
  const text = typeof value === 'string' ? `'${value}'` : String(value)
  return `${text.length > MOST ? `${text.slice(0, MOST)}…` : text} (${typeof value})`
}

/** What a rule asks for, read after "expected". */
export function describeMatcher(matcher: Matcher, example: Json): string {
  switch (matcher.match) {
    case 'equality':
    case 'values':
      return describeValue(example)
    case 'regex':
      return `a text that matches /${matcher.regex}/`
    case 'type':
      return describeType(matcher, example)
    case 'include':
      return `a text that includes '${matcher.value}'`
    case 'date':
    case 'time':
    case 'timestamp':
      return `a ${matcher.match}${matcher.format === null ? '' : ` written as ${matcher.format}`}`
    case 'contentType':
      return `content of the type ${matcher.value}`
    case 'statusCode':
      return typeof matcher.status === 'string'
        ? `a status of the class ${matcher.status}`
        : `one of the statuses ${matcher.status.join(', ')}`
    case 'notEmpty':
      return 'something that is not empty'
    case 'semver':
      return 'a semantic version'
    case 'arrayContains':
      return 'a list with an item for each variant'
    case 'eachKey':
    case 'eachValue':
      return `the rule for ${matcher.match === 'eachKey' ? 'each key' : 'each value'} to hold`
    case 'null':
      return 'null'
    default:
      return `${matcher.match === 'integer' ? 'an' : 'a'} ${matcher.match}`
  }
}

function describeType({ min, max }: Matcher & { readonly match: 'type' }, example: Json): string {
  const bounds = [
    ...(min === null ? [] : [`at least ${min}`]),
    ...(max === null ? [] : [`at most ${max}`]),
  ]
  const kind = kindOf(example)
  return bounds.length === 0 ? `the type ${kind}` : `the type ${kind} with ${bounds.join(' and ')}`
}

export function kindOf(value: Json): string {
  if (isArray(value)) return 'array'
  return value === null ? 'null' : typeof value
}
