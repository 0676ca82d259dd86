import type { Json, JsonObject } from '../../json/json.ts'
import { formatPointer } from '../../json/pointer.ts'
import type { Schema, SourceDocument } from '../../shape/schema/schema.ts'
import type { Contract, Defect, Media, Operation, ResponsePromise } from '../contract.ts'
import { unstatedOfContract, unstatedOfOperation, unstatedOfResponse } from '../unstated.ts'
import { answerSchema, requestSchema } from './envelope.ts'
import { lowerType, startLowering } from './lower-selection.ts'
import { INPUTS, lowerInputObjects, lowerVariables } from './lower-variables.ts'
import { operationsOf, type GraphqlOperation } from './operation-document.ts'
import { fieldOf, textOf, typeSystemOf } from './type-system.ts'
import { usesOf } from './uses.ts'

/**
 * Reads a GraphQL API in our plain form. Each operation that a consumer sends is a variant of the one HTTP
 * operation; what it selects is all that its answer can hold. Without operations only the envelope is known.
 */
export function readGraphql(document: SourceDocument, name: string): Contract {
  const system = typeSystemOf(document.root)
  const set = operationsOf(document.root)
  const collecting = { system, set }
  const defects: Defect[] = []
  const schemas: [string, JsonObject][] = []
  const sent = [...set.operations.values()].filter(({ kind }) => kind !== 'subscription')
  for (const operation of sent) {
    const lowering = startLowering(collecting)
    const root = system.roots.get(operation.kind) ?? ''
    const data = lowerType(lowering, root, [operation.selection])
    if (lowering.left < 0) {
      const origin = { file: document.uri, pointer: formatPointer(['operations', operation.name]) }
      defects.push({ reason: 'the operation selects too much to be checked in full', origin })
    }
    const variables = lowerVariables(system, operation)
    schemas.push([
      operation.name,
      { request: requestSchema(operation, variables), response: answerSchema(data) },
    ])
  }
  if (sent.length === 0) {
    const free = { type: ['object', 'null'] }
    schemas.push(['', { request: requestSchema(null, free), response: answerSchema(free) }])
  }
  const root: Json = {
    operations: Object.fromEntries(schemas),
    [INPUTS.slice(1)]: lowerInputObjects(system),
  }
  const lowered: SourceDocument = { uri: document.uri, root, dialect: 'json-schema-2020-12' }
  const path = textOf(fieldOf(document.root, 'endpoint')) || '/graphql'
  return {
    ...unstatedOfContract,
    name,
    dialect: 'graphql',
    info: { title: '', version: '' },
    operations: schemas.map(([key, both]) =>
      operationOf(lowered, path, set.operations.get(key) ?? null, key, both),
    ),
    document,
    defects,
    graphql: { system, set, uses: usesOf(collecting) },
  }
}

function operationOf(
  document: SourceDocument,
  path: string,
  operation: GraphqlOperation | null,
  name: string,
  both: JsonObject,
): Operation {
  const origin = { file: document.uri, pointer: formatPointer(['operations', name]) }
  const media = (side: 'request' | 'response'): Media => {
    const pointer = formatPointer(['operations', name, side])
    const value = (both[side] ?? {}) as JsonObject
    const schema: Schema = { document, pointer, value }
    return { mediaType: 'application/json', schema, encoding: {}, origin }
  }
  const promise = (status: string, content: readonly Media[]): ResponsePromise => ({
    ...unstatedOfResponse,
    status,
    content,
    origin,
  })
  return {
    ...unstatedOfOperation,
    key: `POST ${path}`,
    method: 'POST',
    path,
    operationId: operation?.name ?? null,
    ...(operation && { variant: { name: operation.name, ids: operation.ids } }),
    body: { required: true, content: [media('request')], origin },
    // What other statuses carry is not for GraphQL to say.
    responses: [promise('200', [media('response')]), promise('default', [])],
    origin,
  }
}
