import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../../../../src/core/diff/check/check.ts'
import { conforms } from '../../../../../src/core/diff/check/conforms.ts'
import { unitOf } from '../../../../../src/core/diff/check/generated/link.ts'
import { nodeOf } from '../../../../../src/core/diff/check/node.ts'
import type { Violation } from '../../../../../src/core/diff/check/violation.ts'
import type { Json } from '../../../../../src/core/json/json.ts'
import type { Direction } from '../../../../../src/core/shape/allowed/allowed.ts'
import type { Dialect, Schema } from '../../../../../src/core/shape/schema/schema.ts'
import {
  openapiPairs,
  plainSchemas,
  schemas07,
  schemas2020,
  values,
} from '../../../../support/random-schema.ts'
import { schemaFrom } from '../../../../support/schema.ts'

const several = fc.array(values, { minLength: 5, maxLength: 12 })

/** What the functions say of a value, made at once instead of after many values. */
function made(value: Json, schema: Schema, direction: Direction): readonly Violation[] | null {
  const unit = unitOf(nodeOf(schema), { direction, formats: direction === 'response' })
  if (unit.admits(value, 0)) return null
  const found: Violation[] = []
  unit.tell(value, '', found, 0)
  return found
}

/** The first values of a schema are interpreted. */
function expectSame(root: Json, dialect: Dialect, samples: readonly Json[]): void {
  for (const direction of ['request', 'response'] as const) {
    const schema = schemaFrom(root, dialect)
    for (const value of samples) {
      const shown = () => `${JSON.stringify(root)} with ${JSON.stringify(value)}`
      const interpreted = check(value, schema, direction)
      const found = made(value, schema, direction)
      expect(found === null, shown()).toBe(conforms(value, schema, direction))
      if (interpreted[0]?.keyword !== '') expect(found ?? [], shown()).toEqual(interpreted)
    }
  }
}

describe('a schema as a function and interpreted says the same', { timeout: 60_000 }, () => {
  test.each<{ name: string; schemas: fc.Arbitrary<Json>; dialect: Dialect }>([
    { name: '2020-12', schemas: schemas2020, dialect: 'json-schema-2020-12' },
    { name: '2020-12 with plain keywords', schemas: plainSchemas, dialect: 'json-schema-2020-12' },
    { name: 'draft 7', schemas: schemas07, dialect: 'json-schema-07' },
    { name: 'OpenAPI 3.0', schemas: openapiPairs.map(([a]) => a), dialect: 'openapi-3.0' },
  ])('on random schemas of $name', ({ schemas, dialect }) => {
    fc.assert(
      fc.property(schemas, several, (schema, samples) => expectSame(schema, dialect, samples)),
      { numRuns: 1500 },
    )
  })
})
