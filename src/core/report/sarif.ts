import type { Json } from '../json/json.ts'
import { causesOf, type Cause } from '../rules/cause.ts'
import { explain } from '../rules/explain.ts'
import type { Finding, Level } from '../rules/finding.ts'
import { ruleById } from '../rules/table.ts'
import { causeText } from './cause-text.ts'
import { inOrder } from './changelog.ts'
import { printable } from './escape.ts'
import type { Renderer, Report } from './report.ts'
import { foundAt } from './where-found.ts'
import { operationText } from './wording.ts'

const schema = 'https://json.schemastore.org/sarif-2.1.0.json'
const sarifLevels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Level,
  string
>
/** So many other places of one cause are named. */
const MAX_RELATED = 50

/** SARIF 2.1.0 for code scanning: one result for each cause, at the line of the promise that it concerns. */
export const renderSarif: Renderer = report => {
  const causes = inOrder(causesOf(report.findings))
  const ids = [...new Set(causes.map(({ rule }) => rule))].toSorted()
  const log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Tidemark', rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: causes.map(cause => resultOf(cause, ids.indexOf(cause.rule), report)),
        ...(report.notes.length > 0 ? { invocations: [invocation(report.notes)] } : {}),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function ruleOf(id: string): Json {
  const rule = ruleById.get(id)
  const text = rule ? explain(rule) : id
  return {
    id,
    shortDescription: { text: id.replaceAll('-', ' ') },
    fullDescription: { text },
    help: { text },
    defaultConfiguration: { level: sarifLevels[rule?.level ?? 'warning'] },
    ...(rule ? { properties: { tags: [rule.area, rule.kind, rule.direction] } } : {}),
  }
}

function resultOf(cause: Cause, ruleIndex: number, report: Report): Json {
  const { example, findings } = cause
  const others = findings.filter(finding => finding !== example).slice(0, MAX_RELATED)
  const related = others.map((finding, index) => ({
    id: index + 1,
    ...locationOf(finding, report),
    message: { text: placeText(finding) },
  }))
  return {
    ruleId: cause.rule,
    ruleIndex,
    level: sarifLevels[cause.level],
    message: { text: causeText(cause) },
    locations: [locationOf(example, report)],
    ...(related.length > 0 ? { relatedLocations: related } : {}),
    occurrenceCount: findings.length,
    partialFingerprints: { 'tidemarkFinding/v1': example.id },
    properties: { verdict: example.verdict, findings: findings.map(({ id }) => id) },
  }
}

function locationOf(finding: Finding, report: Report): { readonly [key: string]: Json } {
  const found = foundAt(finding, report)
  const region = found?.position
    ? { region: { startLine: found.position.line, startColumn: found.position.column } }
    : {}
  const physical =
    found === null
      ? {}
      : { physicalLocation: { artifactLocation: { uri: uriOf(found.file) }, ...region } }
  return { ...physical, logicalLocations: [{ fullyQualifiedName: placeText(finding) }] }
}

function placeText(finding: Finding): string {
  const text = [operationText(finding), finding.at].filter(part => part !== '').join(' ')
  return text === '' ? 'document' : printable(text)
}

/** A path as a URI: relative to the repository, or a file's own where it is absolute. */
function uriOf(file: string): string {
  if (/^https?:\/\//i.test(file)) return encodeURI(file.toWellFormed())
  const path = file.toWellFormed().replaceAll('\\', '/')
  const uri = path.split('/').map(encodeURIComponent).join('/')
  if (path.startsWith('/')) return `file://${uri}`
  return /^[a-z]:\//i.test(path) ? `file:///${path.slice(0, 2)}${uri.slice(4)}` : uri
}

function invocation(notes: readonly string[]): Json {
  return {
    executionSuccessful: true,
    toolExecutionNotifications: notes.map(note => ({
      level: 'note',
      message: { text: printable(note) },
    })),
  }
}
