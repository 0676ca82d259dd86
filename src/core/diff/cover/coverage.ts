import type { Contract, Operation, ResponsePromise } from '../../contract/contract.ts'
import { operationOfRequest } from '../../contract/operation-of-request.ts'
import type { Exchange } from '../../exchange/exchange.ts'
import { headerOf } from '../../exchange/headers.ts'
import { essenceOf } from '../../exchange/media-type.ts'
import type { Json } from '../../json/json.ts'
import { mediaFor, responseFor } from '../check/matching-response.ts'
import { coverSchema, type Covered } from './cover-schema.ts'

/** How much of a contract was seen in answers. */
export interface Coverage {
  readonly operations: Share
  /** Of the operations that were seen. */
  readonly statuses: Share
  /** Properties in the JSON of the statuses that were seen. */
  readonly properties: Share
  /** Alternatives of `anyOf` and `oneOf` there. */
  readonly branches: Share
}

export interface Share {
  readonly covered: number
  readonly of: number
  /** Each as people write it: `GET /orders 200 /note`. */
  readonly missing: readonly string[]
}

/** What the exchanges show of what the contract promises. Exchanges of other operations are left out. */
export function coverageOf(contract: Contract, exchanges: readonly Exchange[]): Coverage {
  const seen = new Map<Operation, Exchange[]>()
  for (const exchange of exchanges) {
    const operation = operationOfRequest(contract, exchange.request)?.operation
    if (operation === undefined) continue
    const same = seen.get(operation)
    if (same) same.push(exchange)
    else seen.set(operation, [exchange])
  }
  const statuses = new Map<string, boolean>()
  const properties = new Map<string, boolean>()
  const branches = new Map<string, boolean>()
  for (const operation of contract.operations) {
    const answers = seen.get(operation)
    if (answers === undefined) continue
    const answered = Map.groupBy(answers, ({ response }) => responseFor(operation, response.status))
    for (const promise of operation.responses) {
      const name = `${nameOf(operation)} ${promise.status}`
      statuses.set(name, answered.has(promise))
      coverAnswers(promise, answered.get(promise) ?? [], name, { properties, branches })
    }
  }
  return {
    operations: shareOf(new Map(contract.operations.map(one => [nameOf(one), seen.has(one)]))),
    statuses: shareOf(statuses),
    properties: shareOf(properties),
    branches: shareOf(branches),
  }
}

/** Several operations of GraphQL share method and path. */
function nameOf({ key, variant }: Operation): string {
  return variant === undefined || variant.name === '' ? key : `${key} ${variant.name}`
}

function coverAnswers(
  promise: ResponsePromise,
  answers: readonly Exchange[],
  name: string,
  { properties, branches }: Covered,
): void {
  const byMedia = Map.groupBy(answers, ({ response: { headers } }) =>
    mediaFor(promise.content, essenceOf(headerOf(headers, 'content-type')) || 'application/json'),
  )
  for (const [media, same] of byMedia) {
    if (!media?.schema) continue
    const values = same.flatMap(({ response: { body } }): Json[] =>
      body.kind === 'json' ? [body.value] : [],
    )
    const inside: Covered = { properties: new Map(), branches: new Map() }
    coverSchema(media.schema, values, inside)
    for (const [place, isCovered] of inside.properties)
      mark(properties, `${name} ${place}`, isCovered)
    for (const [place, isCovered] of inside.branches) mark(branches, `${name} ${place}`, isCovered)
  }
}

function mark(known: Map<string, boolean>, name: string, isCovered: boolean): void {
  known.set(name, isCovered || known.get(name) === true)
}

function shareOf(known: ReadonlyMap<string, boolean>): Share {
  const missing = [...known].filter(([, isCovered]) => !isCovered).map(([name]) => name)
  return { covered: known.size - missing.length, of: known.size, missing }
}
