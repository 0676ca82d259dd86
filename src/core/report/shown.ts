import type { Item, Message } from './message.ts'
import { plural } from './counted.ts'

/** As much of a message as one reader is asked to read. */
export interface Shown {
  /** Told in full. */
  readonly items: readonly Item[]
  /** Told in one line each. */
  readonly brief: readonly Item[]
  readonly resolved: readonly Item[]
  /** What is left out, and where it is found; `''` where nothing is. */
  readonly more: string
}

export function shownOf(
  { items, resolved }: Message,
  most: { readonly full: number; readonly brief: number; readonly resolved: number },
): Shown {
  const full = items.slice(0, most.full)
  const brief = items.slice(most.full, most.full + most.brief)
  const left = items.length - full.length - brief.length
  const over = resolved.length - Math.min(resolved.length, most.resolved)
  const parts = [
    left > 0 ? plural(left, 'more cause') : '',
    over > 0 ? `${over} more resolved` : '',
  ].filter(part => part !== '')
  return {
    items: full,
    brief,
    resolved: resolved.slice(0, most.resolved),
    more: parts.length === 0 ? '' : `… and ${parts.join(', ')}. See all: npx tidemark report`,
  }
}

/** `response-required-property-removed  acme GET /v1/orders 200  /items/*\/total` */
export function itemLine({ rule, where, place, says }: Item): string {
  return [rule, where, place === '' && where === '' ? says : place]
    .filter(part => part !== '')
    .join('  ')
}
