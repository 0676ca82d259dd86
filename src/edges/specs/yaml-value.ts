import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Json } from '../../core/json/json.ts'
import { MAX_DEPTH } from '../../core/json/parse.ts'

/** A few lines of YAML can stand for billions of values. Ten times GitHub's 13 MB is allowed. */
const MAX_VALUES = 5_000_000

export type YamlValue =
  | { readonly value: Json }
  /** `firstOffset`: where a doubled key stands first. */
  | { readonly problem: string; readonly offset: number; readonly firstOffset?: number }

interface Measured {
  readonly value: Json
  /** Values in it, each alias counted with all that it stands for. */
  readonly size: number
  readonly depth: number
}

type Anchors = Map<string, Measured | 'open'>

/**
 * The JSON value of a YAML tree. The package's own `toJS` takes minutes for some small files (many aliases,
 * broken nesting), accepts aliases that contain themselves, and does not say where a doubled key stands first.
 */
export function yamlValue(root: Node | null): YamlValue {
  try {
    return { value: measure(new Map(), root, 0).value }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { message, offset, firstOffset } = error
    return { problem: message, offset, ...(firstOffset !== undefined && { firstOffset }) }
  }
}

class Refusal extends Error {
  readonly offset: number
  readonly firstOffset: number | undefined

  constructor(problem: string, node: unknown, first?: unknown) {
    super(problem)
    this.offset = startOf(node)
    this.firstOffset = first === undefined ? undefined : startOf(first)
  }
}

function startOf(node: unknown): number {
  const hasRange = typeof node === 'object' && node !== null && 'range' in node
  return hasRange && Array.isArray(node.range) ? Number(node.range[0]) : 0
}

function measure(anchors: Anchors, node: unknown, depth: number): Measured {
  if (depth > MAX_DEPTH) throw new Refusal(`nests deeper than ${MAX_DEPTH} levels`, node)
  if (isAlias(node)) {
    const target = anchors.get(node.source)
    if (target === undefined) throw new Refusal('uses an alias that no anchor defines', node)
    if (target === 'open') throw new Refusal('has an anchor that contains itself', node)
    if (depth + target.depth > MAX_DEPTH) {
      throw new Refusal(`nests deeper than ${MAX_DEPTH} levels`, node)
    }
    return target
  }
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
  if (anchor !== undefined) anchors.set(anchor, 'open')
  const measured = measureOwn(anchors, node, depth)
  if (anchor !== undefined) anchors.set(anchor, measured)
  return measured
}

function measureOwn(anchors: Anchors, node: unknown, depth: number): Measured {
  if (isSeq(node)) {
    const items = node.items.map(item => measure(anchors, item, depth + 1))
    return combine(
      items.map(item => item.value),
      items,
      node,
    )
  }
  if (isMap(node)) return measureMap(anchors, node.items, node, depth)
  const value = isScalar(node) ? scalarValue(node.value, node) : null
  return { value, size: 1, depth: 0 }
}

function measureMap(
  anchors: Anchors,
  pairs: readonly Pair[],
  node: unknown,
  depth: number,
): Measured {
  const own = new Map<string, Measured>()
  const merged = new Map<string, Json>()
  const parts: Measured[] = []
  for (const pair of pairs.filter(each => isPair(each))) {
    const key = keyText(pair.key)
    const value = measure(anchors, pair.value, depth + 1)
    parts.push(value)
    if (isMergeKey(pair.key)) {
      for (const [name, member] of mergedMembers(value.value, pair.value)) {
        if (!merged.has(name)) merged.set(name, member)
      }
      continue
    }
    if (own.has(key)) throw new Refusal('doubles a key', pair.key, firstOf(pairs, key))
    own.set(key, value)
  }
  const members = new Map([
    ...merged,
    ...Array.from(own, ([key, { value }]) => [key, value] as const),
  ])
  return combine(Object.fromEntries(members), parts, node)
}

function firstOf(pairs: readonly Pair[], key: string): unknown {
  return pairs.find(pair => isPair(pair) && !isMergeKey(pair.key) && keyText(pair.key) === key)?.key
}

function combine(value: Json, parts: readonly Measured[], node: unknown): Measured {
  let size = 1
  let depth = 0
  for (const part of parts) {
    size += part.size
    depth = Math.max(depth, part.depth + 1)
  }
  if (size > MAX_VALUES) throw new Refusal(`stands for more than ${MAX_VALUES} values`, node)
  return { value, size, depth }
}

export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.source === '<<'
}

/** The text of a key: as written where YAML made something else than text of it (`200`, `on`, `1.0`). */
export function keyText(key: unknown): string {
  if (key === null) return ''
  if (!isScalar(key)) throw new Refusal('has a key that is no text', key)
  if (typeof key.value === 'string') return key.value
  return key.source ?? String(key.value)
}

function mergedMembers(value: Json, node: unknown): [string, Json][] {
  const sources = Array.isArray(value) ? value : [value]
  return sources.flatMap(source => {
    const isMember = typeof source === 'object' && source !== null && !Array.isArray(source)
    if (!isMember) throw new Refusal('merges with `<<` what is no map', node)
    return Object.entries(source as Record<string, Json>)
  })
}

function scalarValue(value: unknown, node: unknown): Json {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Refusal('has a number that JSON cannot hold', node)
  }
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value
  // Dates and `!!binary`: their text, as JSON would carry it.
  const source = isScalar(node) ? node.source : undefined
  if (source !== undefined) return value instanceof Date ? source : source.replaceAll(/\s/g, '')
  throw new Refusal('has a value that JSON cannot hold', node)
}
