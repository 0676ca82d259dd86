import type { Parameter, ResponsePromise } from '../../contract/contract.ts'
import type { Where } from '../change.ts'
import { compareKeywords } from '../keywords/keywords.ts'
import { compareContent } from './media.ts'
import type { OperationPair } from './operations.ts'
import { compareLinks } from './links.ts'
import { schemaOf, styleMove } from './style.ts'
import { directionOf, nowhere, tell, type Comparing } from './tell.ts'

/** What is sent: the request body. */
export function compareBody(comparing: Comparing, pair: OperationPair): void {
  const where = { ...nowhere, method: pair.base.method, path: pair.base.path }
  const base = pair.base.body
  const revision = pair.revision.body
  const direction = directionOf(comparing, 'request')
  const told = { direction, where }
  if (base && revision) {
    if (base.required !== revision.required) {
      tell(comparing, revision.required ? 'body.becameRequired' : 'body.becameOptional', told)
    }
    compareContent(comparing, direction, where, base.content, revision.content)
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
  const direction = directionOf(comparing, 'response')
  const told = { direction, where, [side]: where.status }
  tell(comparing, `status.${move}`, { ...told, details })
}

function compareResponse(
  comparing: Comparing,
  where: Where,
  base: ResponsePromise,
  revision: ResponsePromise,
): void {
  const direction = directionOf(comparing, 'response')
  const headers = new Map(revision.headers.map(header => [header.name.toLowerCase(), header]))
  for (const header of base.headers) {
    const key = header.name.toLowerCase()
    compareHeader(comparing, where, header, headers.get(key))
    headers.delete(key)
  }
  for (const [name, { required }] of headers) {
    const told = { direction, where, place: `header:${name}` }
    tell(comparing, 'header.added', { ...told, details: { name, required } })
  }
  compareContent(comparing, direction, where, base.content, revision.content)
  compareLinks(comparing, where, base, revision)
}

function compareHeader(
  comparing: Comparing,
  where: Where,
  base: Parameter,
  revision: Parameter | undefined,
): void {
  const name = base.name.toLowerCase()
  const place = `header:${name}`
  const direction = directionOf(comparing, 'response')
  const told = { direction, where, place }
  const details = { name, required: (revision ?? base).required }
  if (!revision) return tell(comparing, 'header.removed', { ...told, details })
  if (base.required !== revision.required) {
    const fact = revision.required ? 'header.becameRequired' : 'header.becameOptional'
    tell(comparing, fact, { ...told, details })
  }
  const style = styleMove(base, revision)
  if (style) tell(comparing, 'header.styleChanged', { ...told, ...style, details })
  const before = schemaOf(base)
  const after = schemaOf(revision)
  if (!before || !after) return
  const spot = { where, direction, at: 'header', place } as const
  compareKeywords(spot, before, after, comparing)
}
