import { isArray, isObject, property, type Json } from '../../../json/json.ts'
import { referenceOf, resolvePart } from '../follow.ts'
import type { Contract } from '../../contract.ts'
import { objectOf, valueOf, type Edit, type MendContext } from './edit.ts'

/** The next free name of the kind `name_2`. */
export function mendOperationId({ contract, defect, tokens }: MendContext): readonly Edit[] | null {
  const { about } = defect
  if (about === undefined) return null
  const sharing = contract.operations.filter(({ operationId }) => operationId === about)
  const rank = sharing.findIndex(({ origin }) => origin.pointer === defect.origin.pointer)
  const taken = new Set(contract.operations.map(({ operationId }) => operationId))
  let number = 1
  for (let left = Math.max(rank, 1); left > 0;) {
    number++
    if (!taken.has(`${about}_${number}`)) left--
  }
  return [{ tokens, update: { operationId: `${about}_${number}` } }]
}

/** Describes it as text, which every segment of a path is. */
export function mendMissingParameter({
  contract,
  defect,
  tokens,
}: MendContext): readonly Edit[] | null {
  const { about } = defect
  if (about === undefined) return null
  const type = { type: 'string' }
  const isTwo = contract.dialect === 'openapi-2.0'
  const parameter = {
    name: about,
    in: 'path',
    required: true,
    ...(isTwo ? type : { schema: type }),
  }
  return [{ tokens, update: { parameters: [parameter] } }]
}

/** Takes it out of the list that names it: that of the operation, or of the path. */
export function mendUnusedParameter({
  contract,
  defect,
  tokens,
}: MendContext): readonly Edit[] | null {
  for (const holder of [tokens, tokens.slice(0, -1)]) {
    const list = property(objectOf(contract, holder), 'parameters')
    if (!isArray(list)) continue
    const index = list.findIndex(item => isPathParameter(contract, item, defect.about))
    if (index >= 0) return [{ tokens: [...holder, 'parameters', index], item: true }]
  }
  return null
}

function isPathParameter(contract: Contract, item: Json, name: string | undefined): boolean {
  const parameter = parameterAt(contract, item)
  return property(parameter, 'in') === 'path' && property(parameter, 'name') === name
}

/** A parameter behind its reference, as far as it stands in this document. */
export function parameterAt(contract: Contract, item: Json): Readonly<Record<string, Json>> {
  const reference = referenceOf(item)
  const target = reference === undefined ? item : resolvePart(contract.document, reference)?.value
  return isObject(target) ? target : {}
}

/** The list of parameters of a path item or operation. */
export function parametersOf(contract: Contract, tokens: Edit['tokens']): readonly Json[] {
  const list = valueOf(contract, [...tokens, 'parameters'])
  return isArray(list) ? list : []
}
