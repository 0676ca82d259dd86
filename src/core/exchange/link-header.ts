import type { Headers } from './exchange.ts'
import { headersOf } from './headers.ts'

/**
 * The target of the first `Link` with the relation, made absolute, or null.
 *
 * @param base the URL of the request; targets may be relative to it.
 * @see RFC 8288 §3
 */
export function linkTarget(headers: Headers, relation: string, base: string): string | null {
  for (const value of headersOf(headers, 'link')) {
    for (const [, target = '', parameters = ''] of value.matchAll(/<([^>]*)>([^<]*)/g)) {
      const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters)
      const relations = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/)
      if (relations.includes(relation) && URL.canParse(target, base)) {
        return new URL(target, base).href
      }
    }
  }
  return null
}
