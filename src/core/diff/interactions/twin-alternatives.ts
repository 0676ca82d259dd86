import type { Json, JsonObject } from '../../json/json.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { objectPromise } from './closed-object.ts'
import { membersOf, partsOf } from './schema-parts.ts'
import { taggedBranches } from './tagged-branches.ts'
import { expectedBeside, sent, type InPlace, type TwinMode } from './twin-mode.ts'

/**
 * `anyOf` and `oneOf` of a schema. A discriminator chooses by its value. Of other alternatives an example that leaves out
 * what tells them apart fits one; only what fits several as they stand never can.
 *
 * @param beside properties that the schemas around the alternatives mention.
 */
export function twinAlternatives(
  schema: Schema,
  mode: TwinMode,
  beside: readonly string[],
  inPlace: InPlace,
): JsonObject {
  const branch = mode.kind === 'sent' ? sent : expectedBeside(beside)
  const twin = (each: Schema): Json => inPlace(each, branch)
  const any = membersOf(schema, 'anyOf').map(twin)
  return {
    ...(any.length > 0 && { anyOf: any }),
    ...twinOneOf(schema, mode, twin, inPlace),
  }
}

function twinOneOf(
  schema: Schema,
  mode: TwinMode,
  twin: (each: Schema) => Json,
  inPlace: InPlace,
): JsonObject {
  const one = membersOf(schema, 'oneOf')
  if (one.length === 0) return {}
  const tags = taggedBranches(schema)
  if (tags !== null) {
    const { tag, branches } = tags
    return {
      oneOf: branches.map(({ schema: each, values }) => ({
        allOf: [{ properties: { [tag]: { enum: values } }, required: [tag] }, twin(each)],
      })),
    }
  }
  if (mode.kind === 'sent' || !one.some(isOfObjects)) return { oneOf: one.map(twin) }
  const stated = one.map((each): Json => inPlace(each, sent))
  return {
    allOf: [{ anyOf: one.map(twin) }, { oneOf: [...stated, { not: { anyOf: stated } }] }],
  }
}

function isOfObjects(schema: Schema): boolean {
  const { names, isClosed } = objectPromise(partsOf(schema))
  return names.size > 0 || isClosed
}
