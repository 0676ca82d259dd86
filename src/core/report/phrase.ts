/** A sentence in parts: words of ours, and names and values that came from a document. */
export type Phrase = readonly PhrasePart[]
export type PhrasePart = string | { readonly code: string }

export function code(text: string): PhrasePart {
  return { code: text }
}

/** `a`, `b` and `c`; `a`, `b` and 7 more schemas, where there are more than `most`. */
export function listing(
  names: readonly string[],
  most: number,
  noun = '',
  conjunction: 'and' | 'or' = 'and',
): Phrase {
  // One name more says more than `1 more`.
  const shown = names.length > most + 1 ? names.slice(0, most) : names
  const left = names.length - shown.length
  const parts = shown.map(code)
  const last: PhrasePart | undefined =
    left > 0 ? `${left.toLocaleString('en-US')} more${noun === '' ? '' : ` ${noun}`}` : parts.pop()
  if (last === undefined) return []
  if (parts.length === 0) return [last]
  return [
    ...parts.flatMap((part, i) => (i === 0 ? [part] : [', ', part])),
    ` ${conjunction} `,
    last,
  ]
}

/** The sentence as one text. */
export function phraseText(phrase: Phrase, mark: (name: string) => string): string {
  return phrase.map(part => (typeof part === 'string' ? part : mark(part.code))).join('')
}

/** The first word of ours as a sentence starts; a name stays as it is. */
export function capitalized([first, ...rest]: Phrase): Phrase {
  if (first === undefined) return []
  return typeof first === 'string'
    ? [first.slice(0, 1).toUpperCase() + first.slice(1), ...rest]
    : [first, ...rest]
}

/** Our words with each text of the list, where it stands as whole words, as a name. */
export function withCodes(text: string, names: readonly string[]): Phrase {
  const known = names.filter(name => name !== '').toSorted((a, b) => b.length - a.length)
  const parts: PhrasePart[] = []
  let rest = text
  while (rest !== '') {
    const next = firstOf(rest, known)
    if (next === null) break
    if (next.at > 0) parts.push(rest.slice(0, next.at))
    parts.push(code(next.name))
    rest = rest.slice(next.at + next.name.length)
  }
  return rest === '' ? parts : [...parts, rest]
}

function firstOf(
  text: string,
  names: readonly string[],
): { readonly at: number; readonly name: string } | null {
  let best: { readonly at: number; readonly name: string } | null = null
  for (const name of names) {
    const at = wordAt(text, name)
    if (at >= 0 && (best === null || at < best.at)) best = { at, name }
  }
  return best
}

const wordUnit = /[\p{L}\p{N}_-]/u

/** Where the name stands with nothing of a word before or behind it. */
function wordAt(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const isOpen = !wordUnit.test(text[at - 1] ?? ' ') || !wordUnit.test(name[0] ?? ' ')
    const end = at + name.length
    const isClosed = !wordUnit.test(text[end] ?? ' ') || !wordUnit.test(name.at(-1) ?? ' ')
    if (isOpen && isClosed) return at
  }
  return -1
}
