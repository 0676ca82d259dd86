import type { Cause } from '../rules/cause.ts'
import type { Finding } from '../rules/finding.ts'
import { levels } from '../rules/levels.ts'
import { homeOf } from '../rules/schema-home.ts'
import { operationsOf } from './change-parts.ts'
import { changePhrase, factOf } from './change-phrase.ts'
import { code, listing, phraseText, type Phrase } from './phrase.ts'
import type { Report } from './report.ts'
import { plural } from './counted.ts'
import { sidesText } from './wording.ts'

/** One thing that somebody changed, as people are told of it. */
export interface Entry {
  readonly cause: Cause
  /** The sentence, without a full stop. */
  readonly says: Phrase
  /** Where it counts, as far as the sentence does not say it: ``at `GET /v1/orders` ``, `at 61 operations`. */
  readonly spread: Phrase
  /** `GET /v1/orders`; with `request` or `answer` behind it where some are the one and some the other. */
  readonly uses: readonly OperationUse[]
  /** Shared schemas, where the sentence cannot name them all. */
  readonly schemas: readonly string[]
}

export interface OperationUse {
  readonly operation: string
  readonly side: string
}

export interface Section {
  readonly title: string
  readonly entries: readonly Entry[]
}

/** Causes in the order in which somebody wants to read of them: first what breaks. */
export function sectionsOf(causes: readonly Cause[]): readonly Section[] {
  const sections = Map.groupBy(inOrder(causes).map(entryOf), ({ cause }) => titleOf(cause))
  return titles.flatMap(title => {
    const found = sections.get(title)
    return found === undefined ? [] : [{ title, entries: found }]
  })
}

/** The worst first; of one level operations before what is in them, and the bookkeeping of a document last. */
export function inOrder(causes: readonly Cause[]): readonly Cause[] {
  return causes.toSorted(
    (a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || weightOf(a) - weightOf(b),
  )
}

const titles = ['Breaking', 'May break', 'New', 'Deprecated', 'Other'] as const

function titleOf(cause: Cause): (typeof titles)[number] {
  if (cause.level === 'error') return 'Breaking'
  if (cause.level === 'warning') return 'May break'
  if (!isAnnounced(cause.example)) return 'Other'
  const fact = factOf(cause)
  if (
    /^(deprecated|operation\.deprecated|parameter\.deprecated|securityScheme\.deprecated|sunset)/.test(
      fact,
    )
  )
    return 'Deprecated'
  return isNew.test(fact) ? 'New' : 'Other'
}

const isNew =
  /^(operation|webhook|property|parameter|header|body|status|mediaType|enumValue|extensibleEnumValue|oneOf|anyOf)\.added$/
const first = /^(operation|webhook)\.(removed|added|deprecated)$/
const last = /^(schema|tag|operationId|stability|discriminator|server|globalServer)\./

function weightOf(cause: Cause): number {
  if (!isAnnounced(cause.example)) return 1
  const fact = factOf(cause)
  if (first.test(fact)) return 0
  return last.test(fact) ? 2 : 1
}

export function entryOf(cause: Cause): Entry {
  const says = isAnnounced(cause.example) ? changePhrase(cause) : seenPhrase(cause)
  const uses = usesOf(cause.findings)
  const names = [...new Set(cause.findings.map(finding => homeOf(finding).name))]
  const spread = spreadOf(cause, says)
  const named = new Set(
    [...says, ...spread].map(part => (typeof part === 'string' ? '' : part.code)),
  )
  const isWhole = names.every(name => name === '' || named.has(name))
  return {
    cause,
    says,
    spread,
    uses: uses.every(({ operation }) => named.has(operation)) ? [] : uses,
    schemas: isWhole ? [] : names.filter(name => name !== ''),
  }
}

/** What an API did, by what was counted. */
function seenPhrase({ example }: Cause): Phrase {
  const told = sidesText(example)
  const where = example.status === '' ? [] : [` in answers with ${example.status}`]
  return example.at === '' ? [told, ...where] : [code(example.at), ': ', told, ...where]
}

/** Two operations are named in the sentence where they take no more characters. */
const MAX_INLINE = 80

/** Nothing where the sentence names the operations or counts them. */
function spreadOf(cause: Cause, says: Phrase): Phrase {
  // All of a type system is reached at one address.
  if (factOf(cause).startsWith('graphql.')) return []
  const operations = operationsOf(cause)
  if (operations.length === 0) return []
  const told = phraseText(says, name => name)
  const count = plural(operations.length, 'operation')
  if (told.includes(count) || operations.every(operation => told.includes(operation))) return []
  const isShort = operations.length <= 2 && operations.join().length <= MAX_INLINE
  return operations.length === 1 || isShort ? ['at ', ...listing(operations, 2)] : [`at ${count}`]
}

function usesOf(findings: readonly Finding[]): readonly OperationUse[] {
  const sides = new Map<string, Set<string>>()
  for (const finding of findings) {
    if (finding.path === '') continue
    const operation = `${finding.method} ${finding.path}`.trim()
    const met = sides.get(operation) ?? new Set<string>()
    if (finding.direction !== 'none')
      met.add(finding.direction === 'request' ? 'request' : 'answer')
    sides.set(operation, met)
  }
  const all = new Set([...sides.values()].flatMap(met => [...met]))
  return [...sides].map(([operation, met]) => ({
    operation,
    side: all.size > 1 ? [...met].toSorted().reverse().join(' and ') : '',
  }))
}

/** Whether an entry is about what a document announces, and not about what an API did. */
export function isAnnounced({ verdict }: Pick<Finding, 'verdict'>): boolean {
  return verdict === 'announced'
}

/** `Checkout API 64 → 67`; both names where the API itself has another. */
export function comparedText({ compared }: Pick<Report, 'compared'>): string {
  if (compared === undefined) return ''
  const { base, revision } = compared
  const before = [base.title, base.version].filter(text => text !== '').join(' ')
  const after =
    base.title === revision.title ? revision.version : `${revision.title} ${revision.version}`
  const isSame = base.title === revision.title && base.version === revision.version
  return isSame || after === '' || before === '' ? before : `${before} → ${after}`.trim()
}
