import { isObject, property, type Json } from '../../json/json.ts'
import { plainRoutes, type IsPlainRoute } from './plain-routes.ts'
import { methods, operationKey } from '../openapi/methods.ts'

/** An operation of a pin, known before it is read. */
export interface PinnedKey {
  readonly key: string
  /** Upper case. */
  readonly method: string
  readonly path: string
  /** The field of the document that holds its path. */
  readonly field: 'paths' | 'webhooks' | 'x-webhooks'
  /** Whether it surely states no servers of its own. */
  readonly isPlain: boolean
  /** Whether surely none of its parameters may hold slashes. */
  readonly hasPlainRoute: boolean
}

export interface PinnedKeys {
  readonly operations: readonly PinnedKey[]
  readonly webhooks: readonly PinnedKey[]
}

/**
 * The operations that stand in the document's own paths, in the order of contracts.
 *
 * @param shared what the pin writes once, by name.
 */
export function keysIn(root: Json, shared?: Json): PinnedKeys {
  const isPlainRoute = plainRoutes(root, shared)
  const keys = (field: PinnedKey['field']): PinnedKey[] => keysOf(root, field, isPlainRoute)
  return {
    operations: keys('paths'),
    webhooks: [...keys('webhooks'), ...keys('x-webhooks')],
  }
}

function keysOf(root: Json, field: PinnedKey['field'], isPlainRoute: IsPlainRoute): PinnedKey[] {
  const holder = isObject(root) ? property(root, field) : undefined
  if (!isObject(holder)) return []
  return Object.keys(holder)
    .sort()
    .flatMap(path => {
      const item = property(holder, path)
      if (!isObject(item) || path.startsWith('x-')) return []
      const isPlainItem = !Object.hasOwn(item, '$ref') && isPlainRoute(property(item, 'parameters'))
      const isSimple = !Object.hasOwn(item, '$ref') && !Object.hasOwn(item, 'servers')
      return methods.flatMap(method => {
        const operation = property(item, method)
        if (operation === undefined) return []
        const isPlain = isSimple && isObject(operation) && !Object.hasOwn(operation, 'servers')
        return {
          key: operationKey(method, path),
          method: method.toUpperCase(),
          path,
          field,
          isPlain,
          hasPlainRoute:
            isPlainItem && isObject(operation) && isPlainRoute(property(operation, 'parameters')),
        }
      })
    })
}
