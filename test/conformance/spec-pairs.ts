import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { readContract } from '../../src/core/contract/openapi/read-contract.ts'
import type { Contract } from '../../src/core/contract/contract.ts'
import { diffContracts } from '../../src/core/diff/contracts.ts'
import { judge } from '../../src/core/rules/judge.ts'
import { rules } from '../../src/core/rules/table.ts'
import { loadDocument } from '../../src/edges/specs/load-document.ts'
import { shareRow, SuiteMissing, type Suite } from './suite.ts'

interface Comparison {
  readonly base: string
  readonly revision: string
  readonly changes: readonly {
    readonly id: string
    readonly operation: string | null
    readonly path: string | null
  }[]
}

/** The findings of the comparison against those of oasdiff, as multisets of (id, method, path). */
export const specPairs: Suite = {
  id: 'Q1',
  summary: 'findings of oasdiff 1.15 over pairs of documents',
  async run(suites, tell) {
    const suite = join(suites, 'spec-pairs')
    const file = join(suite, 'expected.json')
    if (!existsSync(file)) throw new SuiteMissing(suite)
    const comparisons = JSON.parse(readFileSync(file, 'utf8')) as Comparison[]
    const counted = countedIds(suites, comparisons)
    const totals = { hits: 0, missed: 0, extra: 0, exact: 0 }
    for (const { base, revision, changes } of comparisons) {
      const found = await findingsOf(join(suite, 'data', base), join(suite, 'data', revision), tell)
      const want = changes.filter(({ id }) => counted.has(id)).map(keyOfChange)
      const got = found.filter(key => counted.has(key.split(' ')[0] ?? ''))
      const missed = subtract(want, got)
      const extra = subtract(got, want)
      totals.hits += want.length - missed.length
      totals.missed += missed.length
      totals.extra += extra.length
      if (missed.length + extra.length === 0) totals.exact++
      else tell(`${base} → ${revision}`)
      for (const key of missed) tell(`  missed ${key}`)
      for (const key of extra) tell(`  extra  ${key}`)
    }
    const { hits, missed, extra, exact } = totals
    tell(`${comparisons.length} comparisons, ${exact} without a difference; ${hits} hits`)
    return [
      shareRow('Q1', 'recall of the findings of oasdiff', hits / Math.max(1, hits + missed), 98),
      shareRow('Q1', 'precision against them', hits / Math.max(1, hits + extra), 98),
    ]
  },
}

async function findingsOf(
  base: string,
  revision: string,
  tell: (line: string) => void,
): Promise<string[]> {
  try {
    const contracts = [await load(base), await load(revision)] as const
    const context = {
      provider: 'suite',
      scope: 'default',
      verdict: 'announced',
      now: Date.now(),
      hash: (text: string) => createHash('sha256').update(text).digest('hex'),
    } as const
    return judge(diffContracts(...contracts), context).map(
      ({ rule, method, path }) => `${rule} ${method} ${path}`,
    )
  } catch (error) {
    // What cannot be read counts as missed.
    tell(`unreadable: ${base}: ${error instanceof Error ? error.message : String(error)}`)
    return []
  }
}

async function load(file: string): Promise<Contract> {
  const loaded = await loadDocument(file)
  return readContract(loaded.document, 'suite')
}

/** The ids of the catalogue beside the suites; without it, those that both we and the suite know. */
function countedIds(suites: string, comparisons: readonly Comparison[]): ReadonlySet<string> {
  const catalogue = resolve(suites, '../rules.md')
  if (existsSync(catalogue)) {
    const text = readFileSync(catalogue, 'utf8')
    return new Set([...text.matchAll(/^\| `([a-z0-9-]+)`/gm)].map(found => found[1] ?? ''))
  }
  const expected = comparisons.flatMap(({ changes }) => changes.map(({ id }) => id))
  return new Set([...expected, ...rules.map(({ id }) => id)])
}

function keyOfChange({ id, operation, path }: Comparison['changes'][number]): string {
  return `${id} ${operation ?? ''} ${path ?? ''}`
}

/** What is left of one multiset without the other. */
function subtract(from: readonly string[], what: readonly string[]): string[] {
  const left = [...what]
  return from.filter(item => {
    const at = left.indexOf(item)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
