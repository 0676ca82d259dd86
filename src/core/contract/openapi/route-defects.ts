import type { Operation } from '../contract.ts'
import { addDefectAt, type Reading } from './reading.ts'

/** Adds what is wrong between operations and their paths: routes, ids and path parameters. */
export function addRouteDefects(reading: Reading, operations: readonly Operation[]): void {
  const routes = new Map<string, string>()
  const told = new Set<string>()
  const ids = new Set<string>()
  for (const operation of operations) {
    const { path, operationId, origin } = operation
    const route = path.replaceAll(/\{[^{}]*\}/g, '{}')
    const first = routes.get(route) ?? path
    routes.set(route, first)
    if (first !== path && !told.has(path)) {
      addDefectAt(reading, origin, `the path is the same route as \`${first}\``)
    }
    told.add(path)
    if (operationId !== null && ids.has(operationId)) {
      addDefectAt(reading, origin, `the operationId \`${operationId}\` is taken already`)
    }
    if (operationId !== null) ids.add(operationId)
    addPathParameterDefects(reading, operation)
  }
}

function addPathParameterDefects(reading: Reading, operation: Operation): void {
  const { path, parameters, origin } = operation
  const slots = new Set(Array.from(path.matchAll(/\{([^{}]*)\}/g), slot => slot[1] ?? ''))
  const missing = new Set(slots)
  for (const { name } of parameters.filter(parameter => parameter.in === 'path')) {
    missing.delete(name)
    if (slots.has(name)) continue
    addDefectAt(reading, origin, `the path has no slot for the path parameter \`${name}\``)
  }
  for (const name of missing) {
    addDefectAt(reading, origin, `the path parameter \`${name}\` is not described`)
  }
}
