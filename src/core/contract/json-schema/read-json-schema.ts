import { isObject, property } from '../../json/json.ts'
import { valueAt } from '../../json/pointer.ts'
import type { Schema, SourceDocument } from '../../shape/schema/schema.ts'
import type { Contract, Defect, Media, Operation, ResponsePromise } from '../contract.ts'
import { unstatedOfContract, unstatedOfOperation, unstatedOfResponse } from '../unstated.ts'
import { anyResponse, type BodyPlace } from './body-place.ts'
import { danglingReferences } from './dangling-references.ts'

/**
 * Reads a JSON Schema file as the contract of bodies. The schema says nothing of paths and statuses, so the
 * places do; what a schema admits holds in every place that it is given to.
 *
 * @param places the bodies; a response of no operation in particular where there are none.
 */
export function readJsonSchema(
  document: SourceDocument,
  name: string,
  places: readonly BodyPlace[] = [],
): Contract {
  const defects: Defect[] = [...danglingReferences(document)]
  const wanted = places.length === 0 ? [anyResponse] : places
  const groups = Map.groupBy(wanted, ({ method, path }) => `${method} ${path}`.trim())
  const keys = [...groups.keys()].sort()
  const title = isObject(document.root) ? property(document.root, 'title') : undefined
  return {
    ...unstatedOfContract,
    name,
    dialect: document.dialect,
    info: { title: typeof title === 'string' ? title : '', version: '' },
    operations: keys.map(key => operationOf(document, key, groups.get(key) ?? [], defects)),
    document,
    defects,
  }
}

function operationOf(
  document: SourceDocument,
  key: string,
  places: readonly BodyPlace[],
  defects: Defect[],
): Operation {
  const origin = { file: document.uri, pointer: '' }
  const [{ method, path } = anyResponse] = places
  const sent = places.find(({ side }) => side === 'request')
  const answered = new Map(
    places.filter(({ side }) => side !== 'request').map(place => [place.side, place]),
  )
  return {
    ...unstatedOfOperation,
    key,
    method,
    path,
    operationId: null,
    body: sent ? { required: true, content: contentOf(document, sent, defects), origin } : null,
    responses: Array.from(answered.values(), (place): ResponsePromise => ({
      ...unstatedOfResponse,
      status: place.side,
      content: contentOf(document, place, defects),
      origin,
    })).sort((a, b) => (a.status < b.status ? -1 : 1)),
    origin,
  }
}

function contentOf(document: SourceDocument, { pointer }: BodyPlace, defects: Defect[]): Media[] {
  const origin = { file: document.uri, pointer }
  const value = valueAt(document.root, pointer)
  const isSchema = isObject(value) || typeof value === 'boolean'
  if (!isSchema) defects.push({ reason: `there is no schema at #${pointer}`, origin })
  const schema: Schema | null = isSchema ? { document, pointer, value } : null
  return [{ mediaType: 'application/json', schema, encoding: {}, origin }]
}
