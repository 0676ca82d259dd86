import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Contract } from '../src/core/contract/contract.ts'
import { findOperation } from '../src/core/contract/find-operation.ts'
import { readContract } from '../src/core/contract/openapi/read-contract.ts'
import { mediaFor, responseFor } from '../src/core/diff/check/matching-response.ts'
import { readTraffic } from '../src/app/demo/traffic.ts'
import type { Json, JsonObject } from '../src/core/json/json.ts'
import type { Schema } from '../src/core/shape/schema/schema.ts'
import type { RecordedCall } from '../src/ports/traffic.ts'

/** A value that GitHub really sent, or shows in its own document, and the schema that promises it. */
export interface Case {
  readonly name: string
  readonly schema: Schema
  readonly value: Json
}

const root = join(import.meta.dirname, '..')
export const githubDocument = join(
  import.meta.dirname,
  'node_modules/@octokit/openapi-23/generated/api.github.com.json',
)

export function githubContract(): { readonly document: JsonObject; readonly contract: Contract } {
  const document = JSON.parse(readFileSync(githubDocument, 'utf8')) as JsonObject
  const source = {
    uri: 'github.json',
    root: document,
    dialect: 'openapi-3.0',
    others: new Map(),
  } as const
  return { document, contract: readContract(source, 'github') }
}

/** The bodies of every edition of the fixtures whose operation, status and media type the contract knows. */
export function recordedCases(contract: Contract): Case[] {
  return recordedCalls().flatMap(call => {
    const found = findOperation(contract, call.method, `https://${call.host}${call.path}`)
    const promise = found === null ? null : responseFor(found.operation, call.status)
    const schema = promise === null ? null : mediaFor(promise.content, 'application/json')?.schema
    const value = jsonOf(call.responseBody)
    if (schema === null || schema === undefined || value === undefined) return []
    return [{ name: `${call.method} ${call.path} ${call.status}`, schema, value }]
  })
}

/** What GitHub was asked and answered in every edition of the fixtures. */
export function recordedCalls(): RecordedCall[] {
  return fixtureFiles().flatMap(file => {
    const document = JSON.parse(readFileSync(file, 'utf8')) as Json
    return readTraffic({ date: '', name: file, file, document })
  })
}

/** The examples beside the schemas of responses, as the document itself gives them. */
export function exampleCases(contract: Contract): Case[] {
  return contract.operations.flatMap(({ method, path, responses }) =>
    responses.flatMap(({ status, content }) =>
      content.flatMap(({ mediaType, schema, origin }) => {
        if (schema === null || !mediaType.includes('json')) return []
        const media = at(schema.document.root, origin.pointer) as JsonObject
        const named = Object.values((media['examples'] ?? {}) as JsonObject) as JsonObject[]
        const shown = named.map(one => followed(schema.document.root, one)['value'])
        const single = media['example']
        return [...shown, ...(single === undefined ? [] : [single])]
          .filter(value => value !== undefined)
          .map(value => ({ name: `${method} ${path} ${status}`, schema, value }))
      }),
    ),
  )
}

function followed(document: Json, example: JsonObject): JsonObject {
  const reference = example['$ref']
  return typeof reference === 'string' ? (at(document, reference.slice(1)) as JsonObject) : example
}

function at(document: Json, pointer: string): Json {
  const keys = pointer.split('/').slice(1)
  return keys.reduce<Json>(
    (value, key) => (value as JsonObject)[key.replaceAll('~1', '/').replaceAll('~0', '~')] ?? null,
    document,
  )
}

function fixtureFiles(): string[] {
  const modules = join(root, 'node_modules/@octokit')
  const editions = readdirSync(modules).filter(name => name.startsWith('fixtures-'))
  return editions.flatMap(edition => {
    const folder = join(modules, edition, 'scenarios')
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('normalized-fixture.json'))
      .sort()
      .map(file => join(folder, file))
  })
}

function jsonOf(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json
  } catch {
    return undefined
  }
}
