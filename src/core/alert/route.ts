import type { DigestTime } from './digest-time.ts'
import { labelOf, type Labels } from './labels.ts'
import { matchesAll, type Matcher } from './matcher.ts'

/** Where alerts go, and how often; a tree, in which the deepest match counts. Times in milliseconds. */
export interface Route extends GroupTiming {
  /** The same as long as its conditions and those above it are: groups are kept by it over changes of the rest. */
  readonly id: string
  readonly receiver: string
  readonly matchers: readonly Matcher[]
  /** Labels whose values make one group. */
  readonly groupBy: readonly string[]
  /** Whether later siblings are asked too. */
  readonly continue: boolean
  /** Asked only where no other sibling takes the alert. */
  readonly fallback: boolean
  readonly routes: readonly Route[]
}

export interface GroupTiming {
  /** How long a new group waits for more of the same before it is first told. */
  readonly groupWaitMs: number
  /** How long after being told it may be told again of what is new. */
  readonly groupIntervalMs: number
  /** How long after being told it is told again though nothing is new. */
  readonly repeatIntervalMs: number
  /** In place of the first two: told at these times only, with what came and went since. */
  readonly digest: DigestTime | null
}

/**
 * The routes that an alert takes: depth first, the first match of siblings, and the next after one that continues.
 * A label `receiver` sends it there and nowhere else, at the pace of its first route; one that is not known counts for nothing.
 */
export function routesFor(
  root: Route | null,
  receivers: readonly string[],
  labels: Labels,
): readonly Route[] {
  if (root === null) return []
  const found = match(root, labels)
  const wanted = labelOf(labels, 'receiver')
  const [first] = found
  if (wanted === '' || !receivers.includes(wanted) || !first) return found
  return [{ ...first, receiver: wanted }]
}

function match(route: Route, labels: Labels): readonly Route[] {
  if (!matchesAll(route.matchers, labels)) return []
  const own = firstOf(
    route.routes.filter(({ fallback }) => !fallback),
    labels,
  )
  if (own.length > 0) return own
  const last = firstOf(
    route.routes.filter(({ fallback }) => fallback),
    labels,
  )
  return last.length > 0 ? last : [route]
}

function firstOf(siblings: readonly Route[], labels: Labels): readonly Route[] {
  const found: Route[] = []
  for (const sibling of siblings) {
    const below = match(sibling, labels)
    found.push(...below)
    if (below.length > 0 && !sibling.continue) break
  }
  return found
}
