import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtCli } from './built-cli.ts'
import { githubDocument } from './github-corpus.ts'
import { githubRepository, type GithubRepository } from './github-repository.ts'
import { interleaved, processCost } from './process-cost.ts'
import type { Measured, Measurement } from './row.ts'

const idleRounds = 25
const rounds = 7
const redocly = join(import.meta.dirname, 'node_modules/@redocly/cli/bin/cli.js')
const floor = 'an empty node process'

/** `verify` as a whole process on the contract of GitHub, all of it pinned. */
export const verify: Measurement = {
  id: 'P5',
  needsPeers: true,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'))
    try {
      const cli = await builtCli()
      const empty = join(folder, 'empty.js')
      writeFileSync(empty, '')
      const idle = await githubRepository(inside(folder, 'idle'), cli, false)
      const busy = await githubRepository(inside(folder, 'busy'), cli, true)
      return [await idleRow(cli, idle, empty), await busyRow(cli, busy)]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function idleRow(cli: string, idle: GithubRepository, empty: string): Promise<Measured> {
  const commands = {
    ours: verifying(cli, idle, 'text'),
    [floor]: [process.execPath, empty],
  }
  const { code, stdout, stderr } = await processCost(commands.ours)
  assert.ok(code === 0 || code === 3, `exit ${code}\n${stdout}${stderr}`)
  const spreads = await interleaved(commands, idleRounds, cost => cost.wallMs)
  const ours = spreads['ours']?.median ?? Number.NaN
  const least = spreads[floor]?.median ?? Number.NaN
  const ratio = ours / least
  const work = 'verify on the contract of GitHub, nothing to check'
  const goal = '≤ 5 × an empty node process'
  const beside = { [floor]: least }
  return {
    row: { id: 'P5', work, unit: 'ms wall', ours, beside, ratio, goal, met: ratio <= 5 },
    spreads,
  }
}

async function busyRow(cli: string, busy: GithubRepository): Promise<Measured> {
  const traffic = [busy.har, '--api', githubDocument, '--format', 'json']
  const commands = {
    ours: verifying(cli, busy, 'json'),
    'redocly drift': [process.execPath, redocly, 'drift', ...traffic],
  }
  await assertSameExchanges(commands.ours, commands['redocly drift'], busy)
  const spreads = await interleaved(commands, rounds, cost => cost.cpuMs)
  const ours = spreads['ours']?.median ?? Number.NaN
  const peer = spreads['redocly drift']?.median ?? Number.NaN
  const ratio = ours / peer
  const work = `verify of ${busy.exchanges} exchanges with GitHub`
  const goal = '≤ 1/20 of redocly drift'
  const beside = { 'redocly drift': peer }
  return {
    row: { id: 'P5', work, unit: 'ms CPU', ours, beside, ratio, goal, met: ratio <= 1 / 20 },
    spreads,
  }
}

/** Both were given all of them, ours held all that it could, and both find answers that break the contract. */
async function assertSameExchanges(
  ours: readonly string[],
  theirs: readonly string[],
  { exchanges, promised }: GithubRepository,
): Promise<void> {
  const mine = await processCost(ours)
  assert.ok(mine.code === 0 || mine.code === 1, `exit ${mine.code}\n${mine.stderr}`)
  const { held, findings } = JSON.parse(mine.stdout) as { held: number; findings: unknown[] }
  assert.equal(held, promised, 'an exchange of a known operation was not held against it')
  assert.ok(findings.length > 0, 'verify found nothing')
  const { run } = JSON.parse((await processCost(theirs)).stdout) as {
    run: { totalExchanges: number; skippedExchanges: number; findingsBySeverity: object }
  }
  const found = Object.values(run.findingsBySeverity).reduce((sum, count) => sum + count, 0)
  assert.deepEqual([run.totalExchanges, run.skippedExchanges], [exchanges, 0])
  assert.ok(found > 0, 'redocly drift found nothing')
}

function verifying(cli: string, { folder }: GithubRepository, format: string): string[] {
  const config = join(folder, 'tidemark.config.ts')
  return [process.execPath, cli, 'verify', '--config', config, '--format', format]
}

function inside(folder: string, name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  return path
}
