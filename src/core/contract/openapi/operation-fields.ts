import type { OpenAPIV3_1 } from 'openapi-types'
import type { Operation, SecurityAlternative, SecurityScheme } from '../contract.ts'
import { operationKey } from './methods.ts'
import { extensionsOf, originOf, type ObjectPart } from './part.ts'
import { flagAt, textAt, textsAt, type Reading } from './reading.ts'
import { readSecurity } from './security.ts'

type OperationField = keyof OpenAPIV3_1.OperationObject | 'x-sunset' | 'x-stability-level'

/** What the whole document says to each of its operations. */
export interface Surroundings {
  readonly schemes: ReadonlyMap<string, SecurityScheme>
  /** The document's own `security`. */
  readonly security: readonly SecurityAlternative[] | null
  /** Reads only these operations, by key; null for all. */
  readonly only: ReadonlySet<string> | null
}

/** What every version of OpenAPI says of an operation in the same fields. */
export function readOperationFields(
  reading: Reading,
  { schemes, security }: Surroundings,
  method: string,
  path: string,
  part: ObjectPart,
): Omit<Operation, 'parameters' | 'body' | 'responses' | 'callbacks'> {
  const text = (field: OperationField): string | null => textAt(reading, part, field) ?? null
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
      ? readSecurity(reading, part, schemes)
      : security,
    extensions: extensionsOf(part),
    origin: originOf(part),
  }
}
