// npm run bench [-- P1 P6]: measures the named rows, or all, and keeps them in bench/results.json.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { measurements } from './measurements.ts'
import { printed, rounded } from './print.ts'
import type { Row } from './row.ts'

const folder = import.meta.dirname
const file = join(folder, 'results.json')
const asked = process.argv.slice(2)
const unknown = asked.filter(id => !measurements.some(measurement => measurement.id === id))
const chosen = measurements.filter(({ id }) => asked.length === 0 || asked.includes(id))

if (unknown.length > 0) {
  const known = measurements.map(({ id }) => id).join(' ')
  process.stderr.write(`No such row: ${unknown.join(' ')}. There are: ${known}\n`)
  process.exitCode = 2
} else if (installPeers()) {
  for (const { id, measure } of chosen) keep(id, await measured(measure))
} else {
  process.stderr.write('The peers of bench/package-lock.json could not be installed.\n')
  process.exitCode = 3
}

/** The peers are 830 MB, so only a row that runs them brings them in. */
function installPeers(): boolean {
  const marker = join(folder, 'node_modules/.package-lock.json')
  if (existsSync(marker) || !chosen.some(({ needsPeers }) => needsPeers)) return true
  const install = ['ci', '--no-audit', '--no-fund']
  return spawnSync('npm', install, { cwd: folder, stdio: 'inherit' }).status === 0
}

async function measured(measure: (typeof chosen)[number]['measure']): Promise<Row[]> {
  const rows = await measure()
  for (const row of rows) process.stdout.write(`${printed(row)}\n`)
  return rows.map(({ row }) => row)
}

/** Replaces the rows of one id, so that a run of some rows leaves the others standing. */
function keep(id: string, rows: readonly Row[]): void {
  const others = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Row[]) : []
  const all = [...others.filter(row => row.id !== id), ...rows.map(shortened)]
  all.sort((a, b) => numberOf(a) - numberOf(b))
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`)
}

function numberOf({ id }: Row): number {
  return Number(id.slice(1))
}

function shortened(row: Row): Row {
  const beside = Object.entries(row.beside).map(([name, value]) => [name, rounded(value)] as const)
  const ratio = row.ratio === null ? null : rounded(row.ratio)
  return { ...row, ours: rounded(row.ours), beside: Object.fromEntries(beside), ratio }
}
