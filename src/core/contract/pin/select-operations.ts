import { UsageError } from '../../../errors.ts'
import type { Contract, Operation } from '../contract.ts'
import { nearestOf } from '../../text/nearest-of.ts'

/**
 * The operations and webhooks that the wishes name, in the contract's order; all where there are none.
 * A wish is a key `GET /a/{b}` (parameters may have any name), a path, an operationId, a tag as `tag:orders`, or one
 * of these with `*` for any text: `GET /repos/*`.
 *
 * @param mayLack passes over a wish that names nothing: what was pinned once may be gone.
 * @throws UsageError naming the nearest operations when a wish names nothing.
 */
export function selectOperations(
  contract: Contract,
  wishes: readonly string[] | undefined,
  mayLack = false,
): ReadonlySet<Operation> {
  const all = [...contract.operations, ...contract.webhooks]
  if (wishes === undefined || wishes.length === 0) return new Set(all)
  const chosen = new Set<Operation>()
  for (const wish of wishes) {
    const matches = wishTest(wish)
    const found = all.filter(matches)
    if (found.length === 0 && !mayLack) throw noSuchOperation(contract, all, wish)
    for (const operation of found) chosen.add(operation)
  }
  return new Set(all.filter(operation => chosen.has(operation)))
}

function wishTest(wish: string): (operation: Operation) => boolean {
  const wanted = normalKey(wish)
  if (wanted.includes('*')) {
    const pattern = new RegExp(`^${wanted.split('*').map(escapeRegExp).join('.*')}$`, 's')
    return operation => namesOf(operation).some(name => pattern.test(name))
  }
  return operation => namesOf(operation).includes(wanted)
}

/** `GET /v1/orders`; what shares its address with others by its own name too: `POST /graphql Orders`. */
export function pinnedName({ key, variant }: Pick<Operation, 'key' | 'variant'>): string {
  return variant === undefined ? key : `${key} ${variant.name}`
}

function namesOf(operation: Operation): string[] {
  const { key, path, operationId, tags } = operation
  const keys = [...new Set([key, pinnedName(operation), path])]
  const names = [...keys.map(normalKey), ...tags.map(tag => `tag:${tag}`)]
  return operationId === null ? names : [...names, operationId]
}

/** Method in upper case, parameters without their names. */
function normalKey(text: string): string {
  return text
    .trim()
    .replace(/^([a-z]+)\s+/i, (_, method: string) => `${method.toUpperCase()} `)
    .replaceAll(/\{[^{}]*\}/g, '{}')
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
}

function noSuchOperation(contract: Contract, all: readonly Operation[], wish: string): UsageError {
  const names = all.flatMap(({ key, operationId }) =>
    operationId === null ? [key] : [key, operationId],
  )
  const near = nearestOf(wish, names, 3)
  const advice =
    near.length === 0
      ? `${contract.document.uri} has ${all.length} operations.`
      : `The nearest are: ${near.join(', ')}.`
  return new UsageError(`No operation of ${contract.name} is called ${wish}. ${advice}`)
}
