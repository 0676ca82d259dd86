import { isArray, property, type JsonObject } from '../../json/json.ts'
import { kinds, type Kind } from '../kind.ts'
import type { DialectTraits } from './dialect.ts'
import type { KeywordsDraft } from './normal-keywords.ts'

/** `type` as a list. Names that are no kind of JSON (`file` of Swagger 2, `any`) constrain nothing. */
export function readTypes(value: JsonObject, draft: KeywordsDraft): void {
  const type = property(value, 'type')
  const stated = isArray(type) ? type : [type]
  const types = kinds.filter(kind => stated.includes(kind))
  if (types.length > 0) draft.type = types
  if (type === 'file') draft.format = 'binary'
}

/** Joins null into the kinds and the enum where one of the dialect's words for it stands. */
export function admitNull(value: JsonObject, draft: KeywordsDraft, dialect: DialectTraits): void {
  if (!dialect.nullable.some(word => property(value, word) === true)) return
  if (draft.type !== undefined) draft.type = withNull(draft.type)
  if (draft.enum !== undefined && !draft.enum.includes(null)) draft.enum = [...draft.enum, null]
  if (canRefuseNull(draft)) draft.nullable = true
}

function withNull(types: readonly Kind[]): readonly Kind[] {
  return types.includes('null') ? types : ['null', ...types]
}

function canRefuseNull({
  $ref,
  const: literal,
  allOf,
  anyOf,
  oneOf,
  not,
  if: condition,
}: KeywordsDraft): boolean {
  return [$ref, literal, allOf, anyOf, oneOf, not, condition].some(keyword => keyword !== undefined)
}
