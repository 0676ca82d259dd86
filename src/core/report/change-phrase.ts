import { impliedSides } from '../diff/implied-sides.ts'
import type { Json } from '../json/json.ts'
import type { Cause } from '../rules/cause.ts'
import { shortText } from '../rules/sentence.ts'
import { ruleById } from '../rules/table.ts'
import {
  holders,
  members,
  NAMES,
  namesOf,
  operationList,
  operationsOf,
  pluralVerb,
  sides,
  subject,
  values,
} from './change-parts.ts'
import { movedAddresses } from './moved-addresses.ts'
import { listing, withCodes, type Phrase } from './phrase.ts'
import { typeSystemPhrase } from './type-system-phrase.ts'
import { plural } from './counted.ts'

/** Operations have long names; all of them are listed beside the sentence. */
const OPERATIONS = 5

type ToPhrase = (cause: Cause) => Phrase

/** What a document announces, as one sentence without a full stop: what changed, and in which part of the API. */
export const changePhrase: ToPhrase = cause => {
  const fact = factOf(cause)
  if (fact.startsWith('graphql.')) return typeSystemPhrase(cause)
  return (phrases[fact] ?? saidByRule)(cause)
}

/** The `Change.fact` behind a cause. */
export function factOf({ rule }: Cause): string {
  return ruleById.get(rule)?.fact ?? ''
}

const changed: ToPhrase = cause => [...subject(cause), ' changed ', ...sides(cause)]
const gotValues: ToPhrase = cause => listed(cause, 'has', 'new', 'actual')
const lostValues: ToPhrase = cause => listed(cause, 'no longer has', '', 'expected')
const mayBe = alternative('may now be ', 'actual', ' too')
const mayNotBe = alternative('may no longer be ', 'expected')

/** What is met most, in better words than one rule alone can find. */
const phrases: Readonly<Partial<Record<string, ToPhrase>>> = {
  'property.added': cause => [
    ...members(cause),
    wasOf(cause),
    'added to ',
    ...holders(cause),
    duty(cause),
  ],
  'property.removed': cause => [
    ...members(cause),
    wasOf(cause),
    'removed from ',
    ...holders(cause),
    duty(cause),
  ],
  'parameter.added': cause => [
    ...fields(cause),
    wasOf(cause),
    'added to ',
    ...operationList(cause),
    duty(cause),
  ],
  'parameter.removed': cause => [
    ...fields(cause),
    wasOf(cause),
    'removed from ',
    ...operationList(cause),
  ],
  'header.added': cause => [
    ...fields(cause),
    wasOf(cause),
    'added to the answers of ',
    ...operationList(cause),
  ],
  'header.removed': cause => [
    ...fields(cause),
    wasOf(cause),
    'removed from the answers of ',
    ...operationList(cause),
    duty(cause),
  ],
  'type.changed': changed,
  'typeList.widened': changed,
  'typeList.narrowed': changed,
  'enumValue.added': gotValues,
  'enumValue.removed': lostValues,
  'extensibleEnumValue.added': gotValues,
  'extensibleEnumValue.removed': lostValues,
  'allOf.added': alternative('must now be ', 'actual', ' too'),
  'allOf.removed': alternative('need no longer be ', 'expected'),
  'anyOf.added': mayBe,
  'anyOf.removed': mayNotBe,
  'oneOf.added': mayBe,
  'oneOf.removed': mayNotBe,
  'operation.removed': cause => {
    const operations = operationsOf(cause)
    const about = listing(operations, OPERATIONS, 'operations')
    const says = saysOf(cause)
    return [...about, ' ', operations.length > 1 ? pluralVerb(says) : says]
  },
  'webhook.added': cause => webhooks(cause, 'actual', 'added'),
  'webhook.removed': cause => webhooks(cause, 'expected', 'removed'),
  'operation.added': cause => [
    ...listing(operationsOf(cause), OPERATIONS, 'operations'),
    wereOf(operationsOf(cause)),
    'added',
  ],
  'operationId.removed': cause => {
    const operations = operationsOf(cause)
    return operations.length === 1
      ? saidByRule(cause)
      : [plural(operations.length, 'operation'), ' changed their operation ids']
  },
  'schema.removed': cause => {
    const names = values(cause, 'expected')
    return [
      names.length > 1 ? 'schemas ' : 'schema ',
      ...listing(names, NAMES),
      wereOf(names),
      'removed from the document',
    ]
  },
  'globalServer.added': cause => movedAddresses(cause) ?? saidByRule(cause),
  'globalServer.removed': cause => movedAddresses(cause) ?? saidByRule(cause),
  'tag.added': cause => tagged(cause, 'got', 'actual'),
  'tag.removed': cause => tagged(cause, 'lost', 'expected'),
}

