/** A place in a source file that calls an API by a literal address. */
export interface FoundCall {
  /** Without query and fragment, which can hold secrets; up to the first part that is computed. */
  readonly url: string
  /** From 1. */
  readonly line: number
}

// What sends a request, and the address right after it or a few words later: `fetch(`, `axios.get<T>(`, `request(`,
// `new Pool(`, and the base address that a client is made with.
const calls =
  /(?:\b(?:fetch|axios|got|ky|request|stream|ofetch|\$fetch)(?:\.\w{1,20})?(?:<[^<>()\n]{1,80}>)?\(\s{0,40}(?:new URL\(\s{0,40})?|\bnew (?:Pool|Client|Agent)\(\s{0,40}|\b(?:baseURL|baseUrl|prefixUrl|BASE_URL|API_URL)\b\s{0,4}[:=]\s{0,4}|\burl:\s{0,4})(["'`])(https?:\/\/[^"'`\s]{1,500})/g

/** Finds them in one file. It reads text, not code: what is commented out is found too. */
export function callsIn(text: string): readonly FoundCall[] {
  const found: FoundCall[] = []
  let line = 1
  let at = 0
  for (const match of text.matchAll(calls)) {
    for (; at < match.index; at++) if (text.charCodeAt(at) === 10) line++
    const url = addressOf(match[2] ?? '')
    if (url !== null) found.push({ url, line })
  }
  return found
}

function addressOf(written: string): string | null {
  const literal = written.replace(/\$\{.*$/s, '').replace(/[?#].*$/s, '')
  const url = URL.parse(literal)
  if (url === null || url.username !== '' || url.password !== '') return null
  const isElsewhere = url.hostname.includes('.') && !/^(?:\d+\.){3}\d+$/.test(url.hostname)
  if (!isElsewhere) return null
  // A path that breaks off in the middle of a segment is cut back to the segment before.
  const isCut = written.includes('${') && !literal.endsWith('/')
  const path = isCut ? url.pathname.replace(/[^/]*$/, '') : url.pathname
  return `${url.origin}${path === '/' ? '' : path.replace(/\/$/, '')}`
}
