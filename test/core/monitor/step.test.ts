import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MonitorCommand } from '../../../src/core/monitor/monitor-event.ts'
import { healthOf, type MonitorState } from '../../../src/core/monitor/monitor-state.ts'
import { step } from '../../../src/core/monitor/step.ts'
import { fresh, hour, play, scenes, settings, told, turns, type Scene } from './monitors.ts'

const sure = settings({ confirm: false })

describe('step', () => {
  test.each([
    { name: 'a healthy run', story: 'due 10, found', is: 'due acme@10 at 10, healthy' },
    { name: 'a late run says so', story: 'late 1h', is: `late acme@${hour} at ${5 * hour}` },
    {
      name: 'no overlap: what is due during a run is left out, for good',
      story: 'due 10, due 20, found, due 20, due 30',
      is: 'due acme@10 at 10, nothing, healthy, nothing, due acme@30 at 30',
    },
    {
      name: 'a due time happens once',
      story: 'due 10, found, due 10',
      is: 'due acme@10 at 10, healthy, nothing',
    },
    {
      name: 'without budget nothing is asked',
      story: 'due! 10, due 20',
      is: 'nothing, due acme@20 at 20',
    },
    {
      name: 'a run that the process did not survive is made again, twice at most',
      story: 'due 10, restart, restart, restart, found',
      is: 'due acme@10 at 10, restart acme@10+2 at 500, restart acme@10+3 at 500, broken, nothing',
    },
    {
      name: 'a process that ended between runs lost nothing',
      story: 'due 10, found, restart',
      is: 'due acme@10 at 10, healthy, nothing',
    },
    {
      name: 'an answer to a run that was given up is refused',
      story: 'due 10, stale',
      is: 'due acme@10 at 10, nothing',
    },
    {
      name: 'a run without word by its deadline counts as broken',
      story: 'due 10, tick 149s, tick 151s',
      is: 'due acme@10 at 10, nothing, broken',
    },
    {
      name: 'a clock that was set back by days does not stop the watch',
      story: 'due 100h, found, back 1h, due 2h',
      is: `due acme@${100 * hour} at ${100 * hour}, healthy, nothing, due acme@${2 * hour} at ${2 * hour}`,
    },
    {
      name: 'the same definition changes nothing',
      story: 'due 10, found f1, define v1, due 20, found f1',
      is: 'raise finding:f1',
      only: turns,
    },
    {
      name: 'another target resolves everything and gives up the run',
      story: 'due 10, found f1, due 20, define v2, found f1',
      is: 'raise finding:f1, resolve finding:f1, nothing',
      only: /raise|resolve|nothing/,
    },
    {
      name: 'a monitor that is removed resolves everything',
      story: 'due 10, found f1, removed',
      is: 'raise finding:f1, resolve finding:f1',
      only: turns,
    },
  ])('$name', ({ story, is, only }) => {
    expect(told(play(sure, scenes(story)), only)).toBe(is)
  })

  test('another threshold starts the counts anew and leaves what is raised', () => {
    const twice = settings({ confirm: false, failureThreshold: 2 })
    const raisedLate = 'due 10, found f1, define v2 same, due 20, found f1, due 30, found f1'
    expect(told(play(twice, scenes(raisedLate)), turns)).toBe('raise finding:f1')
    expect(told(play(twice, scenes(raisedLate.replace(', due 30, found f1', ''))), turns)).toBe('')
    const kept = play(twice, scenes('due 1, found f1, due 2, found f1, define v2 same'))
    expect(healthOf(kept.state)).toBe('failing')
  })

  test('silence is raised once, says why, and ends with the first word', () => {
    const story = 'due! 1h, tick 2h, tick 5h, tick 6h, due 7h, found'
    const { commands, state } = play(settings(), scenes(story))
    expect(healthOf(play(settings(), scenes(story).slice(0, 3)).state)).toBe('no-data')
    const raised = commands.filter(command => command.kind === 'raise')
    expect(raised.map(({ candidate }) => candidate.summary)).toEqual([
      'Monitor acme has no data: the request budget is used up',
    ])
    expect(told({ commands, state }, turns)).toBe('raise no-data, resolve no-data')
    expect(healthOf(state)).toBe('healthy')
  })
})