function wereOf(names: readonly string[]): string {
  return names.length > 1 ? ' were ' : ' was '
}

function wasOf(cause: Cause): string {
  return wereOf(namesOf(cause))
}

/** `query parameters page and size`, without where they belong. */
function fields(cause: Cause): Phrase {
  const all = subject(cause)
  return all.slice(0, all.indexOf(' of '))
}

/** What an addition asks for, and what a removal takes away. */
function duty({ findings, example }: Cause): string {
  const { rule } = example
  const isOne = new Set(findings.map(({ at }) => at)).size === 1 || namesAreOne(findings)
  const it = isOne ? 'it' : 'they'
  if (rule.startsWith('new-required-request')) {
    return rule.endsWith('-with-default') ? '; required, with a default' : `; ${it} must be sent`
  }
  if (rule === 'new-request-path-parameter') return `; ${it} must be sent`
  if (/^(response-required-property|required-response-header)-removed$/.test(rule))
    return isOne ? '; it was always there' : '; they were always there'
  return ''
}

function namesAreOne(findings: Cause['findings']): boolean {
  return new Set(findings.map(({ at }) => at.slice(at.lastIndexOf('/') + 1))).size === 1
}

function listed(cause: Cause, verb: string, kind: string, side: 'expected' | 'actual'): Phrase {
  const names = values(cause, side)
  const noun = names.length > 1 ? 'values' : 'value'
  const which = names.length > 1 ? kind : article(kind)
  const words = [verb, which, noun].filter(word => word !== '').join(' ')
  return [...subject(cause), ` ${words} `, ...listing(names, NAMES)]
}

function article(kind: string): string {
  return kind === '' ? 'the' : `a ${kind}`
}

function alternative(before: string, side: 'expected' | 'actual', after = ''): ToPhrase {
  return cause => {
    const names = [...new Set(cause.findings.flatMap(finding => alternativesIn(finding[side])))]
    return [...subject(cause), ` ${before}`, ...listing(names, NAMES, '', 'or'), after]
  }
}

/** One side tells all that came or went, parted by bars. */
function alternativesIn(side: Json): readonly string[] {
  return typeof side === 'string' ? side.split(' | ').map(shortText) : [shortText(side)]
}

function webhooks(cause: Cause, side: 'expected' | 'actual', move: string): Phrase {
  const names = values(cause, side)
  return [
    names.length > 1 ? 'webhooks ' : 'webhook ',
    ...listing(names, NAMES),
    wereOf(names),
    move,
  ]
}

function tagged(cause: Cause, verb: string, side: 'expected' | 'actual'): Phrase {
  const tags = values(cause, side)
  const noun = tags.length > 1 ? 'the tags ' : 'the tag '
  return [...operationList(cause), ` ${verb} ${noun}`, ...listing(tags, NAMES)]
}

const verb = /^(was|were|is|are|may|must|need|needs|no longer|became|got|changed)\b/

/** The sentence of the rule, said of all that it is about. */
function saidByRule(cause: Cause): Phrase {
  const { example } = cause
  const told = saysOf(cause)
  const says = withCodes(told, namedSides(cause))
  if (example.path === '' && example.direction === 'none') return says
  const isMany = namesOf(cause).length > 1 || (namesOf(cause).length === 0 && cause.operations > 1)
  const about = isElement(cause) ? operationList(cause) : subject(cause)
  if (!verb.test(told)) return [...about, ': ', ...says]
  const [head, ...rest] = says
  const first = typeof head === 'string' && isMany ? pluralVerb(head) : (head ?? '')
  return [...about, ' ', first, ...rest]
}

/** A body, status or media type belongs to the operation as a whole. */
function isElement(cause: Cause): boolean {
  return cause.example.at === '' && /^(body|status|mediaType|mediaTypeSchema)\./.test(factOf(cause))
}

/** What the message says behind its subject. */
function saysOf({ example: { message, at } }: Cause): string {
  const name = at.slice(Math.max(at.lastIndexOf('/'), at.indexOf(':')) + 1)
  const from = Math.max(0, message.indexOf(name))
  const colon = message.indexOf(': ', from)
  return colon < 0 ? message : message.slice(colon + 2)
}

/** The sides that a document named; words of ours that stand for a side are none. */
function namedSides(cause: Cause): readonly string[] {
  const { expected, actual } = cause.example
  const implied = impliedSides(factOf(cause))
  return [
    ...(expected === null || expected === implied.base ? [] : [shortText(expected)]),
    ...(actual === null || actual === implied.revision ? [] : [shortText(actual)]),
  ]
}
