import type { OpenAPIV3 } from 'openapi-types'
import { isObjectPart, memberOf, type ObjectPart } from './part.ts'
import { asObject, objectAt, type Reading } from './reading.ts'

/** The fields of a path item that are operations, in the order in which operations of one path are listed. */
export const methods: readonly `${OpenAPIV3.HttpMethods}`[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
]

const fields32: readonly string[] = [...methods, 'query']
const MORE = 'additionalOperations'

/** The methods of a path item. OpenAPI 3.2 adds `query` and, by name, any that is not a field. */
export function methodsOf(reading: Reading, layers: readonly ObjectPart[]): readonly string[] {
  if (reading.version !== '3.2') return methods
  const more = layers.flatMap(layer => {
    const added = memberOf(layer, MORE)
    return isObjectPart(added) ? Object.keys(added.value) : []
  })
  const others = more.filter(name => !fields32.includes(name.toLowerCase()))
  return [...fields32, ...[...new Set(others)].sort()]
}

/** The operation of a method, in any case, in the nearest layer that has it. */
export function operationPart(
  reading: Reading,
  layers: readonly ObjectPart[],
  method: string,
): ObjectPart | undefined {
  const field = method.toLowerCase()
  if (fields32.includes(field)) {
    const layer = layerWith(layers, field)
    return layer && objectAt(reading, layer, field)
  }
  for (const layer of layers) {
    const added = memberOf(layer, MORE)
    if (!isObjectPart(added)) continue
    const name = Object.keys(added.value).find(key => key.toLowerCase() === field)
    const member = name === undefined ? undefined : memberOf(added, name)
    if (member) return asObject(reading, member, `\`${method}\``)
  }
  return undefined
}

export function layerWith(layers: readonly ObjectPart[], field: string): ObjectPart | undefined {
  return layers.find(layer => Object.hasOwn(layer.value, field))
}

export function operationKey(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`
}
