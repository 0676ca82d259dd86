import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../../../../src/core/diff/check/check.ts'
import { conforms } from '../../../../src/core/diff/check/conforms.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import type { Dialect } from '../../../../src/core/shape/schema/schema.ts'
import { openapiPairs, schemas07, schemas2020, values } from '../../../support/random-schema.ts'
import { schemaFrom } from '../../../support/schema.ts'

const settings = {
  strict: false,
  validateSchema: false,
  logger: false,
  addUsedSchema: false,
} as const
const RUNS = 400

/** Ajv compiles code, so each schema meets several values. */
const several = fc.array(values, { minLength: 5, maxLength: 12 })

function expectSameVerdicts(
  ours: Json,
  dialect: Dialect,
  theirs: (value: Json) => unknown,
  samples: readonly Json[],
): void {
  const schema = schemaFrom(ours, dialect)
  for (const value of samples) {
    const expected = verdictOf(theirs, value)
    if (expected === null) continue
    const shown = () => `${JSON.stringify(ours)} with ${JSON.stringify(value)}`
    expect(conforms(value, schema, 'response'), shown()).toBe(expected)
    expect(check(value, schema, 'response').length === 0, shown()).toBe(expected)
  }
}

/** Null where the code that Ajv made throws, as it does for some schemas with `patternProperties`. */
function verdictOf(validate: (value: Json) => unknown, value: Json): boolean | null {
  try {
    return validate(value) === true
  } catch {
    return null
  }
}

describe('check and Ajv give the same verdicts', { timeout: 60_000 }, () => {
  test('on random schemas of 2020-12', () => {
    fc.assert(
      fc.property(schemas2020, several, (schema, samples) => {
        const validate = new Ajv2020(settings).compile(structuredClone(schema))
        expectSameVerdicts(schema, 'json-schema-2020-12', value => validate(value), samples)
      }),
      { numRuns: RUNS },
    )
  })

  test('on random schemas of draft 7', () => {
    fc.assert(
      fc.property(schemas07, several, (schema, samples) => {
        const validate = new Ajv(settings).compile(structuredClone(schema) as object)
        expectSameVerdicts(schema, 'json-schema-07', value => validate(value), samples)
      }),
      { numRuns: RUNS },
    )
  })

  test('on random schemas of OpenAPI 3.0, written anew for Ajv', () => {
    fc.assert(
      fc.property(openapiPairs, several, ([schema, plain], samples) => {
        const validate = new Ajv2020(settings).compile(structuredClone(plain) as object)
        expectSameVerdicts(schema, 'openapi-3.0', value => validate(value), samples)
      }),
      { numRuns: RUNS },
    )
  })
})
