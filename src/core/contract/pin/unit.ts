import { isArray } from '../../json/json.ts'
import { formatPointer, parsePointer, valueAt } from '../../json/pointer.ts'
import type { PartKind } from '../openapi/child-kind.ts'
import type { Part } from '../openapi/part.ts'

/** What is kept when something inside of it is needed. */
export interface Unit {
  readonly tokens: readonly string[]
  readonly part: Part
  /** How it is copied. */
  readonly kind: PartKind
  /** How references in it are looked for. */
  readonly walkAs: PartKind
}

const componentKinds: Readonly<Record<string, PartKind>> = {
  schemas: 'schema',
  responses: 'response',
  callbacks: 'nodes',
}

/**
 * The unit of a part that a reference leads to: the component that it stands in, or the outermost list, since a
 * list that lacks items would move the others, or the part itself.
 */
export function unitOf(part: Part, kind: PartKind): Unit {
  const tokens = parsePointer(part.pointer)
  if (tokens[0] === 'components' && tokens.length > 3) {
    const componentKind = componentKinds[tokens[1] ?? ''] ?? 'node'
    return cut(part, tokens, 3, componentKind, componentKind)
  }
  let value = part.document.root
  for (const [index, token] of tokens.entries()) {
    if (isArray(value)) return cut(part, tokens, index, 'raw', 'node')
    value = valueAt(value, formatPointer([token])) ?? null
  }
  return { tokens, part, kind, walkAs: kind }
}

function cut(
  { document }: Part,
  tokens: readonly string[],
  length: number,
  kind: PartKind,
  walkAs: PartKind,
): Unit {
  const kept = tokens.slice(0, length)
  const pointer = formatPointer(kept)
  const value = valueAt(document.root, pointer) ?? null
  return { tokens: kept, part: { document, pointer, value }, kind, walkAs }
}
