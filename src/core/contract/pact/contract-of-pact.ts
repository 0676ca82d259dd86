import { templateOfSegment } from '../../exchange/path-segment.ts'
import type { JsonObject } from '../../json/json.ts'
import { formatPointer } from '../../json/pointer.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import type { Contract, Media, Operation, ResponsePromise } from '../contract.ts'
import { unstatedOfContract, unstatedOfOperation, unstatedOfResponse } from '../unstated.ts'
import { lowerBody } from './lower-value.ts'
import type { HttpInteraction, Pact, PactRequest, PactResponse } from './pact.ts'
import { readPact } from './read-pact.ts'

/** Reads a Pact file as the contract of the operations that its HTTP interactions use. */
export function readPactContract(document: SourceDocument, name: string): Contract {
  return contractOfPact(readPact(document), document, name)
}

/**
 * What a Pact promises of each operation. Interactions with one method and one shape of path are one operation; of
 * several requests or responses of one status each is admitted. What was refused of the file is told as a defect.
 */
export function contractOfPact(pact: Pact, document: SourceDocument, name: string): Contract {
  const http = pact.interactions.filter(interaction => interaction.kind === 'http')
  const groups = Map.groupBy(http, ({ request }) => `${request.method} ${shapeOf(request.path)}`)
  const schemas: Record<string, JsonObject> = {}
  const lowered: SourceDocument = {
    uri: document.uri,
    root: { schemas },
    dialect: 'json-schema-2020-12',
  }
  return {
    ...unstatedOfContract,
    name,
    dialect: 'pact',
    info: { title: `${pact.consumer} of ${pact.provider}`, version: pact.version },
    operations: [...groups.keys()]
      .sort()
      .map(key => operationOf(key, groups.get(key) ?? [], lowered, schemas)),
    document,
    defects: pact.refused.map(({ reason, description, origin }) => ({
      reason: `the interaction ${JSON.stringify(description)} is left out: ${reason}`,
      origin,
    })),
  }
}

/** Segments that are data stand for any other; a name that is there already is numbered. */
function shapeOf(path: string): string {
  const counts = new Map<string, number>()
  const shape = path.split('/').map(segment => {
    const template = templateOfSegment(segment)
    if (!template.startsWith('{')) return segment
    const count = (counts.get(template) ?? 0) + 1
    counts.set(template, count)
    return count === 1 ? template : `${template.slice(0, -1)}${count}}`
  })
  return shape.join('/')
}

function operationOf(
  key: string,
  interactions: readonly HttpInteraction[],
  document: SourceDocument,
  schemas: Record<string, JsonObject>,
): Operation {
  const [method = '', path = ''] = key.split(' ')
  const origin = interactions[0]?.origin ?? { file: document.uri, pointer: '' }
  const sent = contentOf(
    document,
    schemas,
    key,
    interactions.map(({ request }) => request),
    false,
  )
  const responses = Map.groupBy(
    interactions.map(({ response }) => response),
    ({ status }) => String(status),
  )
  return {
    ...unstatedOfOperation,
    key,
    method,
    path,
    operationId: null,
    body:
      sent.length === 0
        ? null
        : {
            required: interactions.every(({ request }) => hasBody(request)),
            content: sent,
            origin,
          },
    responses: [...responses.keys()].sort().map((status): ResponsePromise => ({
      ...unstatedOfResponse,
      status,
      content: contentOf(document, schemas, `${key} ${status}`, responses.get(status) ?? [], true),
      origin: responses.get(status)?.[0]?.origin ?? origin,
    })),
    origin,
  }
}

type Part = PactRequest | PactResponse

function hasBody({ body }: Part): boolean {
  return body.kind !== 'missing' && body.kind !== 'empty'
}

function contentOf(
  document: SourceDocument,
  schemas: Record<string, JsonObject>,
  key: string,
  parts: readonly Part[],
  isOpen: boolean,
): readonly Media[] {
  const groups = Map.groupBy(parts.filter(hasBody), ({ body }) => body.contentType ?? '*/*')
  return [...groups].map(([mediaType, group]): Media => {
    const origin = group[0]?.origin ?? { file: document.uri, pointer: '' }
    const lowered = group.map(({ body, rules }) =>
      body.kind === 'json' ? lowerBody({ rules, isOpen }, body.value) : null,
    )
    const known = lowered.filter(schema => schema !== null)
    if (known.length < lowered.length) return { mediaType, schema: null, encoding: {}, origin }
    const [only] = known
    const value: JsonObject = only !== undefined && known.length === 1 ? only : { anyOf: known }
    const name = `${key} ${mediaType}`
    schemas[name] = value
    const pointer = formatPointer(['schemas', name])
    return { mediaType, schema: { document, pointer, value }, encoding: {}, origin }
  })
}
