import { operationOf, pathOf } from '../exchange/path-template.ts'
import type { Connector } from './connector.ts'

/**
 * The operation that a request goes to: by the path template of the connector that fits, the one with most
 * literal segments first; else what the path alone tells.
 */
export function operationOfUrl(connector: Connector, method: string, url: string): string {
  const path = pathOf(url)
  const prefix = pathOf(connector.baseUrl).replace(/\/$/, '')
  const inside = path.startsWith(prefix) ? path.slice(prefix.length) : path
  const bare = inside.length > 1 ? inside.replace(/\/$/, '') : inside
  const fitting = connector.paths.filter(template => fits(template, bare))
  const [template] = fitting.sort((a, b) => parameters(a) - parameters(b))
  return template === undefined ? operationOf(method, url) : `${method} ${template}`
}

function fits(template: string, path: string): boolean {
  const [expected, given] = [template.split('/'), path.split('/')]
  return (
    expected.length === given.length &&
    expected.every((segment, i) => (isParameter(segment) ? given[i] !== '' : segment === given[i]))
  )
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}')
}

function parameters(template: string): number {
  return template.split('{').length
}
