// A document without an absolute URI of its own gets this one, so that references inside it resolve.
const NOWHERE = 'relative:///'

/** `reference` as seen from `base`, without its fragment; what cannot be resolved stays as it is written. */
export function resolveUri(reference: string, base: string): string {
  const from = URL.canParse(base) ? base : NOWHERE + base.replace(/^\/+/, '')
  try {
    return withoutFragment(new URL(reference, from).href)
  } catch {
    return withoutFragment(reference)
  }
}

export function withoutFragment(uri: string): string {
  const hash = uri.indexOf('#')
  return hash < 0 ? uri : uri.slice(0, hash)
}

/** The fragment, percent-decoded where it is well encoded; `''` where there is none. */
export function fragmentOf(uri: string): string {
  const hash = uri.indexOf('#')
  if (hash < 0) return ''
  const fragment = uri.slice(hash + 1)
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
