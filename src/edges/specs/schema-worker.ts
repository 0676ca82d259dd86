import { parentPort, workerData } from 'node:worker_threads'
import SwaggerParser from '@apidevtools/swagger-parser'
import type { OpenAPI } from 'openapi-types'
import type { SchemaFault } from './schema-faults.ts'

// Runs in a thread of its own, so that a document can neither block nor end the process.
const root = workerData as OpenAPI.Document
// `validate` dereferences first, which does not end on schemas that refer to each other by the hundred. The OpenAPI
// schema allows references wherever OpenAPI does, so the document can be held against it as it is.
const parser = Object.assign(new SwaggerParser(), { schema: root, dereference: async () => root })
const MAX_FAULTS = 5000

parentPort?.postMessage(await faultsOf(), [])

async function faultsOf(): Promise<SchemaFault[]> {
  try {
    await parser.validate(root, { validate: { schema: true, spec: false } })
    return []
  } catch (error) {
    // An error without details is the validator's own: a version that it does not know.
    const details = error instanceof Error && 'details' in error ? error.details : []
    const faults = Array.isArray(details) ? (details as SchemaFault[]) : []
    return faults.slice(0, MAX_FAULTS).map(({ instancePath, keyword, params, schemaPath }) => ({
      instancePath,
      keyword,
      params,
      schemaPath,
    }))
  }
}
