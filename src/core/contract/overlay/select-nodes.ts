import { isArray, isObject, property, type Json } from '../../json/json.ts'
import type { Query, Segment, Selector, Slice } from './json-path.ts'
import { passes, type SelectValues } from './filter-test.ts'

/** A value that a query selected, and the way to it. */
export interface SelectedNode {
  readonly value: Json
  readonly parent: SelectedNode | null
  /** Its key or index in the parent; `''` for the root. */
  readonly token: string | number
}

/** Steps before a query is given up: a few `..` in a row visit billions. To keep a value counts as ten. */
const MAX_STEPS = 20_000_000
const KEPT = 10

/** A query looks at too much. */
export class PathTooWide extends Error {}

/**
 * The values that a query selects, in its order and as often as it selects them.
 *
 * @throws PathTooWide when it takes more than 20 million steps.
 */
export function selectNodes(root: Json, query: Query): SelectedNode[] {
  const budget = { left: MAX_STEPS }
  const start: SelectedNode = { value: root, parent: null, token: '' }
  const select: SelectValues = ({ from, segments }, current) => {
    const first = from === 'root' ? start : { value: current, parent: null, token: '' }
    return apply(first, segments).map(({ value }) => value)
  }
  return apply(start, query.segments)

  function apply(from: SelectedNode, segments: readonly Segment[]): SelectedNode[] {
    return segments.reduce<SelectedNode[]>(
      (nodes, segment) => {
        const found: SelectedNode[] = []
        for (const node of nodes) {
          const before = found.length
          enter(node, segment, found)
          spend(KEPT * (found.length - before))
        }
        return found
      },
      [from],
    )
  }

  function enter(node: SelectedNode, segment: Segment, found: SelectedNode[]): void {
    for (const selector of segment.selectors) pick(node, selector, found)
    if (segment.descends) for (const child of childrenOf(node)) enter(child, segment, found)
  }

  function pick(node: SelectedNode, selector: Selector, found: SelectedNode[]): void {
    spend(1)
    const { value } = node
    switch (selector.kind) {
      case 'name': {
        const member = isObject(value) ? property(value, selector.name) : undefined
        if (member !== undefined) found.push({ value: member, parent: node, token: selector.name })
        return
      }
      case 'index':
        if (isArray(value)) pickIndex(node, value, selector.index, found)
        return
      case 'slice':
        if (isArray(value)) {
          for (const index of indexesOf(selector, value.length))
            pickIndex(node, value, index, found)
        }
        return
      case 'wildcard':
        for (const child of childrenOf(node)) found.push(child)
        return
      case 'filter':
        for (const child of childrenOf(node)) {
          if (passes(selector.test, child.value, select)) found.push(child)
        }
    }
  }

  function* childrenOf(node: SelectedNode): Generator<SelectedNode> {
    const { value } = node
    if (isArray(value)) {
      for (const [token, item] of value.entries()) {
        spend(1)
        yield { value: item, parent: node, token }
      }
    } else if (isObject(value)) {
      for (const token of Object.keys(value)) {
        spend(1)
        yield { value: property(value, token) ?? null, parent: node, token }
      }
    }
  }

  function spend(steps: number): void {
    budget.left -= steps
    if (budget.left < 0) throw new PathTooWide()
  }
}

function pickIndex(
  node: SelectedNode,
  list: readonly Json[],
  index: number,
  found: SelectedNode[],
): void {
  const token = index < 0 ? list.length + index : index
  const value = list[token]
  if (value !== undefined) found.push({ value, parent: node, token })
}

/** @see RFC 9535 §2.3.4.2.2 */
function* indexesOf({ start, end, step }: Slice, length: number): Generator<number> {
  if (step === 0) return
  const bounded = (
    value: number | null,
    otherwise: number,
    least: number,
    most: number,
  ): number => {
    if (value === null) return otherwise
    return Math.min(Math.max(value < 0 ? length + value : value, least), most)
  }
  if (step > 0) {
    const last = bounded(end, length, 0, length)
    for (let at = bounded(start, 0, 0, length); at < last; at += step) yield at
  } else {
    const last = bounded(end, -1, -1, length - 1)
    for (let at = bounded(start, length - 1, -1, length - 1); at > last; at += step) yield at
  }
}

/** The keys and indexes from the root to a node. */
export function pathOf(node: SelectedNode): (string | number)[] {
  const path: (string | number)[] = []
  for (let at = node; at.parent !== null; at = at.parent) path.push(at.token)
  return path.reverse()
}
