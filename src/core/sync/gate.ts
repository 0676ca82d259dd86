// May the real sync of a stream run?
//
//              a confirmed finding reaches it, or a person holds it
//   running ─────────────────────────────────────────────────────▶ held
//      ▲  ▲                                                        │  ▲
//      │  └── next look healthy ── testing ◀── look healthy ───────┘  │
//      │                              └──── a finding reaches it ─────┘
//      └───────────── a person releases it, from held or testing
//
// A hold by hand ends by hand. While testing the sync does not run: one healthy look may be luck.

/** What keeps a stream from running. Plain JSON; epoch milliseconds. */
export interface Hold {
  /** The id of a finding, or `by-hand`. */
  readonly id: string
  /** Who holds it; a canary's name for a finding. */
  readonly who: string
  readonly because: string
  readonly since: number
}

/** The gate of one stream. Plain JSON. */
export interface Gate {
  readonly format: 1
  readonly state: 'running' | 'held' | 'testing'
  readonly holds: readonly Hold[]
  /** Findings that a person released in spite of: they do not hold again while they last. */
  readonly waived: readonly string[]
  /** Since when it is in this state. */
  readonly since: number
  /** When a canary last said something of the stream; null before the first time. */
  readonly lookedAt: number | null
  readonly reason: string
}

/** A finding whose place reaches the destination of the stream. It was confirmed, or it is not one yet. */
export interface ReachingFinding {
  readonly id: string
  readonly because: string
}

export type GateEvent =
  /** A canary's look: the findings that reach the stream; none at all is a healthy one. */
  | {
      readonly kind: 'looked'
      readonly at: number
      readonly by: string
      readonly findings: readonly ReachingFinding[]
    }
  /** It could not tell: nothing changes. */
  | { readonly kind: 'inconclusive'; readonly at: number; readonly reason: string }
  | { readonly kind: 'hold'; readonly at: number; readonly who: string; readonly because: string }
  | {
      readonly kind: 'release'
      readonly at: number
      readonly who: string
      readonly because: string
    }

export interface GateStep {
  readonly gate: Gate
  /** The state that was entered, or null. */
  readonly turned: Gate['state'] | null
  readonly reason: string
}

const BY_HAND = 'by-hand'

/** The gate of a stream of which nothing is known yet. */
export function newGate(now: number): Gate {
  const reason = 'no canary has looked yet'
  return { format: 1, state: 'running', holds: [], waived: [], since: now, lookedAt: null, reason }
}

export function stepGate(gate: Gate, event: GateEvent): GateStep {
  switch (event.kind) {
    case 'looked':
      return looked(gate, event)
    case 'inconclusive':
      return { gate, turned: null, reason: `stays ${gate.state}: ${event.reason}` }
    case 'hold': {
      const { at, who, because } = event
      const others = gate.holds.filter(({ id }) => id !== BY_HAND)
      const holds = [...others, { id: BY_HAND, who, because, since: at }]
      return enter({ ...gate, holds }, 'held', `${who}: ${because}`, at)
    }
    default: {
      const { at, who, because } = event
      const findings = gate.holds.map(({ id }) => id).filter(id => id !== BY_HAND)
      const waived = [...new Set([...gate.waived, ...findings])]
      return enter({ ...gate, holds: [], waived }, 'running', `${who}: ${because}`, at)
    }
  }
}

function looked(
  gate: Gate,
  { at, by, findings }: Extract<GateEvent, { readonly kind: 'looked' }>,
): GateStep {
  const waived = gate.waived.filter(id => findings.some(finding => finding.id === id))
  const reaching = findings.filter(({ id }) => !waived.includes(id))
  const byHand = gate.holds.filter(({ id }) => id === BY_HAND)
  const found = reaching.map(({ id, because }): Hold => {
    const since = gate.holds.find(hold => hold.id === id)?.since ?? at
    return { id, who: by, because, since }
  })
  const seen: Gate = { ...gate, waived, holds: [...byHand, ...found], lookedAt: at }
  const [first] = found
  if (first) {
    const more = found.length > 1 ? ` and ${found.length - 1} more` : ''
    return enter(seen, 'held', `${by}: ${first.because}${more}`, at)
  }
  const [hand] = byHand
  if (hand) return enter(seen, 'held', `${hand.who}: ${hand.because}`, at)
  if (gate.state === 'held')
    return enter(seen, 'testing', `${by}: healthy, and the next look decides`, at)
  return enter(seen, 'running', `${by}: healthy`, at)
}

function enter(gate: Gate, state: Gate['state'], reason: string, at: number): GateStep {
  if (gate.state === state) return { gate: { ...gate, reason }, turned: null, reason }
  return { gate: { ...gate, state, since: at, reason }, turned: state, reason }
}

export interface GateAnswer {
  readonly run: boolean
  readonly state: Gate['state'] | 'unknown'
  readonly reason: string
}

/**
 * Whether the sync may run now.
 *
 * @param gate         null where nothing is stored of the stream.
 * @param ifUnknown    what to do when no canary has looked, or not for `staleAfterMs`.
 * @param staleAfterMs null where a look is good for ever.
 */
export function askGate(
  gate: Gate | null,
  ifUnknown: 'run' | 'hold',
  staleAfterMs: number | null,
  now: number,
): GateAnswer {
  if (gate && gate.state !== 'running')
    return { run: false, state: gate.state, reason: gate.reason }
  const unknown = (reason: string): GateAnswer => {
    return {
      run: ifUnknown === 'run',
      state: 'unknown',
      reason: `${reason}, and ifUnknown says ${ifUnknown}`,
    }
  }
  if (!gate || gate.lookedAt === null) return unknown('no canary has looked yet')
  if (staleAfterMs !== null && now - gate.lookedAt > staleAfterMs)
    return unknown(`no canary has looked since ${new Date(gate.lookedAt).toISOString()}`)
  return { run: true, state: 'running', reason: gate.reason }
}
