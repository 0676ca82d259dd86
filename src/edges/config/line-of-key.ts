type Path = readonly (string | number)[]

/**
 * The line, from 1, at which a key of the object that a module exports stands in its source; the nearest
 * key above where the path goes on into what is not written there, or null. A reading of its own, since
 * the compiler is not there when the program runs: it knows objects, lists, strings and comments.
 */
export function lineOfKey(source: string, path: Path): number | null {
  const start = exportedValue(source)
  if (start === null) return null
  const at = keyPosition(source, start, path) ?? start
  return source.slice(0, at).split('\n').length
}

/** The offset of the `{` or `[` that `export default` gives, directly, in a call, or by a name. */
function exportedValue(source: string): number | null {
  const exported = /^[ \t]*(?:export\s+default\s+|module\.exports\s*=\s*)/m.exec(source)
  if (!exported) return null
  const from = exported.index + exported[0].length
  const name = /^([\w$]+)\s*(?:$|[;\n]|satisfies\b)/.exec(source.slice(from))?.[1]
  if (name === undefined) return containerAt(source, from)
  const declared = new RegExp(
    `\\b(?:const|let|var)\\s+${name.replaceAll('$', '\\$')}\\b[^=]*=\\s*`,
  ).exec(source)
  return declared ? containerAt(source, declared.index + declared[0].length) : null
}

/** Past a wrapping call such as `defineConfig(`. */
function containerAt(source: string, from: number): number | null {
  const wrapped = /^(?:[\w$.]+\s*\(\s*)?(?=[{[])/.exec(source.slice(skipBlank(source, from)))
  return wrapped ? skipBlank(source, from) + wrapped[0].length : null
}

function keyPosition(source: string, container: number, [wanted, ...rest]: Path): number | null {
  if (wanted === undefined) return null
  const isList = source[container] === '['
  let at = skipBlank(source, container + 1)
  for (let index = 0; at < source.length && source[at] !== '}' && source[at] !== ']'; index++) {
    const entry = isList ? { key: index, value: at } : keyAt(source, at)
    if (entry.key === wanted) {
      const inner = containerAt(source, entry.value)
      return (inner === null ? null : keyPosition(source, inner, rest)) ?? at
    }
    const end = skipBlank(source, skipValue(source, entry.value))
    if (source[end] !== ',') return null
    at = skipBlank(source, end + 1)
  }
  return null
}

/** A key as a name, a string or a number, and where its value begins. */
function keyAt(source: string, at: number): { key: string | null; value: number } {
  const found = /^(?:'([^'\n]*)'|"([^"\n]*)"|([\w$]+))/.exec(source.slice(at, at + 200))
  const key = found ? (found[1] ?? found[2] ?? found[3] ?? null) : null
  const colon = skipBlank(source, at + (found?.[0].length ?? 0))
  return { key, value: source[colon] === ':' ? skipBlank(source, colon + 1) : at }
}

/** The offset of the comma or closing bracket that ends a value. */
function skipValue(source: string, from: number): number {
  let depth = 0
  for (let at = from; at < source.length;) {
    const unit = source.charAt(at)
    if (depth === 0 && ',}])'.includes(unit)) return at
    if ('{[('.includes(unit)) depth++
    else if ('}])'.includes(unit)) depth--
    if ('\'"`'.includes(unit)) at = skipString(source, at)
    else at = Math.max(at + 1, skipBlank(source, at))
  }
  return source.length
}

function skipString(source: string, from: number): number {
  let at = from + 1
  while (at < source.length && source[at] !== source[from]) at += source[at] === '\\' ? 2 : 1
  return at + 1
}

/** Past white space and comments. */
function skipBlank(source: string, from: number): number {
  const blank = /(?:\s+|\/\/[^\n]*|\/\*[^]*?\*\/)*/y
  blank.lastIndex = from
  return from + (blank.exec(source)?.[0].length ?? 0)
}
