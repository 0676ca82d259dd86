import type { Parameter } from '../../contract/contract.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { nodeOf } from '../keywords/node.ts'

/** How a parameter or header is written out before and now; null where equal values are written alike. */
export function styleMove(
  before: Parameter,
  after: Parameter,
): { readonly base: string; readonly revision: string } | null {
  const base = styleOf(before)
  const revision = styleOf(after)
  if (base === revision) return null
  // Only members are written apart: of one scalar only the marks before it differ, and they stand in paths.
  const [plain, stays] = [before, after].map(isPlainScalar)
  return plain && stays ? null : { base, revision }
}

function styleOf(parameter: Parameter): string {
  const [media] = parameter.content
  if (media && !parameter.schema) return media.mediaType
  return parameter.explode ? `${parameter.style}, exploded` : parameter.style
}

/** A parameter carries its schema itself or in the one media type that it has. */
export function schemaOf(parameter: Parameter): Schema | null {
  return parameter.schema ?? parameter.content[0]?.schema ?? null
}

function isPlainScalar({ in: location, schema }: Parameter): boolean {
  const types = schema ? nodeOf(schema).types : []
  const isScalar = types.length > 0 && !types.includes('array') && !types.includes('object')
  return location !== 'path' && isScalar
}
