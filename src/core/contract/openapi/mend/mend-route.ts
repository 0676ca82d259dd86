import { isObject, property, type Json, type JsonObject } from '../../../json/json.ts'
import type { Contract } from '../../contract.ts'
import { methods } from '../methods.ts'
import { parameterAt, parametersOf } from './mend-operation.ts'
import { objectOf, valueOf, type Edit, type MendContext } from './edit.ts'

/**
 * One route has one template, the first. Methods that only the other has move there with their parameters renamed; a
 * method that both have is never reached at the second.
 */
export function mendRoute({ contract, defect, tokens }: MendContext): readonly Edit[] | null {
  const [paths, second] = tokens
  const first = defect.about
  if (paths !== 'paths' || second === undefined || first === undefined) return null
  const kept = valueOf(contract, [paths, first])
  const item = objectOf(contract, [paths, second])
  // What stands behind a reference may be used elsewhere too.
  if (!isObject(kept) || [kept, item].some(each => Object.hasOwn(each, '$ref'))) return null
  const names = new Map(pairNames(second, first))
  const shared = parametersOf(contract, [paths, second])
  const moved = methods.flatMap(method => {
    const operation = property(item, method)
    if (!isObject(operation) || Object.hasOwn(kept, method)) return []
    const own = parametersOf(contract, [paths, second, method])
    const parameters = merged(contract, shared, own).map(each => renamed(contract, each, names))
    return [[method, { ...operation, parameters }] as const]
  })
  const gone = { tokens: [paths, second] }
  const update: JsonObject = Object.fromEntries(moved)
  return moved.length === 0 ? [gone] : [gone, { tokens: [paths, first], update }]
}

function pairNames(from: string, to: string): [string, string][] {
  const [before, after] = [from, to].map(path =>
    Array.from(path.matchAll(/\{([^{}]*)\}/g), slot => slot[1] ?? ''),
  )
  return (before ?? []).map((name, index) => [name, after?.[index] ?? name])
}

function merged(
  contract: Contract,
  shared: readonly Json[],
  own: readonly Json[],
): readonly Json[] {
  const keyOf = (item: Json): string => {
    const parameter = parameterAt(contract, item)
    return JSON.stringify([property(parameter, 'in'), property(parameter, 'name')])
  }
  const taken = new Set(own.map(keyOf))
  return [...shared.filter(item => !taken.has(keyOf(item))), ...own]
}

function renamed(contract: Contract, item: Json, names: ReadonlyMap<string, string>): Json {
  const parameter = parameterAt(contract, item)
  const name = property(parameter, 'name')
  const after = typeof name === 'string' ? names.get(name) : undefined
  if (property(parameter, 'in') !== 'path' || after === undefined || after === name) return item
  return { ...parameter, name: after }
}
