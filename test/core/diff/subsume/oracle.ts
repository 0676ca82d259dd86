import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Json } from '../../../../src/core/json/json.ts'
import { formats } from './generated-schemas.ts'

const asserted = formats.filter(format => format !== 'int64')
const options = { strict: false, validateSchema: false, logger: false } as const

/** Ajv's verdict on values; it asserts the formats that we do. Null where it cannot bear the schema. */
export function oracleFor(schema: Json): ((value: Json) => boolean) | null {
  const ajv = new Ajv2020(options)
  addFormats.default(ajv, [...asserted])
  try {
    const validate = ajv.compile(schema as object)
    validate(null)
    return value => validate(value)
  } catch {
    return null
  }
}
