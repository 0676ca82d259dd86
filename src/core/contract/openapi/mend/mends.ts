import { isArray, isObject, property, type Json } from '../../../json/json.ts'
import type { Contract } from '../../contract.ts'
import type { DefectCode } from '../../defect-code.ts'
import {
  isModernContract,
  objectOf,
  replace,
  valueOf,
  type Edit,
  type Mend,
  type MendContext,
} from './edit.ts'
import { mendMissingParameter, mendOperationId, mendUnusedParameter } from './mend-operation.ts'
import { mendRoute } from './mend-route.ts'
import { mendNullable } from './mend-nullable.ts'

/** How each kind of defect is mended, by the least that makes the document say what it is read as. */
export const mends: Readonly<Partial<Record<DefectCode, Mend>>> = {
  'duplicate-operation-id': mendOperationId,
  'duplicate-route': mendRoute,
  'enum-without-null': mendEnum,
  'items-list': mendItems,
  'nullable-without-type': mendNullable,
  'path-parameter-missing': mendMissingParameter,
  'path-parameter-unused': mendUnusedParameter,
  'pattern-invalid': ({ tokens }) => [{ tokens }],
  'reference-not-found': mendReference,
  'required-forbidden': mendRequired,
  'schema-reference-not-found': ({ tokens }) => [{ tokens: [...tokens, '$ref'] }],
  'type-list': mendTypeList,
}

function mendItems({ contract, tokens }: MendContext): readonly Edit[] | null {
  const schema = objectOf(contract, tokens.slice(0, -1))
  const list = valueOf(contract, tokens)
  if (!isArray(list)) return null
  if (!isModernContract(contract)) return replace(tokens, alternatives(list, contract))
  const rest = property(schema, 'additionalItems')
  const holder = tokens.slice(0, -1)
  const more = rest === undefined ? {} : { items: rest }
  return [
    { tokens },
    ...(rest === undefined ? [] : [{ tokens: [...holder, 'additionalItems'] }]),
    { tokens: holder, update: { prefixItems: list, ...more } },
  ]
}

/** One schema that admits what any of the list admits. OpenAPI 2.0 has no word for it but none. */
function alternatives(list: readonly Json[], { dialect }: Contract): Json {
  const different = [...new Map(list.map(each => [JSON.stringify(each), each])).values()]
  const [only] = different
  if (different.length === 1 && only !== undefined) return only
  return different.length === 0 || dialect === 'openapi-2.0' ? {} : { anyOf: different }
}

function mendEnum({ contract, tokens }: MendContext): readonly Edit[] | null {
  const values = valueOf(contract, tokens)
  return isArray(values) ? replace(tokens, [...values, null]) : null
}

function mendTypeList({ contract, tokens }: MendContext): readonly Edit[] | null {
  const types = valueOf(contract, tokens)
  if (!isArray(types)) return null
  const names = types.filter(type => type !== 'null')
  const [only] = names
  if (names.length !== 1 || only === undefined) return null
  if (names.length === types.length) return replace(tokens, only)
  const word = contract.dialect === 'openapi-2.0' ? 'x-nullable' : 'nullable'
  return [{ tokens }, { tokens: tokens.slice(0, -1), update: { type: only, [word]: true } }]
}

function mendRequired({ contract, tokens }: MendContext): readonly Edit[] | null {
  const holder = tokens.slice(0, -1)
  const schema = objectOf(contract, holder)
  const stated = property(schema, 'properties')
  const known = isObject(stated) ? stated : {}
  const required = property(schema, 'required')
  const names = isArray(required) ? required.filter(name => typeof name === 'string') : []
  const missing = names.filter(name => !Object.hasOwn(known, name))
  const properties = Object.fromEntries(missing.map(name => [name, {}]))
  return [{ tokens: holder, update: { properties } }]
}

/** What leads nowhere goes; others may refer to a component, so that one stays. */
function mendReference({ contract, tokens }: MendContext): readonly Edit[] | null {
  const holder = tokens.slice(0, -1)
  const top = tokens[0] ?? ''
  if (isArray(valueOf(contract, holder))) return [{ tokens, item: true }]
  const isPathItem = ['paths', 'webhooks', 'x-webhooks'].includes(top) && tokens.length === 2
  if (isPathItem) return [{ tokens: [...tokens, '$ref'] }]
  const isComponent =
    (top === 'components' && tokens.length === 3) ||
    (['parameters', 'responses', 'definitions'].includes(top) && tokens.length === 2)
  return isComponent ? null : [{ tokens }]
}
