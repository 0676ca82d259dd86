// Runs the official JSON Schema test suite against `check`:
//   npx node --conditions=source test/conformance/json-schema.ts
// SUITES names the folder that holds `json-schema/`; the optional part of the suite is left out.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { check } from '../../src/core/diff/check/check.ts'
import { conforms } from '../../src/core/diff/check/conforms.ts'
import type { Json, JsonObject } from '../../src/core/json/json.ts'
import type { Dialect, Schema, SourceDocument } from '../../src/core/shape/schema/schema.ts'

interface Group {
  readonly description: string
  readonly schema: JsonObject | boolean
  readonly tests: readonly {
    readonly description: string
    readonly data: Json
    readonly valid: boolean
  }[]
}

interface Tally {
  readonly draft: string
  passed: number
  contradictions: number
  unknown: number
}

const drafts: Readonly<Record<string, Dialect>> = {
  'draft2020-12': 'json-schema-2020-12',
  'draft2019-09': 'json-schema-2019-09',
  draft7: 'json-schema-07',
  draft4: 'json-schema-04',
}
const { values } = parseArgs({ options: { suites: { type: 'string' } } })
const suites = values.suites ?? process.env['SUITES'] ?? '../shared/suites'
const root = join(suites, 'json-schema')

function tell(line: string): void {
  process.stdout.write(`${line}\n`)
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.json'))
    .map(file => join(folder, file))
}

/** What the suite expects to be served, and the meta-schemas. The documents refer to each other. */
function remoteDocuments(dialect: Dialect): ReadonlyMap<string, SourceDocument> {
  const others = new Map<string, SourceDocument>()
  const add = (uri: string, value: Json): void => {
    others.set(uri, { uri, root: value, dialect, others })
  }
  const remotes = join(root, 'remotes')
  for (const file of filesBelow(remotes)) {
    add(
      `http://localhost:1234/${relative(remotes, file).replaceAll('\\', '/')}`,
      readJson(file) as Json,
    )
  }
  const metaSchemas = [
    ...filesBelow('node_modules/ajv/dist/refs'),
    'node_modules/ajv-draft-04/dist/refs/json-schema-draft-04.json',
  ]
  for (const file of metaSchemas.filter(name => existsSync(name))) {
    const value = readJson(file) as JsonObject
    const id = value['$id'] ?? value['id']
    if (typeof id === 'string') add(id.replace(/#$/, ''), value)
  }
  return others
}

function runDraft(draft: string, dialect: Dialect): Tally {
  const tally = { draft, passed: 0, contradictions: 0, unknown: 0 }
  const others = remoteDocuments(dialect)
  const folder = join(root, draft)
  const files = readdirSync(folder).filter(name => name.endsWith('.json'))
  for (const file of files) {
    for (const group of readJson(join(folder, file)) as readonly Group[]) {
      const uri = `file:///suite/${draft}/${file}`
      const document: SourceDocument = { uri, root: group.schema, dialect, others }
      const schema: Schema = { document, pointer: '', value: group.schema }
      for (const { description, data, valid } of group.tests) {
        const name = `${draft}/${file}: ${group.description}: ${description}`
        judge(tally, name, valid, data, schema)
      }
    }
  }
  return tally
}

function judge(tally: Tally, name: string, valid: boolean, data: Json, schema: Schema): void {
  try {
    const options = { formats: false }
    const admitted = conforms(data, schema, 'response', options)
    const explained = check(data, schema, 'response', options).length === 0
    if (admitted === valid && explained === valid) tally.passed++
    else {
      tally.contradictions++
      tell(`CONTRADICTION ${name}: expected ${valid}, got ${admitted}, explained ${explained}`)
    }
  } catch (error) {
    tally.unknown++
    tell(`UNKNOWN ${name}: ${String(error)}`)
  }
}

const tallies = Object.entries(drafts).map(([draft, dialect]) => runDraft(draft, dialect))
tell(['draft', 'passed', 'contradictions', 'unknown'].map(cell => cell.padEnd(16)).join(''))
for (const { draft, passed, contradictions, unknown } of tallies) {
  tell([draft, passed, contradictions, unknown].map(cell => String(cell).padEnd(16)).join(''))
}
process.exitCode = tallies.every(tally => tally.contradictions + tally.unknown === 0) ? 0 : 1
