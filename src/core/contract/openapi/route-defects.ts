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
      const reason = `the path is the same route as \`${first}\``
      addDefectAt(reading, origin, reason, { code: 'duplicate-route', about: first })
    }
    told.add(path)
    if (operationId !== null && ids.has(operationId)) {
      const reason = `the operationId \`${operationId}\` is taken already`
      const code = 'duplicate-operation-id'
      addDefectAt(reading, origin, reason, { code, about: operationId })
    }
    if (operationId !== null) ids.add(operationId)
    addPathParameterDefects(reading, operation)
    addQueryStringDefects(reading, operation)
  }
}

function addPathParameterDefects(reading: Reading, operation: Operation): void {
  const { path, parameters, origin } = operation
  const slots = new Set(Array.from(path.matchAll(/\{([^{}]*)\}/g), slot => slot[1] ?? ''))
  const missing = new Set(slots)
  for (const { name } of parameters.filter(parameter => parameter.in === 'path')) {
    missing.delete(name)
    if (slots.has(name)) continue
    const reason = `the path has no slot for the path parameter \`${name}\``
    addDefectAt(reading, origin, reason, { code: 'path-parameter-unused', about: name })
  }
  for (const name of missing) {
    const reason = `the path parameter \`${name}\` is not described`
    addDefectAt(reading, origin, reason, { code: 'path-parameter-missing', about: name })
  }
}

function addQueryStringDefects(reading: Reading, { parameters, origin }: Operation): void {
  const whole = parameters.filter(parameter => parameter.in === 'querystring')
  if (whole.length === 0) return
  if (whole.length > 1) addDefectAt(reading, origin, 'only one parameter can be in `querystring`')
  if (parameters.some(parameter => parameter.in === 'query')) {
    const reason = 'parameters in `query` cannot stand beside one in `querystring`'
    addDefectAt(reading, origin, reason)
  }
}
