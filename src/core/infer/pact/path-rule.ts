import type { JsonObject } from '../../json/json.ts'
import { pathOf } from '../../exchange/path-template.ts'

/**
 * What the parameters of a path may be: anything but another segment. The template of an operation can lack what the path
 * of its server starts with.
 *
 * @param template `/orders/{id}`
 * @returns null where the path has no parameters, or is none of the template.
 */
export function pathRule(template: string, url: string): JsonObject | null {
  if (!template.includes('{')) return null
  const segments = pathOf(url).split('/')
  const pattern = template.split('/').slice(1).map(segmentPattern)
  const base = segments.slice(0, segments.length - pattern.length).map(escapeText)
  const regex = `^${[...base, ...pattern].join('/')}$`
  if (base.length === 0 || !new RegExp(regex).test(segments.join('/'))) return null
  return { match: 'regex', regex }
}

function segmentPattern(segment: string): string {
  return segment
    .split(/\{[^{}]*\}/)
    .map(escapeText)
    .join('[^/]+')
}

function escapeText(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
