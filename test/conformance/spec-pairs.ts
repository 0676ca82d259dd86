// Recall and precision of the comparison of contracts against the findings of oasdiff over pairs of documents.
// Run: SUITES=<folder> npx node --conditions=source test/conformance/spec-pairs.ts [part of a file name]
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readContract } from '../../src/core/contract/openapi/read-contract.ts'
import type { Contract } from '../../src/core/contract/contract.ts'
import { diffContracts } from '../../src/core/diff/contracts.ts'
import { loadDocument } from '../../src/edges/specs/load-document.ts'
import { judge } from '../../src/core/rules/judge.ts'

interface Expected {
  readonly base: string
  readonly revision: string
  readonly changes: readonly {
    readonly id: string
    readonly operation: string | null
    readonly path: string | null
  }[]
}

const suite = path.resolve(process.env['SUITES'] ?? '../shared/suites', 'spec-pairs')
const only = process.argv[2]
const catalogue = catalogueIds()
const expected = JSON.parse(readFileSync(path.join(suite, 'expected.json'), 'utf8')) as Expected[]

const totals = { hits: 0, missed: 0, extra: 0, pairs: 0, exact: 0, unreadable: 0 }
const missed = new Map<string, number>()
const extra = new Map<string, number>()

for (const { base, revision, changes } of expected) {
  if (only && !`${base} ${revision}`.includes(only)) continue
  totals.pairs++
  const want = changes.map(change => key(change.id, change.operation ?? '', change.path ?? ''))
  const got = await run(base, revision)
  const [lost, surplus] = [subtract(want, got), subtract(got, want)]
  totals.hits += want.length - lost.length
  totals.missed += lost.length
  totals.extra += surplus.length
  if (lost.length + surplus.length === 0) totals.exact++
  for (const item of lost) count(missed, item)
  for (const item of surplus) count(extra, item)
  if (only || process.env['VERBOSE']) {
    if (lost.length + surplus.length > 0) say(`${base} → ${revision}`)
    for (const item of lost) say(`  missed  ${item}`)
    for (const item of surplus) say(`  extra   ${item}`)
  }
}

const recall = totals.hits / Math.max(1, totals.hits + totals.missed)
const precision = totals.hits / Math.max(1, totals.hits + totals.extra)
say(
  `${totals.pairs} pairs, ${totals.exact} exact, ${totals.unreadable} unreadable; ` +
    `recall ${(recall * 100).toFixed(1)} %, precision ${(precision * 100).toFixed(1)} % ` +
    `(${totals.hits} hits, ${totals.missed} missed, ${totals.extra} extra)`,
)
printWorst('missed', missed)
printWorst('extra', extra)

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

async function run(base: string, revision: string): Promise<string[]> {
  let contracts: [Contract, Contract]
  try {
    contracts = [await load(base), await load(revision)]
  } catch (error) {
    totals.unreadable++
    say(`unreadable: ${base}: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
  const findings = judge(diffContracts(...contracts), {
    provider: 'suite',
    scope: 'default',
    verdict: 'announced',
    now: Date.now(),
    hash: text => createHash('sha256').update(text).digest('hex'),
  })
  return findings
    .filter(finding => catalogue.has(finding.rule))
    .map(finding => key(finding.rule, finding.method, finding.path))
}

async function load(file: string): Promise<Contract> {
  const loaded = await loadDocument(path.join(suite, 'data', file))
  return readContract(loaded.document, 'suite')
}

/** The ids that count: those of the catalogue beside the suite, else all that are expected anywhere. */
function catalogueIds(): ReadonlySet<string> {
  const text = readFileSync(path.resolve(suite, '../../rules.md'), 'utf8')
  return new Set([...text.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(found => found[1] ?? ''))
}

function key(id: string, method: string, where: string): string {
  return `${id}  ${method} ${where}`
}

function subtract(from: readonly string[], what: readonly string[]): string[] {
  const left = [...what]
  return from.filter(item => {
    const at = left.indexOf(item)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function count(counts: Map<string, number>, item: string): void {
  const id = item.split(' ')[0] ?? ''
  counts.set(id, (counts.get(id) ?? 0) + 1)
}

function printWorst(title: string, counts: ReadonlyMap<string, number>): void {
  const worst = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 25)
  for (const [id, times] of worst) say(`${title.padEnd(7)} ${String(times).padStart(3)}  ${id}`)
}
