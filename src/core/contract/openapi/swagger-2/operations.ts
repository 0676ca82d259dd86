import type { Operation, Parameter, SecurityAlternative, SecurityScheme } from '../../contract.ts'
import { layerWith, methods, operationKey } from '../methods.ts'
import { pathItemLayers } from '../operations.ts'
import { extensionsOf, originOf, type ObjectPart, type Part } from '../part.ts'
import { flagAt, objectAt, readOnce, textAt, textsAt, type Reading } from '../reading.ts'
import { readSecurity } from '../security.ts'
import { readBody } from './body.ts'
import { overrideParts, placedParts, readSimple, type PlacedPart } from './parameters.ts'
import { readResponses } from './responses.ts'
import { readServers } from './servers.ts'

/** What the whole document says to each of its operations. */
export interface Surroundings {
  readonly schemes: ReadonlyMap<string, SecurityScheme>
  readonly security: readonly SecurityAlternative[] | null
  /** Reads only these operations, by key; null for all. */
  readonly only: ReadonlySet<string> | null
  readonly root: ObjectPart
  readonly consumes: readonly string[]
  readonly produces: readonly string[]
}

/** The operations of one path. `trace` came with OpenAPI 3. */
export function readPathItem(
  reading: Reading,
  surroundings: Surroundings,
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
  surroundings: Surroundings,
  method: string,
  path: string,
  part: ObjectPart,
  shared: readonly PlacedPart[],
): Operation {
  const text = (field: string): string | null => textAt(reading, part, field) ?? null
  const typesAt = (field: 'consumes' | 'produces'): readonly string[] =>
    Object.hasOwn(part.value, field) ? textsAt(reading, part, field) : surroundings[field]
  const placed = overrideParts(shared, placedParts(reading, part))
  const servers = readServers(reading, surroundings.root, part)
  return {
    key: operationKey(method, path),
    method: method.toUpperCase(),
    path,
    operationId: text('operationId'),
    tags: textsAt(reading, part, 'tags'),
    lifecycle: {
      deprecated: flagAt(reading, part, 'deprecated'),
      sunset: text('x-sunset'),
      stability: text('x-stability-level'),
    },
    security: Object.hasOwn(part.value, 'security')
      ? readSecurity(reading, part, surroundings.schemes)
      : surroundings.security,
    parameters: placed.flatMap(each => parameterOf(reading, each)),
    body: readBody(reading, part, placed, typesAt('consumes')),
    responses: readResponses(reading, part, typesAt('produces')),
    callbacks: [],
    ...(servers === undefined ? {} : { servers }),
    extensions: extensionsOf(part),
    origin: originOf(part),
  }
}

/** A shared parameter is read once and is one object. */
function parameterOf(reading: Reading, { name, in: place, part }: PlacedPart): Parameter[] {
  if (place === 'body' || place === 'formData') return []
  const parameter = readOnce(reading.parameters, part, () => readSimple(reading, part, name, place))
  return parameter === undefined ? [] : [parameter]
}
