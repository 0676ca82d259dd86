/** How the name of a media type moved: to a more general one, a more special one, or to other parameters. */
export type NameMove = 'widens' | 'narrows' | 'moves'

interface MediaName {
  readonly type: string
  readonly subtype: string
  readonly suffixes: readonly string[]
  /** Sorted, so that their order makes no difference. */
  readonly parameters: string
}

/** The name as it is compared: lower case, parameters sorted, no quotes. @see RFC 9110 §8.3.1 */
export function normalName(name: string): string {
  const read = readName(name)
  if (!read) return name.toLowerCase()
  const bare = `${read.type}/${[read.subtype, ...read.suffixes].join('+')}`
  return read.parameters === '' ? bare : `${bare};${read.parameters}`
}

/** Which move leads from one name to the other; null where they name different things. */
export function nameMove(base: string, revision: string): NameMove | null {
  const before = readName(base)
  const after = readName(revision)
  if (!before || !after) return null
  const narrows = contains(before, after)
  if (!narrows && !contains(after, before)) return null
  if (before.parameters !== after.parameters) return 'moves'
  return narrows ? 'narrows' : 'widens'
}

/** `application/problem+json` is JSON too, so `application/json` contains it. @see RFC 6839 */
function contains(outer: MediaName, inner: MediaName): boolean {
  if (outer.type !== inner.type) return false
  if (outer.suffixes.length === 0 && inner.suffixes.at(-1) === outer.subtype) return true
  return outer.subtype === inner.subtype && outer.suffixes.join() === inner.suffixes.join()
}

function readName(name: string): MediaName | null {
  const [full = '', ...parameters] = name.toLowerCase().split(';')
  const [type = '', sub = '', ...rest] = full.trim().split('/')
  const [subtype = '', ...suffixes] = sub.split('+')
  const words = [type, subtype, ...suffixes]
  if (rest.length > 0 || words.some(word => word === '')) return null
  const sorted = parameters.map(normalParameter).filter(text => text !== '')
  return { type, subtype, suffixes, parameters: sorted.toSorted().join(';') }
}

function normalParameter(text: string): string {
  const [key = '', ...value] = text.split('=')
  if (value.length === 0) return key.trim()
  return `${key.trim()}=${value.join('=').trim().replaceAll('"', '')}`
}
