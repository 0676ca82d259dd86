import type { ResponsePromise } from '../../contract/contract.ts'
import { canonicalJson } from '../../json/canonical.ts'
import { isObject, type Json } from '../../json/json.ts'
import type { Where } from '../change.ts'
import { tell, type Comparing } from './tell.ts'

/** What an answer says can be called next. */
export function compareLinks(
  comparing: Comparing,
  where: Where,
  base: ResponsePromise,
  revision: ResponsePromise,
): void {
  const told = { direction: 'response', where } as const
  for (const [name, link] of base.links) {
    const other = revision.links.get(name)
    const details = { name }
    const before = targetText(link)
    if (other === undefined) tell(comparing, 'link.removed', { ...told, base: before, details })
    else if (meaning(link) !== meaning(other)) {
      const sides = { base: before, revision: targetText(other) }
      tell(comparing, 'link.changed', { ...told, ...sides, details })
    }
  }
  for (const [name, link] of revision.links) {
    if (base.links.has(name)) continue
    tell(comparing, 'link.added', { ...told, revision: targetText(link), details: { name } })
  }
}

/** The link without its prose. */
function meaning(link: Json): string {
  if (!isObject(link)) return canonicalJson(link)
  const stated = Object.entries(link).filter(
    ([field]) => field !== 'description' && !field.startsWith('x-'),
  )
  return canonicalJson(Object.fromEntries(stated))
}

function targetText(link: Json): string {
  if (!isObject(link)) return 'nothing'
  const target = link['operationId'] ?? link['operationRef']
  return typeof target === 'string' ? target : 'nothing'
}
