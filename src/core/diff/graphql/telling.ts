import type { Contract } from '../../contract/contract.ts'
import type { Uses } from '../../contract/graphql/uses.ts'
import type { Json } from '../../json/json.ts'
import { formatPointer } from '../../json/pointer.ts'
import type { Change } from '../change.ts'
import type { GraphqlDetails, GraphqlFact } from './fact.ts'

/** One comparison of two type systems: where its changes go, and who uses what. */
export interface Telling {
  readonly changes: Change[]
  readonly uses: Uses | null
  readonly base: Contract
  readonly revision: Contract
  readonly path: string
}

export interface Told {
  readonly direction?: Change['direction']
  readonly base?: Json
  readonly revision?: Json
  readonly other?: string
  /** Who uses this is hit, where that is not the coordinate itself. */
  readonly usedAs?: string
  /** Where it stands in both documents. */
  readonly at: readonly string[]
}

/** Adds one fact about the part of the type system that the coordinate names. */
export function tell(telling: Telling, fact: GraphqlFact, coordinate: string, told: Told): void {
  const { direction = 'none', base, revision, other, usedAs = coordinate, at } = told
  const readers = telling.uses && [...(telling.uses.get(usedAs) ?? [])].sort()
  const pointer = formatPointer(at)
  const side = fact.endsWith('dded') ? 'revision' : 'base'
  const details: GraphqlDetails = {
    name: coordinate,
    ...(other !== undefined && { other }),
    ...(readers && { readers }),
  }
  telling.changes.push({
    fact,
    direction,
    where: { method: 'POST', path: telling.path, status: '', mediaType: '' },
    place: `type:${coordinate}`,
    ...(base !== undefined && { base }),
    ...(revision !== undefined && { revision }),
    details: { ...details },
    origin: { [side]: { file: telling[side].document.uri, pointer } },
  })
}
