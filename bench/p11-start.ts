import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { builtCli } from './built-cli.ts'
import { interleaved, processCost } from './process-cost.ts'
import type { Measured, Measurement } from './row.ts'

const rounds = 25

/** How long a person waits for a command that has nothing to do, in wall time. */
export const start: Measurement = {
  id: 'P11',
  needsPeers: false,
  async measure() {
    const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'))
    try {
      const empty = join(folder, 'empty.js')
      writeFileSync(empty, '')
      const cli = await builtCli()
      await assertVersion(cli)
      return [
        await row('tidemark --version', [cli, '--version'], empty, 1.6),
        await row('tidemark verify, nothing to do', await idleVerify(cli, folder), empty, 2.5),
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function row(
  work: string,
  args: readonly string[],
  empty: string,
  limit: number,
): Promise<Measured> {
  const commands = {
    ours: [process.execPath, ...args],
    'an empty node process': [process.execPath, empty],
  }
  const spreads = await interleaved(commands, rounds, cost => cost.wallMs)
  const ours = spreads['ours']?.median ?? Number.NaN
  const floor = spreads['an empty node process']?.median ?? Number.NaN
  const ratio = ours / floor
  return {
    row: {
      id: 'P11',
      work,
      unit: 'ms wall',
      ours,
      beside: { 'an empty node process': floor },
      ratio,
      goal: `≤ ${limit} × an empty node process`,
      met: ratio <= limit,
    },
    spreads,
  }
}

async function assertVersion(cli: string): Promise<void> {
  const manifest = join(import.meta.dirname, '../package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }
  const { code, stdout } = await processCost([process.execPath, cli, '--version'])
  assert.deepEqual({ code, stdout: stdout.trim() }, { code: 0, stdout: version })
}

/** A folder with a configuration and nothing to verify: no contract, no recording, so nothing could be checked. */
async function idleVerify(cli: string, folder: string): Promise<string[]> {
  const config = join(folder, 'tidemark.config.ts')
  writeFileSync(config, 'export default {}\n')
  const args = [cli, 'verify', '--config', config]
  const { code, stdout, stderr } = await processCost([process.execPath, ...args])
  assert.equal(code, 3, `verify with nothing to do: exit ${code}\n${stdout}${stderr}`)
  return args
}
