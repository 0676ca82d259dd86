import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  askGate,
  newGate,
  stepGate,
  type Gate,
  type GateEvent,
} from '../../../src/core/sync/gate.ts'

/** `look`, `look f1 f2`, `unsure`, `hold`, `release`, one second apart. */
function events(story: string): GateEvent[] {
  return story.split(', ').map((text, i): GateEvent => {
    const [word, ...ids] = text.split(' ')
    const at = (i + 1) * 1_000
    if (word === 'look') {
      const findings = ids.map(id => ({ id, because: `${id} reaches orders` }))
      return { kind: 'looked', at, by: 'acme', findings }
    }
    if (word === 'unsure') return { kind: 'inconclusive', at, reason: 'the list is empty' }
    return { kind: word as 'hold' | 'release', at, who: 'ann', because: 'I know it' }
  })
}

function states(story: string): string[] {
  let gate = newGate(0)
  return events(story).map(event => {
    gate = stepGate(gate, event).gate
    return gate.state
  })
}

describe('stepGate', () => {
  test.each([
    { name: 'healthy looks keep it running', story: 'look, look', is: ['running', 'running'] },
    {
      name: 'a finding holds, two healthy looks release',
      story: 'look f1, look, look',
      is: ['held', 'testing', 'running'],
    },
    {
      name: 'a finding while testing holds again',
      story: 'look f1, look, look f2, look, look',
      is: ['held', 'testing', 'held', 'testing', 'running'],
    },
    {
      name: 'it is held as long as one of several is left',
      story: 'look f1 f2, look f2, look',
      is: ['held', 'held', 'testing'],
    },
    {
      name: 'what cannot tell changes nothing',
      story: 'look f1, unsure, look, unsure, look',
      is: ['held', 'held', 'testing', 'testing', 'running'],
    },
    {
      name: 'a hold by hand ends by hand',
      story: 'hold, look, look, release',
      is: ['held', 'held', 'held', 'running'],
    },
    { name: 'a person releases at once', story: 'look f1, release', is: ['held', 'running'] },
    {
      name: 'what a person released in spite of does not hold again while it lasts',
      story: 'look f1, release, look f1, look f1 f2',
      is: ['held', 'running', 'running', 'held'],
    },
    {
      name: 'and holds when it comes again',
      story: 'look f1, release, look, look f1',
      is: ['held', 'running', 'running', 'held'],
    },
  ])('$name', ({ story, is }) => {
    expect(states(story)).toEqual(is)
  })

  test('says who holds it and why, and keeps since when', () => {
    const [first, second, third] = events('look f1, look f1 f2, hold')
    const steps = [first, second, third].map(event => event as GateEvent)
    const gate = steps.reduce((before, event) => stepGate(before, event).gate, newGate(0))
    expect(gate.holds).toEqual([
      { id: 'f1', who: 'acme', because: 'f1 reaches orders', since: 1_000 },
      { id: 'f2', who: 'acme', because: 'f2 reaches orders', since: 2_000 },
      { id: 'by-hand', who: 'ann', because: 'I know it', since: 3_000 },
    ])
    expect(gate.since).toBe(1_000)
  })

  test('runs exactly while nothing holds it and it is not being tested, whatever happens', () => {
    const word = fc.constantFrom(
      'look',
      'look',
      'look f1',
      'look f2',
      'look f1 f2',
      'unsure',
      'hold',
      'release',
    )
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), words => {
        let gate: Gate = newGate(0)
        for (const event of events(words.join(', '))) {
          const before = gate
          const { gate: next, turned, reason } = stepGate(before, event)
          gate = JSON.parse(JSON.stringify(next)) as Gate
          expect(gate).toEqual(next)
          expect(reason).not.toBe('')
          expect(turned).toBe(next.state === before.state ? null : next.state)
          expect(next.holds.length > 0).toBe(next.state === 'held')
          const skipped = before.state === 'held' && next.state === 'running'
          if (skipped) expect(event.kind).toBe('release')
        }
      }),
    )
  })
})

function after(story: string): Gate {
  return events(story).reduce((gate, event) => stepGate(gate, event).gate, newGate(0))
}

describe('askGate', () => {
  test.each([
    {
      name: 'running',
      gate: after('look'),
      ifUnknown: 'hold',
      now: 2_000,
      run: true,
      state: 'running',
    },
    {
      name: 'held',
      gate: after('look f1'),
      ifUnknown: 'run',
      now: 2_000,
      run: false,
      state: 'held',
    },
    {
      name: 'testing',
      gate: after('look f1, look'),
      ifUnknown: 'run',
      now: 3_000,
      run: false,
      state: 'testing',
    },
    {
      name: 'held by hand before any look',
      gate: after('hold'),
      ifUnknown: 'run',
      now: 2_000,
      run: false,
      state: 'held',
    },
    { name: 'never heard of', gate: null, ifUnknown: 'hold', now: 0, run: false, state: 'unknown' },
    {
      name: 'never heard of, and may run',
      gate: null,
      ifUnknown: 'run',
      now: 0,
      run: true,
      state: 'unknown',
    },
    {
      name: 'never looked at',
      gate: newGate(0),
      ifUnknown: 'hold',
      now: 0,
      run: false,
      state: 'unknown',
    },
    {
      name: 'looked at long ago',
      gate: after('look'),
      ifUnknown: 'hold',
      now: 70_000,
      run: false,
      state: 'unknown',
    },
    {
      name: 'held long ago',
      gate: after('look f1'),
      ifUnknown: 'run',
      now: 70_000,
      run: false,
      state: 'held',
    },
  ] as const)('$name: run $run', ({ gate, ifUnknown, now, run, state }) => {
    expect(askGate(gate, ifUnknown, 60_000, now)).toMatchObject({ run, state })
    expect(askGate(gate, ifUnknown, 60_000, now).reason).not.toBe('')
  })
})
