// npm run conformance [-- Q1 Q4]: runs the named suites, or all, and keeps their rows in bench/conformance.json.
// SUITES names the folder that holds the suites; VERBOSE=1 tells every miss instead of the first ones.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Row } from '../../bench/row.ts'
import { PeersMissing, SuiteMissing, type Suite } from './suite.ts'
import { suites } from './suites.ts'

const MOST_LINES = 40
const file = join(import.meta.dirname, '../../bench/conformance.json')
const folder = resolve(process.env['SUITES'] ?? '../shared/suites')
const asked = process.argv.slice(2)
const chosen = suites.filter(({ id }) => asked.length === 0 || asked.includes(id))
const unknown = asked.filter(id => !suites.some(suite => suite.id === id))

if (unknown.length > 0) {
  const known = [...new Set(suites.map(({ id }) => id))].join(' ')
  process.stderr.write(`No such suite: ${unknown.join(' ')}. There are: ${known}\n`)
  process.exitCode = 2
} else {
  const rows: Row[] = []
  for (const suite of chosen) rows.push(...(await rowsOf(suite)))
  keep(rows)
  if (rows.some(({ met }) => !met)) process.exitCode ??= 1
}

async function rowsOf(suite: Suite): Promise<readonly Row[]> {
  say(`${suite.id}  ${suite.summary}`)
  let lines = 0
  const tell = (line: string): void => {
    if (process.env['VERBOSE'] || ++lines <= MOST_LINES) say(`  ${line}`)
  }
  try {
    const rows = await suite.run(folder, tell)
    if (lines > MOST_LINES) say(`  … and ${lines - MOST_LINES} more; VERBOSE=1 tells them all`)
    for (const row of rows) say(printed(row))
    say('')
    return rows
  } catch (error) {
    const isLeftOut = error instanceof PeersMissing
    if (!isLeftOut && !(error instanceof SuiteMissing)) throw error
    process.stderr.write(`${error.message}\n`)
    if (!isLeftOut) process.exitCode = 3
    return []
  }
}

function printed({ work, unit, ours, goal, met }: Row): string {
  const measured = unit === '%' ? `${ours} %` : `${ours} ${unit}`
  return `  ${work}: ${measured}, goal ${goal}: ${met ? 'met' : 'NOT met'}`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Replaces the rows of the ids that were run, so that a run of some leaves the others standing. */
function keep(rows: readonly Row[]): void {
  const ran = new Set(rows.map(({ id }) => id))
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Row[]) : []
  const all = [...before.filter(({ id }) => !ran.has(id)), ...rows]
  all.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`)
}
