import type { Operation } from './contract.ts'
import { compileSegment, type SegmentPattern } from './segment-pattern.ts'

/** One segment deep in all the path templates of a contract. */
export interface RouteNode {
  readonly literals: Map<string, RouteNode>
  /** Templates with text around their parameters, most text first: `{file}.{ext}`. */
  readonly partial: { readonly pattern: SegmentPattern; readonly node: RouteNode }[]
  /** A template that is the whole segment. */
  whole: RouteNode | null
  /** A template that may hold slashes, as `x-multi-segment` says of GitHub's refs and file paths. */
  multi: RouteNode | null
  readonly ends: Map<string, RouteEnd>
}

interface RouteEnd {
  readonly operation: Operation
  readonly names: readonly string[]
}

interface Found {
  readonly operation: Operation
  readonly parameters: ReadonlyMap<string, string>
}

/** URLs with more segments than this go to no operation. */
const MAX_SEGMENTS = 128

export function newRouteNode(): RouteNode {
  return { literals: new Map(), partial: [], whole: null, multi: null, ends: new Map() }
}

/** The first operation of a route and method keeps it. */
export function addRoute(tree: RouteNode, operation: Operation): void {
  const path = operation.path.replace(/[?#].*$/s, '').replace(/^\//, '')
  const multiNames = new Set(operation.multiSegment ?? multiSegmentOf(operation))
  const names: string[] = []
  let node = tree
  for (const segment of path.split('/')) {
    const pattern = compileSegment(segment)
    names.push(...pattern.names)
    node = childFor(node, segment, pattern, multiNames)
  }
  if (!node.ends.has(operation.method)) node.ends.set(operation.method, { operation, names })
}

function multiSegmentOf({ parameters }: Operation): readonly string[] {
  return parameters
    .filter(
      ({ in: place, extensions }) => place === 'path' && extensions['x-multi-segment'] === true,
    )
    .map(({ name }) => name)
}

function childFor(
  node: RouteNode,
  segment: string,
  pattern: SegmentPattern,
  multiNames: ReadonlySet<string>,
): RouteNode {
  if (pattern.kind === 'whole') {
    if (multiNames.has(pattern.names[0] ?? '')) return (node.multi ??= newRouteNode())
    return (node.whole ??= newRouteNode())
  }
  if (pattern.kind === 'literal') {
    const key = decode(segment)
    const known = node.literals.get(key) ?? newRouteNode()
    node.literals.set(key, known)
    return known
  }
  const same = node.partial.find(each => each.pattern.shape === pattern.shape)
  if (same) return same.node
  const added = { pattern, node: newRouteNode() }
  node.partial.push(added)
  node.partial.sort((a, b) => b.pattern.literalLength - a.pattern.literalLength)
  return added.node
}

/** @param path with a slash in front; a slash at its end is tried as it stands, then without it, then with it. */
export function matchRoute(tree: RouteNode, method: string, path: string): Found | null {
  const segments = path.slice(1).split('/')
  const bare = segments.at(-1) === '' ? segments.slice(0, -1) : [...segments, '']
  return matchSegments(tree, method, segments) ?? matchSegments(tree, method, bare)
}

function matchSegments(tree: RouteNode, method: string, raw: readonly string[]): Found | null {
  if (raw.length > MAX_SEGMENTS) return null
  const segments = raw.map(decode)
  const values: string[] = []
  // Where a template holds several segments, one place can be reached in many ways: each is tried once.
  const failed = new Map<RouteNode, Set<number>>()
  const end = descend(tree, 0)
  return end && { operation: end.operation, parameters: pair(end.names, values) }

  function descend(node: RouteNode, at: number): RouteEnd | null {
    if (at === segments.length) return node.ends.get(method) ?? null
    if (failed.get(node)?.has(at)) return null
    const segment = segments[at] ?? ''
    const literal = node.literals.get(segment)
    const end =
      (literal && descend(literal, at + 1)) ??
      descendPartial(node, segment, at) ??
      (segment === '' ? null : take(node.whole, [segment], at + 1)) ??
      descendMulti(node, at)
    if (end === null && node.multi !== null) remember(failed, node, at)
    return end
  }

  function descendPartial(node: RouteNode, segment: string, at: number): RouteEnd | null {
    for (const { pattern, node: next } of node.partial) {
      const captured = pattern.match(segment)
      const end = captured && take(next, captured, at + 1)
      if (end) return end
    }
    return null
  }

  function descendMulti(node: RouteNode, at: number): RouteEnd | null {
    if (node.multi === null) return null
    for (let to = at + 1; to <= segments.length; to++) {
      const text = segments.slice(at, to).join('/')
      const end = text === '' ? null : take(node.multi, [text], to)
      if (end) return end
    }
    return null
  }

  function take(node: RouteNode | null, captured: readonly string[], to: number): RouteEnd | null {
    if (node === null) return null
    values.push(...captured)
    const end = descend(node, to)
    if (end === null) values.length -= captured.length
    return end
  }
}

function remember(failed: Map<RouteNode, Set<number>>, node: RouteNode, at: number): void {
  const known = failed.get(node)
  if (known) known.add(at)
  else failed.set(node, new Set([at]))
}

function pair(names: readonly string[], values: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name, index) => [name, values[index] ?? '']))
}

/** A segment that is badly encoded is compared as it stands. */
function decode(segment: string): string {
  if (!segment.includes('%')) return segment
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
