import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Json, JsonObject } from '../../src/core/json/json.ts'
import type { Dialect, Schema, SourceDocument } from '../../src/core/shape/schema/schema.ts'
import { SuiteMissing } from './suite.ts'

/** Instances that one schema of the suite admits or refuses. */
export interface Group {
  /** `draft7/items.json: items and subitems`. */
  readonly name: string
  readonly dialect: Dialect
  readonly schema: Schema
  readonly tests: readonly {
    readonly description: string
    readonly data: Json
    readonly valid: boolean
  }[]
}

interface WrittenGroup extends Pick<Group, 'tests'> {
  readonly description: string
  readonly schema: JsonObject | boolean
}

const drafts: Readonly<Record<string, Dialect>> = {
  'draft2020-12': 'json-schema-2020-12',
  'draft2019-09': 'json-schema-2019-09',
  draft7: 'json-schema-07',
  draft4: 'json-schema-04',
}

/** All groups of the drafts that we read; the optional part, which is in folders below, is left out. */
export function jsonSchemaGroups(suites: string): readonly Group[] {
  const root = join(suites, 'json-schema')
  const present = Object.entries(drafts).filter(([draft]) => existsSync(join(root, draft)))
  if (present.length === 0) throw new SuiteMissing(root)
  return present.flatMap(([draft, dialect]) => groupsOf(root, draft, dialect))
}

function groupsOf(root: string, draft: string, dialect: Dialect): Group[] {
  const others = remoteDocuments(root, dialect)
  const folder = join(root, draft)
  const files = readdirSync(folder).filter(name => name.endsWith('.json'))
  return files.sort().flatMap(file =>
    (readJson(join(folder, file)) as readonly WrittenGroup[]).map(group => {
      const uri = `file:///suite/${draft}/${file}`
      const document: SourceDocument = { uri, root: group.schema, dialect, others }
      const schema = { document, pointer: '', value: group.schema }
      return { name: `${draft}/${file}: ${group.description}`, dialect, schema, tests: group.tests }
    }),
  )
}

/** What the suite expects to be served, and the meta-schemas. The documents refer to each other. */
function remoteDocuments(root: string, dialect: Dialect): ReadonlyMap<string, SourceDocument> {
  const others = new Map<string, SourceDocument>()
  const add = (uri: string, value: Json): void => {
    others.set(uri, { uri, root: value, dialect, others })
  }
  const remotes = join(root, 'remotes')
  for (const file of filesBelow(remotes)) {
    const path = relative(remotes, file).replaceAll('\\', '/')
    add(`http://localhost:1234/${path}`, readJson(file) as Json)
  }
  const packages = join(import.meta.dirname, '../../node_modules')
  const metaSchemas = [
    ...filesBelow(join(packages, 'ajv/dist/refs')),
    join(packages, 'ajv-draft-04/dist/refs/json-schema-draft-04.json'),
  ]
  for (const file of metaSchemas.filter(name => existsSync(name))) {
    const value = readJson(file) as JsonObject
    const id = value['$id'] ?? value['id']
    if (typeof id === 'string') add(id.replace(/#$/, ''), value)
  }
  return others
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.json'))
    .map(file => join(folder, file))
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'))
}
