import type { AlertConfig, MaintenanceConfig, RouteConfig, RouteTiming } from './alert-config.ts'
import { defaultFlapRule } from './flap.ts'
import type { Maintenance } from './maintenance.ts'
import { formatMatcher, parseMatcher, type Matcher } from './matcher.ts'
import type { Policy } from './policy.ts'
import { readDigest, readDuration, readMaintenance, type Read } from './read-clock.ts'
import type { Route } from './route.ts'

const DIGEST: Matcher = { name: 'severity', op: '=', value: 'digest' }
const DIGEST_REPEAT_MS = 7 * 86_400_000

/** Alertmanager's own defaults, and a digest in the morning. */
const defaults: Required<RouteTiming> = {
  groupBy: ['provider', 'scope'],
  groupWait: '30s',
  groupInterval: '5m',
  repeatInterval: '4h',
  digest: { every: 'day', at: '08:00', timeZone: 'UTC' },
}

/** The policy that a configuration asks for, or what is wrong with it, as a sentence. */
export function readPolicy(config: AlertConfig): Read<Policy> {
  const { receivers, routes } = config
  const maintenance = all((config.maintenance ?? []).map(readWindow))
  if (!maintenance.ok) return maintenance
  const [first] = receivers
  const shared = { receivers, maintenance: maintenance.value, flap: defaultFlapRule }
  if (first === undefined) return { ok: true, value: { ...shared, root: null } }
  const timing = { ...defaults, ...config.defaults }
  const above: Above = { id: '{}', receiver: first, timing }
  const own = all((routes ?? []).map(route => readRoute(route, above, receivers)))
  const everyone = all(receivers.map(receiver => readRoute({ receiver }, above, receivers)))
  const times = readTiming(timing)
  if (!own.ok) return own
  if (!everyone.ok) return everyone
  if (!times.ok) return times
  const fallback = everyone.value.map((route): Route =>
    Object.assign({}, route, { continue: true, fallback: true }),
  )
  const root: Route = {
    ...times.value,
    id: above.id,
    receiver: first,
    matchers: [],
    groupBy: timing.groupBy,
    continue: false,
    fallback: false,
    routes: [...own.value, ...fallback],
  }
  return { ok: true, value: { ...shared, root } }
}

interface Above {
  readonly id: string
  readonly receiver: string
  readonly timing: Required<RouteTiming>
}

function readRoute(config: RouteConfig, above: Above, receivers: readonly string[]): Read<Route> {
  const receiver = config.receiver ?? above.receiver
  if (!receivers.includes(receiver)) {
    const known = receivers.join(', ')
    return { ok: false, problem: `route names the receiver '${receiver}', and there are: ${known}` }
  }
  const matchers = readMatchers(config)
  if (!matchers.ok) return matchers
  const id = `${above.id}/{${matchers.value.map(formatMatcher).toSorted().join(',')}}`
  const timing = { ...above.timing, ...timingOf(config) }
  const own = readTiming(timing)
  if (!own.ok) return own
  const below = all(
    (config.routes ?? []).map(child => readRoute(child, { id, receiver, timing }, receivers)),
  )
  if (!below.ok) return below
  const route: Route = {
    ...own.value,
    id,
    receiver,
    matchers: matchers.value,
    groupBy: timing.groupBy,
    continue: config.continue ?? false,
    fallback: false,
    routes: below.value,
  }
  return withDigest(route, timing)
}

/** What wakes nobody waits for the digest, under every route that does not say otherwise. */
function withDigest(route: Route, { digest }: Required<RouteTiming>): Read<Route> {
  if (digest === false) return { ok: true, value: route }
  const time = readDigest(digest)
  if (!time.ok) return time
  const child: Route = {
    ...route,
    id: `${route.id}/{${formatMatcher(DIGEST)}}`,
    matchers: [DIGEST],
    // One digest, whatever it is about.
    groupBy: [],
    repeatIntervalMs: DIGEST_REPEAT_MS,
    digest: time.value,
    continue: false,
    fallback: true,
    routes: [],
  }
  return { ok: true, value: { ...route, routes: [...route.routes, child] } }
}

function timingOf({
  groupBy,
  groupWait,
  groupInterval,
  repeatInterval,
  digest,
}: RouteConfig): RouteTiming {
  const given = { groupBy, groupWait, groupInterval, repeatInterval, digest }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

type Times = Pick<Route, 'groupWaitMs' | 'groupIntervalMs' | 'repeatIntervalMs' | 'digest'>

function readTiming(timing: Required<RouteTiming>): Read<Times> {
  const wait = readDuration(timing.groupWait, 0, 'groupWait')
  const interval = readDuration(timing.groupInterval, 0, 'groupInterval')
  const repeat = readDuration(timing.repeatInterval, 0, 'repeatInterval')
  if (!wait.ok) return wait
  if (!interval.ok) return interval
  if (!repeat.ok) return repeat
  if (interval.value <= 0 || repeat.value <= 0)
    return { ok: false, problem: 'groupInterval and repeatInterval want more than nothing' }
  const times = {
    groupWaitMs: wait.value,
    groupIntervalMs: interval.value,
    repeatIntervalMs: repeat.value,
  }
  return { ok: true, value: { ...times, digest: null } }
}

function readWindow(config: MaintenanceConfig): Read<Maintenance> {
  const window = readMaintenance(config)
  const matchers = readMatchers(config)
  if (!window.ok) return window
  return matchers.ok
    ? { ok: true, value: { matchers: matchers.value, window: window.value } }
    : matchers
}

function readMatchers({
  match,
  matchers,
}: Pick<RouteConfig, 'match' | 'matchers'>): Read<readonly Matcher[]> {
  const equal = Object.entries(match ?? {}).map(([name, value]): Matcher => ({
    name,
    op: '=',
    value,
  }))
  const parsed = all((matchers ?? []).map(readMatcher))
  return parsed.ok ? { ok: true, value: [...equal, ...parsed.value] } : parsed
}

function readMatcher(text: string): Read<Matcher> {
  const matcher = parseMatcher(text)
  if (matcher) return { ok: true, value: matcher }
  return { ok: false, problem: `'${text}' is no matcher such as provider=~"git.*"` }
}

function all<Value>(reads: readonly Read<Value>[]): Read<readonly Value[]> {
  const values: Value[] = []
  for (const read of reads) {
    if (!read.ok) return read
    values.push(read.value)
  }
  return { ok: true, value: values }
}
