import { pathOf } from '../../../exchange/path-template.ts'

/**
 * The values of the parameters of a path as they stand in the URL, escaped, by name. Read from the end, since a base
 * path can stand in front. Empty where the template does not fit, as with parameters that hold slashes.
 */
export function pathTexts(template: string, url: string): ReadonlyMap<string, string> {
  const [bare = ''] = template.split(/[?#]/, 1)
  const wanted = withoutEnd(bare).split('/')
  const came = withoutEnd(pathOf(url)).split('/').slice(-wanted.length)
  const texts = new Map<string, string>()
  if (came.length < wanted.length) return texts
  for (const [i, segment] of wanted.entries()) {
    if (!readSegment(segment, came[i] ?? '', texts)) return new Map()
  }
  return texts
}

function withoutEnd(path: string): string {
  return path.replace(/^\//, '').replace(/\/$/, '')
}

/** Takes what stands between the literal texts, each where it first comes; the last parameter takes the rest. */
function readSegment(segment: string, came: string, texts: Map<string, string>): boolean {
  const names = Array.from(segment.matchAll(/\{([^{}]*)\}/g), slot => slot[1] ?? '')
  if (names.length === 0) return true
  const [head = '', ...tails] = segment.split(/\{[^{}]*\}/)
  if (!came.startsWith(head)) return false
  let at = head.length
  for (const [i, name] of names.entries()) {
    const tail = tails[i] ?? ''
    const isLast = i === names.length - 1
    const end = isLast ? came.length - tail.length : came.indexOf(tail, at + 1)
    if (end < at || !came.startsWith(tail, end)) return false
    texts.set(name, came.slice(at, end))
    at = end + tail.length
  }
  return true
}
