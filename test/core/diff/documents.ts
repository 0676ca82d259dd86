import { createHash } from 'node:crypto'
import type { Contract } from '../../../src/core/contract/contract.ts'
import { readContract } from '../../../src/core/contract/openapi/read-contract.ts'
import type { Change } from '../../../src/core/diff/change.ts'
import { diffContracts } from '../../../src/core/diff/contracts.ts'
import type { Json, JsonObject } from '../../../src/core/json/json.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { judge } from '../../../src/core/rules/judge.ts'

export type Version = '3.0' | '3.1'

export function contractOf(root: Json, version: Version = '3.1'): Contract {
  return readContract({ uri: 'document.json', root, dialect: `openapi-${version}` }, 'acme')
}

export function diffDocuments(base: Json, revision: Json, version: Version = '3.1'): Change[] {
  return diffContracts(contractOf(base, version), contractOf(revision, version))
}

/** The findings of a comparison; now is the first moment of 2026. */
export function judgeDocuments(base: Json, revision: Json): Finding[] {
  return judge(diffDocuments(base, revision), {
    provider: 'acme',
    scope: 'default',
    verdict: 'announced',
    now: Date.UTC(2026, 0, 1),
    hash: sha256,
  })
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** A document with one operation that takes and answers this schema. */
export function documentOf(schema: Json, schemas: JsonObject = {}): JsonObject {
  const content = { 'application/json': { schema } }
  const post = { requestBody: { content }, responses: { '200': { description: 'ok', content } } }
  const info = { title: 'things', version: '1' }
  return { openapi: '3.1.0', info, paths: { '/things': { post } }, components: { schemas } }
}
