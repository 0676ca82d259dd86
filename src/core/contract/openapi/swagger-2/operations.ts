import type { Operation, Parameter } from '../../contract.ts'
import { layerWith, methods, operationKey } from '../methods.ts'
import { readOperationFields, type Surroundings } from '../operation-fields.ts'
import { pathItemLayers } from '../operations.ts'
import type { ObjectPart, Part } from '../part.ts'
import { objectAt, readOnce, textsAt, type Reading } from '../reading.ts'
import { readBody } from './body.ts'
import { overrideParts, placedParts, readSimple, type PlacedPart } from './parameters.ts'
import { readResponses } from './responses.ts'
import { readServers } from './servers.ts'

/** Beside what every version has: what an operation takes from the root unless it says otherwise. */
export interface RootSurroundings extends Surroundings {
  readonly root: ObjectPart
  readonly consumes: readonly string[]
  readonly produces: readonly string[]
}

/** The operations of one path. `trace` came with OpenAPI 3. */
export function readPathItem(
  reading: Reading,
  surroundings: RootSurroundings,
  path: string,
  member: Part,
): Operation[] {
  const layers = pathItemLayers(reading, member)
  const withParameters = layerWith(layers, 'parameters')
  let shared: PlacedPart[] | undefined
  const operations: Operation[] = []
  for (const method of methods) {
    if (method === 'trace' || surroundings.only?.has(operationKey(method, path)) === false) continue
    const layer = layerWith(layers, method)
    const part = layer && objectAt(reading, layer, method)
    if (part === undefined) continue
    shared ??= withParameters ? placedParts(reading, withParameters) : []
    operations.push(readOperation(reading, surroundings, method, path, part, shared))
  }
  return operations
}

function readOperation(
  reading: Reading,
  surroundings: RootSurroundings,
  method: string,
  path: string,
  part: ObjectPart,
  shared: readonly PlacedPart[],
): Operation {
  const typesAt = (field: 'consumes' | 'produces'): readonly string[] =>
    Object.hasOwn(part.value, field) ? textsAt(reading, part, field) : surroundings[field]
  const placed = overrideParts(shared, placedParts(reading, part))
  const servers = readServers(reading, surroundings.root, part)
  return {
    ...readOperationFields(reading, surroundings, method, path, part),
    parameters: placed.flatMap(each => parameterOf(reading, each)),
    body: readBody(reading, part, placed, typesAt('consumes')),
    responses: readResponses(reading, part, typesAt('produces')),
    callbacks: [],
    ...(servers === undefined ? {} : { servers }),
  }
}

/** A shared parameter is read once and is one object. */
function parameterOf(reading: Reading, { name, in: place, part }: PlacedPart): Parameter[] {
  if (place === 'body' || place === 'formData') return []
  const parameter = readOnce(reading.parameters, part, () => readSimple(reading, part, name, place))
  return parameter === undefined ? [] : [parameter]
}
