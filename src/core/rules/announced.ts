import { canonicalJson } from '../json/canonical.ts'
import type { Finding, Level } from './finding.ts'
import { isWorse } from './levels.ts'
import { homeOf } from './schema-home.ts'
import { tailOf } from './tail.ts'
import { ruleById } from './table.ts'

/** Findings of one change of a document. */
interface Root {
  readonly findings: readonly Finding[]
  /** The name inside its schema: all that is told of many schemas at once. */
  readonly tail: string
  readonly level: Level
  /** Schemas that hold it; where it stands at operations, those. */
  readonly homes: ReadonlySet<string>
}

/**
 * Groups what a document announces by what somebody changed in it: the same change of one shared schema, however
 * many operations use it and whether it is sent or answered; the same change of several schemas; and what came or
 * went together. In the order in which each first appears.
 */
export function announcedGroups(findings: readonly Finding[]): (readonly Finding[])[] {
  const changes = [...Map.groupBy(findings, changeKey).values()].map(rootOf)
  const everywhere = merged(changes, alikeKey)
  return merged(everywhere, togetherKey).map(root => root.findings)
}

/** One change of one schema. What stands at operations has no name to be known by, and is known by its tail. */
function changeKey(finding: Finding): string {
  const { name, inside } = homeOf(finding)
  const home = name === '' ? ['', finding.direction, tailOf(finding.at)] : [name, '', inside]
  return key(finding, [...home, finding.contract?.file ?? '', sidesOf(finding)])
}

/** The same change in other schemas. A whole schema is like no other. */
function alikeKey({ findings: [first], tail, level, homes }: Root): string {
  const home = tail === '' ? [...homes].join('\n') : ''
  return first === undefined ? '' : key(first, [tail, level, home, sidesOf(first)])
}

/** Lists of names, in which each member is a change by itself. */
const listed =
  /^(property|parameter|header|tag|operation|schema|status|mediaType)\.(added|removed)$/
/** Told in one sentence however many there are. */
const alone: ReadonlySet<string> = new Set([
  'operation.added',
  'operation.removed',
  'webhook.added',
  'webhook.removed',
  'operationId.removed',
  'schema.removed',
])
/** An address that came in place of another of the next version: one move. */
const addresses = /^(globalServer|server)\./
const values = /^(enumValue|extensibleEnumValue)\./

/** What came, went or changed alike, at the very same places: one decision of the vendor. */
function togetherKey({ findings: [first], tail, level, homes }: Root): string {
  if (first === undefined) return ''
  const fact = factOf(first)
  if (level === 'info' && addresses.test(fact)) {
    return JSON.stringify([first.verdict, first.provider, 'addresses', ...homes])
  }
  const homeText =
    fact === 'tag.added' || fact === 'tag.removed' ? '' : [...homes].sort().join('\n')
  if (alone.has(fact)) return key(first, [level, first.rule])
  if (listed.test(fact)) return key(first, [level, first.rule, homeText])
  if (values.test(fact)) return key(first, [level, tail, homeText])
  return key(first, [level, first.rule, homeText, sidesOf(first)])
}

function key(finding: Finding, parts: readonly string[]): string {
  return JSON.stringify([finding.verdict, finding.provider, factOf(finding), ...parts])
}

function factOf({ rule }: Finding): string {
  return ruleById.get(rule)?.fact ?? rule
}

function sidesOf({ expected, actual }: Finding): string {
  return canonicalJson([expected, actual])
}

function rootOf(findings: readonly Finding[]): Root {
  const [first] = findings
  const home = first === undefined ? undefined : homeOf(first)
  const homes = home?.name ? [home.name] : findings.map(operationOf)
  return {
    findings,
    tail: tailOf(home?.name ? home.inside : (first?.at ?? '')),
    level: findings.reduce<Level>(
      (worst, { level }) => (isWorse(level, worst) ? level : worst),
      'info',
    ),
    homes: new Set(homes),
  }
}

function operationOf({ method, path }: Finding): string {
  return `${method} ${path}`
}

function merged(roots: readonly Root[], keyOf: (root: Root) => string): Root[] {
  return [...Map.groupBy(roots, keyOf).values()].flatMap(together => {
    const [first] = together
    if (first === undefined) return []
    return together.length === 1
      ? [first]
      : [
          {
            ...first,
            findings: together.flatMap(root => root.findings),
            homes: new Set(together.flatMap(root => [...root.homes])),
          },
        ]
  })
}
