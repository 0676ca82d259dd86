import type { Callback, Operation, Parameter } from '../contract.ts'
import { follow, referenceOf } from './follow.ts'
import { readOperationFields, type Surroundings } from './operation-fields.ts'
import { overrideParameters, readParameters } from './parameters.ts'
import { isObjectPart, memberOf, originOf, type ObjectPart, type Part } from './part.ts'
import { asObject, objectAt, type Reading } from './reading.ts'
import { layerWith, methodsOf, operationKey, operationPart } from './methods.ts'
import { readBody, readResponses } from './responses.ts'
import { readServers } from './servers.ts'

/**
 * A path item and what it refers to, nearest first. A field beside `$ref` wins over the same field behind it;
 * OpenAPI leaves that case open.
 */
export function pathItemLayers(reading: Reading, member: Part): ObjectPart[] {
  const layers: ObjectPart[] = []
  let current: Part | undefined = member
  while (current !== undefined && layers.length < 20) {
    const layer = asObject(reading, current, 'a path item')
    if (layer === undefined) break
    layers.push(layer)
    if (referenceOf(layer.value) === undefined) break
    current = follow(reading, layer)
  }
  return layers
}

/** The operations of one path, webhook or callback expression. */
export function readPathItem(
  reading: Reading,
  surroundings: Surroundings,
  path: string,
  member: Part,
): Operation[] {
  const layers = pathItemLayers(reading, member)
  const withParameters = layerWith(layers, 'parameters')
  let shared: Parameter[] | undefined
  const operations: Operation[] = []
  for (const method of methodsOf(reading, layers)) {
    if (surroundings.only && !surroundings.only.has(operationKey(method, path))) continue
    const part = operationPart(reading, layers, method)
    if (part === undefined) continue
    shared ??= withParameters ? readParameters(reading, withParameters) : []
    const withServers = Object.hasOwn(part.value, 'servers') ? part : layerWith(layers, 'servers')
    const servers = withServers && readServers(reading, withServers)
    const operation = readOperation(reading, surroundings, method, path, part, shared)
    operations.push(servers === undefined ? operation : { ...operation, servers })
  }
  return operations
}

function readOperation(
  reading: Reading,
  surroundings: Surroundings,
  method: string,
  path: string,
  part: ObjectPart,
  shared: readonly Parameter[],
): Operation {
  return {
    ...readOperationFields(reading, surroundings, method, path, part),
    parameters: overrideParameters(shared, readParameters(reading, part)),
    body: readBody(reading, part),
    responses: readResponses(reading, part),
    callbacks: readCallbacks(reading, surroundings, part),
  }
}

function readCallbacks(
  reading: Reading,
  surroundings: Surroundings,
  operation: ObjectPart,
): Callback[] {
  const callbacks = objectAt(reading, operation, 'callbacks')
  if (callbacks === undefined) return []
  return Object.keys(callbacks.value)
    .sort()
    .flatMap(name => {
      const member = name.startsWith('x-') ? undefined : memberOf(callbacks, name)
      const target = member && follow(reading, member)
      if (target === undefined) return []
      const part = isObjectPart(target) ? target : asObject(reading, target, 'a callback')
      return part === undefined ? [] : readCallback(reading, surroundings, name, part)
    })
}

function readCallback(
  reading: Reading,
  surroundings: Surroundings,
  name: string,
  part: ObjectPart,
): Callback[] {
  const all = { ...surroundings, only: null }
  return Object.keys(part.value)
    .sort()
    .flatMap(expression => {
      const member = memberOf(part, expression)
      if (member === undefined || expression.startsWith('x-')) return []
      return [{ name, expression, operations: readExpression(reading, all, expression, member) }]
    })
}

/** A callback can lead back to the operation that makes it: what is being read already has no more to say. */
function readExpression(
  reading: Reading,
  surroundings: Surroundings,
  expression: string,
  member: Part,
): readonly Operation[] {
  const target = pathItemLayers(reading, member).at(-1) ?? member
  const key = JSON.stringify([originOf(target), expression])
  const known = reading.callbackOperations.get(key)
  if (known !== undefined) return known
  reading.callbackOperations.set(key, [])
  const operations = readPathItem(reading, surroundings, expression, member)
  reading.callbackOperations.set(key, operations)
  return operations
}
