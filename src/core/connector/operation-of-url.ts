import { operationOf, pathOf } from '../exchange/path-template.ts'
import { splitOperation } from '../exchange/subject.ts'
import type { Connector } from './connector.ts'

/**
 * The operation that a request goes to: the stream of the connector whose template fits, the one with
 * most literal segments first; else what the path alone tells.
 */
export function operationOfUrl(connector: Connector, method: string, url: string): string {
  const path = pathOf(url)
  const prefix = pathOf(connector.baseUrl).replace(/\/$/, '')
  const inside = path.startsWith(prefix) ? path.slice(prefix.length) : path
  const fitting = connector.streams
    .map(({ operation }) => operation)
    .filter(operation => {
      const template = splitOperation(operation)
      return template.method === method && fits(template.path, inside)
    })
  return fitting.sort((a, b) => parameters(a) - parameters(b))[0] ?? operationOf(method, url)
}

function fits(template: string, path: string): boolean {
  const [expected, given] = [template.split('/'), path.split('/')]
  return (
    expected.length === given.length &&
    expected.every((segment, i) => isParameter(segment) ? given[i] !== '' : segment === given[i])
  )
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}')
}

function parameters(operation: string): number {
  return operation.split('{').length
}
