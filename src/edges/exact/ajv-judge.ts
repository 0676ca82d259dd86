import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { unlistedPlace } from '../../core/diff/check/key-place.ts'
import { itemPlace, type Place } from '../../core/json/place.ts'
import { parsePointer } from '../../core/json/pointer.ts'
import type { Direction } from '../../core/shape/allowed/allowed.ts'
import type { Schema } from '../../core/shape/schema/schema.ts'
import type { ExactJudge, ExactVerdict } from '../../ports/exact.ts'
import { NotPlainError, plainSchema } from './plain-schema.ts'

/** The formats that our own check asserts in answers. */
const asserted = ['date-time', 'date', 'time', 'uuid', 'uri', 'email', 'ipv4', 'ipv6'] as const

type Compiled = ValidateFunction | string

/** Ajv over the same schemas, put into the words of JSON Schema 2020-12. Each is compiled once. */
export function ajvJudge(): ExactJudge {
  const known: Readonly<Record<Direction, Map<Schema['value'], Compiled>>> = {
    request: new Map(),
    response: new Map(),
  }
  return {
    name: 'Ajv',
    judge(value, schema, direction) {
      const before = known[direction].get(schema.value)
      const compiled = before ?? compile(schema, direction)
      known[direction].set(schema.value, compiled)
      if (typeof compiled === 'string') return { kind: 'silent', reason: compiled }
      try {
        return compiled(value) ? { kind: 'admitted' } : refusal(compiled)
      } catch (error) {
        return { kind: 'silent', reason: reasonOf(error) }
      }
    },
  }
}

function compile(schema: Schema, direction: Direction): Compiled {
  try {
    const formats = new Set<string>(direction === 'response' ? asserted : [])
    const ajv = new Ajv2020({
      strict: false,
      validateSchema: false,
      logger: false,
      addUsedSchema: false,
    })
    addFormats.default(ajv, [...asserted])
    const plain = plainSchema(schema, direction, formats)
    return ajv.compile(typeof plain === 'boolean' ? plain : (plain as object))
  } catch (error) {
    return reasonOf(error)
  }
}

/** Its own words can quote the contract at any length, and a value. */
function reasonOf(error: unknown): string {
  if (error instanceof NotPlainError) return error.message
  if (error instanceof RangeError) return 'the schema is too deep for it'
  const pattern = error instanceof SyntaxError && error.message.includes('regular expression')
  return pattern ? 'it does not read a pattern of it' : 'it does not take the schema'
}

function refusal({ errors }: ValidateFunction): ExactVerdict {
  const [first] = errors ?? []
  const place = placeOf(first?.instancePath ?? '')
  return { kind: 'refused', place, keyword: first?.keyword ?? '' }
}

/** An index and a key of digits look alike here; both are data. */
function placeOf(pointer: string): Place {
  const tokens = parsePointer(pointer) ?? []
  return tokens.reduce<Place>(
    (place, key) => (/^\d+$/.test(key) ? itemPlace(place) : unlistedPlace(place, key)),
    '',
  )
}
