import { describe, expect, test } from 'vitest'
import { countLimits } from '../../../src/core/monitor/count-look.ts'
import type { MonitorState } from '../../../src/core/monitor/monitor-state.ts'
import { fresh, play, scenes, settings, told, turns } from './monitors.ts'

const sure = { confirm: false, retries: 0 }

describe('countLook', () => {
  test.each([
    {
      name: 'a finding is confirmed, then raised',
      story: 'due 1, found f1, found f1',
      is: 'raise finding:f1',
    },
    {
      name: 'so is that it is gone',
      story: 'due 1, found f1, found f1, due 2, found, found',
      is: 'raise finding:f1, resolve finding:f1',
    },
    { name: 'one look alone raises nothing', story: 'due 1, found f1', is: '' },
    {
      name: 'what only one of two looks sees is not counted',
      story: 'due 1, found f1, found, due 2, found f1, found f2',
      is: '',
    },
    {
      name: 'what was gone for a moment stays raised',
      story: 'due 1, found f1, found f1, due 2, found, found f1',
      is: 'raise finding:f1',
    },
    {
      name: 'each finding is confirmed for itself',
      story: 'due 1, found f1 f2, found f2 f3, due 2, found f2 f3',
      is: 'raise finding:f2, raise finding:f3',
    },
    {
      name: 'a second look without an answer leaves it to the next run',
      story: 'due 1, found f1, failed auth, due 2, found f1',
      is: 'raise finding:f1',
    },
    {
      name: 'without budget for a second look the next run is it',
      story: 'due 1, found! f1, due 2, found! f1',
      is: 'raise finding:f1',
    },
    {
      name: 'an empty list neither raises nor resolves what is known of the shape',
      with_: sure,
      story: 'due 1, found f1, due 2, empty',
      is: 'raise finding:f1',
    },
    {
      name: 'an empty list is an answer: the credentials work again',
      with_: { ...sure, failureThreshold: 1 },
      story: 'due 1, failed auth, due 2, empty',
      is: 'raise call:credentials, resolve call:credentials',
    },
    {
      name: 'a failure resolves nothing of the shape, and replaces the failure before it',
      with_: { ...sure, failureThreshold: 1 },
      story: 'due 1, found f1, due 2, failed reset, due 3, failed auth',
      is: 'raise finding:f1, raise call:provider-down, raise call:credentials, resolve call:provider-down',
    },
    {
      name: 'thresholds count looks in a row',
      with_: { ...sure, failureThreshold: 2, successThreshold: 2 },
      story:
        'due 1, found f1, due 2, found, due 3, found f1, due 4, found f1, due 5, found, due 6, found f1, due 7, found, due 8, found',
      is: 'raise finding:f1, resolve finding:f1',
    },
  ])('$name', ({ story, is, ...rest }) => {
    const how = settings('with_' in rest ? rest.with_ : {})
    expect(told(play(how, scenes(story)), turns)).toBe(is)
  })

  test('what is dropped is said', () => {
    const { commands } = play(settings(), scenes('due 1, found f1, found'))
    expect(commands).toContainEqual({
      kind: 'nothing',
      reason: 'finding:f1 was bad a moment ago and is good now: not counted',
    })
  })
})

test('countLimits raises and resolves by one word, and too few looks change nothing', () => {
  let state: MonitorState = fresh
  const said: string[] = []
  for (const exceeded of ['too-few', 'yes', 'too-few', 'yes', 'no', 'no'] as const) {
    const limits = { 'error-rate': { exceeded, reason: '12 of 60 calls failed (limit 5 %)' } }
    const counted = countLimits(settings(), state, limits)
    said.push(`${exceeded}: ${told({ state, commands: counted.commands })}`)
    state = counted.state
  }
  expect(said).toEqual([
    'too-few: ',
    'yes: raise limit:error-rate',
    'too-few: ',
    'yes: ',
    'no: resolve limit:error-rate',
    'no: ',
  ])
})
