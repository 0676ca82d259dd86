import { templateOfSegment } from './path-segment.ts'

/**
 * The path template of a URL path, from the path alone: `/v1/orders/1042` is `/v1/orders/{id}`. For
 * APIs without a contract. Segments that are words stay, so names that are words are told apart.
 */
export function templateOfPath(path: string): string {
  const template = path.split('/').map(templateOfSegment).join('/')
  return template.startsWith('/') ? template : `/${template}`
}

/**
 * `GET /v1/orders/{id}` of a method and an absolute URL or a path. Without the query: it can hold
 * what nobody should read.
 */
export function operationOf(method: string, url: string): string {
  return `${method.toUpperCase()} ${templateOfPath(pathOf(url))}`
}

/** The path of an absolute URL or of a reference that starts with `/`, percent encoding as it came. */
export function pathOf(url: string): string {
  const [, path = ''] = /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/[^/?#]*)?([^?#]*)/i.exec(url) ?? []
  return path === '' ? '/' : path
}
