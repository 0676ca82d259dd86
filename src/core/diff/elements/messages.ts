import type { Parameter, ResponsePromise } from '../../contract/contract.ts'
import type { Where } from '../change.ts'
import { compareKeywords } from '../keywords/keywords.ts'
import { compareContent } from './media.ts'
import type { OperationPair } from './operations.ts'
import { schemaOf } from './parameters.ts'
import { nowhere, tell, type Comparing } from './tell.ts'

/** What is sent: the request body. */
export function compareBody(comparing: Comparing, pair: OperationPair): void {
  const where = { ...nowhere, method: pair.base.method, path: pair.base.path }
  const base = pair.base.body
  const revision = pair.revision.body
  const told = { direction: 'request', where } as const
  if (base && revision) {
    if (base.required !== revision.required) {
      tell(comparing, revision.required ? 'body.becameRequired' : 'body.becameOptional', told)
    }
    compareContent(comparing, 'request', where, base.content, revision.content)
  } else if (base)
    tell(comparing, 'body.removed', { ...told, details: { required: base.required } })
  else if (revision)
    tell(comparing, 'body.added', { ...told, details: { required: revision.required } })
}

/** What is answered: every status, its headers and bodies. */
export function compareResponses(comparing: Comparing, pair: OperationPair): void {
  const { method, path } = pair.base
  const revisions = new Map(pair.revision.responses.map(response => [response.status, response]))
  for (const base of pair.base.responses) {
    const { status } = base
    const where = { ...nowhere, method, path, status }
    const revision = revisions.get(status)
    revisions.delete(status)
    if (revision) compareResponse(comparing, where, base, revision)
    else tellStatus(comparing, 'removed', where)
  }
  for (const status of revisions.keys()) {
    tellStatus(comparing, 'added', { ...nowhere, method, path, status })
  }
}

function tellStatus(comparing: Comparing, move: 'added' | 'removed', where: Where): void {
  const side = move === 'added' ? 'revision' : 'base'
  const details = { success: where.status.startsWith('2') }
  const told = { direction: 'response', where, [side]: where.status } as const
  tell(comparing, `status.${move}`, { ...told, details })
}

function compareResponse(
  comparing: Comparing,
  where: Where,
  base: ResponsePromise,
  revision: ResponsePromise,
): void {
  const headers = new Map(revision.headers.map(header => [header.name.toLowerCase(), header]))
  for (const header of base.headers) {
    const key = header.name.toLowerCase()
    compareHeader(comparing, where, header, headers.get(key))
    headers.delete(key)
  }
  for (const [name, { required }] of headers) {
    const told = { direction: 'response', where, place: `header:${name}` } as const
    tell(comparing, 'header.added', { ...told, details: { name, required } })
  }
  compareContent(comparing, 'response', where, base.content, revision.content)
}

function compareHeader(
  comparing: Comparing,
  where: Where,
  base: Parameter,
  revision: Parameter | undefined,
): void {
  const name = base.name.toLowerCase()
  const place = `header:${name}`
  const told = { direction: 'response', where, place } as const
  const details = { name, required: (revision ?? base).required }
  if (!revision) return tell(comparing, 'header.removed', { ...told, details })
  if (base.required !== revision.required) {
    const fact = revision.required ? 'header.becameRequired' : 'header.becameOptional'
    tell(comparing, fact, { ...told, details })
  }
  const before = schemaOf(base)
  const after = schemaOf(revision)
  if (!before || !after) return
  const spot = { where, direction: 'response', at: 'header', place } as const
  compareKeywords(spot, before, after, comparing)
}
