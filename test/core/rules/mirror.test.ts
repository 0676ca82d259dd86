import { describe, expect, test } from 'vitest'
import { oppositesOf, otherSidesOf } from '../../../src/core/rules/mirror.ts'
import { ruleById } from '../../../src/core/rules/table.ts'
import { comparedRules } from './cases.ts'

type Reason = readonly [ids: RegExp, reason: string]

const isSymmetric = 'Back is the same change: neither side is more than the other.'
const byPromise =
  'What was required or optional decides who breaks when it goes, so more than one rule undoes it.'
const byDate =
  'A date or level is judged when it comes or moves; that it goes has a rule of its own.'
const quietAnswer =
  'An answer that says less than it may reaches no reader, so the opposite is not told.'
const quietRequest =
  'An answer may keep a narrower bound than it promised; only a looser one reaches a reader.'
const ofRequest =
  'Only a request has it: an answer has headers and a body, and nothing to be left out.'
const named = 'The other side has it under a name that the catalogue chose long before.'

/** Rules that no rule undoes. */
const withoutOpposite: readonly Reason[] = [
  [
    /^(endpoint-added|api-(path-)?removed-.*|unstable-operation-removed)$/,
    'Operations come in one way and go in several: how they were announced decides.',
  ],
  [/(sunset|stability-level|unstable-operation-changed)/, byDate],
  [
    /-(type|style|encoding|media-type|media-type-name|const|pattern|not|default-value)-changed$/,
    isSymmetric,
  ],
  [
    /-(property-name|mapping|dependent-required|url|token-url|oauth-scope|link|component)-changed$/,
    isSymmetric,
  ],
  [/^callback-.*-risky-change$/, isSymmetric],
  [
    /^api-schema-removed$/,
    'A shared schema that comes is used by nobody yet; where it is used it is told there.',
  ],
  [
    /^(new-|required-|optional-|request-(parameter|property|parameter-property|map-value-property|body)-removed|request-body-added|request-(header-)?property-became-required|request-parameter-removed-with-deprecation)/,
    byPromise,
  ],
  [
    /^response-((required|optional)-)?map-value-property-/,
    'What comes into an answer breaks nobody; what goes is judged by whether it was always there.',
  ],
  [
    /^(request-read-only|response-write-only)-/,
    'It is told that nobody is reached by what would break somebody elsewhere; the opposite breaks nobody anywhere.',
  ],
  [
    /^response-mediatype-enum-value-removed$|^response-body-enum-value-added$/,
    'The two are opposites; the catalogue named one by media type.',
  ],
  [
    /^(request|response)-.*-type-(generalized|specialized|compatible)$/,
    'The opposite breaks somebody and is told as the type that changed.',
  ],
  [
    /^request-header-property-became-enum$/,
    'The opposite is told for properties of all parameters alike.',
  ],
  [
    /^request-.*-pattern-generalized$/,
    'A pattern that narrows is told as changed: no regular expression is compared with another.',
  ],
  [
    /^response-.*-(increased|decreased|unset|enum-removed|enum-value-added|pattern-removed)$/,
    quietAnswer,
  ],
]

/** Rules for one direction only. */
const withoutOtherSide: readonly Reason[] = [
  [/^(new-)?request-parameter-.*(deprecat|sunset|reactivated|reserved)/, ofRequest],
  [/^new-(request-path|required-request|optional-request)-.*parameter/, ofRequest],
  [
    /^request-body-(added|became)-(required|optional)$/,
    'That a body is answered at all is said by the status.',
  ],
  [/^(request-body|response)-media-type-/, named],
  [/^response-(non-)?success-status-/, 'Only answers have a status.'],
  [/^response-link-/, 'Only answers have links.'],
  [
    /^(request-|response-((required|optional)-)?)map-value-property-/,
    'A request may leave out and an answer may bring, so each side has its own words for what breaks.',
  ],
  [/^(response-header-added|(required|optional)-response-header-removed)$/, named],
  [
    /^(new-|response-(required|optional)-(write-only-)?property-|response-header-property-added)/,
    named,
  ],
  [
    /^request-property-became-required-with-default$/,
    'A default fills in what is not sent; nobody fills in an answer.',
  ],
  [
    /^(request-read-only|response-write-only)-/,
    'A read-only property is never sent and a write-only one never answered.',
  ],
  [/^response-mediatype-enum-value-removed$|^request-body-enum-value-removed$/, named],
  [/^request-header-property-became-enum$/, named],
  [
    /^(request|response)-.*-type-(generalized|specialized|compatible)$/,
    'What breaks somebody on the other side is told there as the type that changed.',
  ],
  [/^request-.*-became-enum$/, quietAnswer],
  [/^request-.*-x-extensible-enum-value-removed$/, quietAnswer],
  [/^request-parameter-.*default-value-/, 'Nobody fills in a header that did not come.'],
  [/^request-.*-pattern-(added|generalized)$/, quietAnswer],
  [/^request-.*-(increased|decreased|set)$/, quietRequest],
]

const known = (ids: readonly string[]): boolean => ids.some(id => ruleById.has(id))
const lonely = comparedRules.map(rule => rule.id).filter(id => !known(oppositesOf(id)))
const oneSided = comparedRules
  .filter(({ id, direction }) => direction !== 'none' && !known(otherSidesOf(id)))
  .map(rule => rule.id)

describe.each([
  { name: 'a rule that no rule undoes', ids: lonely, reasons: withoutOpposite },
  { name: 'a rule for one direction only', ids: oneSided, reasons: withoutOtherSide },
])('$name', ({ ids, reasons }) => {
  test('has a reason', () => {
    expect(ids.filter(id => !reasons.some(([pattern]) => pattern.test(id)))).toEqual([])
  })

  test('is there for each reason', () => {
    const firstOf = (id: string): Reason | undefined => reasons.find(([ids]) => ids.test(id))
    const used = new Set(ids.map(firstOf))
    expect(reasons.filter(reason => !used.has(reason)).map(([pattern]) => pattern.source)).toEqual(
      [],
    )
  })
})

describe('the mirror of a rule', () => {
  test.each([
    [
      'request-property-max-increased',
      'request-property-max-decreased',
      'response-property-max-increased',
    ],
    [
      'response-header-became-nullable',
      'response-header-became-not-nullable',
      'request-parameter-became-nullable',
    ],
    ['webhook-added', 'webhook-removed', null],
  ])('is found for %s', (id, opposite, other) => {
    expect(oppositesOf(id)).toContain(opposite)
    expect(otherSidesOf(id).filter(each => ruleById.has(each))).toEqual(
      other === null ? [] : [other],
    )
  })
})