/** What the world does to a monitor, in no order that it could rely on. */
const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('due', 'due', 'due!', 'late') },
  {
    weight: 7,
    arbitrary: fc.constantFrom(
      'found',
      'found',
      'found f1',
      'found f1',
      'found f1 f2',
      'found! f2',
      'failed reset',
      'failed timeout',
      'failed auth',
      'failed contract',
      'empty',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'stale',
      'broke',
      'restart',
      'tick',
      'wait',
      'jump',
      'define v2 same',
      'define v3',
    ),
  },
)

const story: fc.Arbitrary<readonly Scene[]> = fc.array(word, { maxLength: 120 }).map(words => {
  let now = 0
  return words.map((word): Scene => {
    now += word === 'wait' ? 5 * hour : 60_000
    const at = now
    if (word === 'jump') return { kind: 'clock-jumped', at, byMs: 60_000 }
    return scenes(
      /^(due|late|tick|wait)/.test(word) ? `${word.replace('wait', 'tick')} ${at}` : word,
    )[0] as Scene
  })
})
const anySettings = fc
  .record({
    retries: fc.integer({ min: 0, max: 2 }),
    failureThreshold: fc.integer({ min: 1, max: 3 }),
    successThreshold: fc.integer({ min: 1, max: 3 }),
    confirm: fc.boolean(),
  })
  .map(definition => settings(definition))

describe('whatever happens', () => {
  test('every step says why, and raises and resolves take turns for each key', () => {
    fc.assert(
      fc.property(anySettings, story, (how, events) => {
        const raised = new Set<string>()
        const { commands, state } = play(how, events)
        for (const command of commands) {
          expect(command.reason).not.toBe('')
          if (command.kind !== 'raise' && command.kind !== 'resolve') continue
          expect(raised.has(command.candidate.key)).toBe(command.kind === 'resolve')
          if (command.kind === 'raise') raised.add(command.candidate.key)
          else raised.delete(command.candidate.key)
        }
        expect(commands.length).toBeGreaterThanOrEqual(events.length)
        expect(new Set(raisedKeys(state))).toEqual(raised)
      }),
      { numRuns: 500 },
    )
  })

  test('no run id is given twice, and only the last one is wanted', () => {
    fc.assert(
      fc.property(anySettings, story, (how, events) => {
        const { commands, state } = play(how, events)
        const ids = commands.flatMap(command =>
          command.kind === 'start-run' ? [command.runId] : [],
        )
        expect(new Set(ids).size).toBe(ids.length)
        expect([ids.at(-1), undefined]).toContain(state.running?.runId)
      }),
      { numRuns: 300 },
    )
  })

  test('a restart from what was written changes nothing, at any point', () => {
    fc.assert(
      fc.property(anySettings, story, (how, events) => {
        let written = fresh
        const commands: MonitorCommand[] = []
        for (const event of events) {
          const next = step(how, written, typeof event === 'function' ? event(written) : event)
          commands.push(...next.commands)
          written = JSON.parse(JSON.stringify(next.state)) as MonitorState
        }
        expect({ state: written, commands }).toEqual(play(how, events))
      }),
    )
  })

  test('in the end the truth is raised and nothing else, whatever came before', () => {
    fc.assert(
      fc.property(anySettings, story, fc.subarray(['f1', 'f4']), (how, events, truth) => {
        const before = { ...play(how, events).state, running: null }
        const cycles = Array.from({ length: 20 }, (_, i) =>
          `due ${1e12 + i * hour}, found ${truth.join(' ')}`.trim(),
        )
        const end = cycles.flatMap(scenes)
        expect(raisedKeys(play(how, end, before).state)).toEqual(truth.map(id => `finding:${id}`))
      }),
      { numRuns: 300 },
    )
  })
})

function raisedKeys(state: MonitorState): string[] {
  const raised = Object.entries(state.streaks).filter(([, streak]) => streak.raised)
  return raised.map(([key]) => key).toSorted()
}
