import { describe, expect, test } from 'vitest'
import { readPlace, readRehearsal, rehearsalExamples } from '../../../src/core/monitor/rehearsal.ts'

describe('readRehearsal', () => {
  test.each(rehearsalExamples)('reads its own example: %s', example => {
    expect(readRehearsal(example).ok).toBe(true)
  })

  test.each([
    { text: '', problem: 'it is empty' },
    { text: 'remove', problem: "'remove' wants one more word" },
    { text: 'delete /a', problem: "'delete' is not known" },
    { text: 'constructor /a', problem: "'constructor' is not known" },
    { text: 'remove a', problem: "'a' is no place in a body" },
    { text: 'null header:link', problem: "'header:link' is no place in a body" },
    { text: 'remove /a /b', problem: "'remove' takes one word" },
    { text: 'remove /', problem: 'the whole body cannot be removed; make it empty' },
    { text: 'rename /a', problem: "'rename' wants two words after it" },
    {
      text: 'rename /a /b/c',
      problem: 'a key is renamed where it stands: both places must be in the same object',
    },
    { text: 'rename /items/* x', problem: 'only a key can be renamed' },
    { text: 'rename /a /a', problem: 'the new name must be another one' },
    {
      text: 'retype /a date',
      problem: "'date' is none of null, boolean, integer, number, string, array, object",
    },
    { text: 'status 999', problem: 'a status is a number from 100 to 599' },
    { text: 'status 500 502', problem: 'a status is one number' },
    { text: 'slow down', problem: "'down' is no duration such as 5s" },
    { text: 'retype /a string now please', problem: "'retype' takes fewer words" },
  ])('refuses "$text" with examples', ({ text, problem }) => {
    const read = readRehearsal(text)
    expect(read.ok ? '' : read.problem).toBe(
      `--rehearse: ${problem}. Examples: ${rehearsalExamples.join(' · ')}`,
    )
  })
})

test.each([
  { place: '/', steps: [] },
  {
    place: '/a~1b/~0',
    steps: [
      { kind: 'key', key: 'a/b' },
      { kind: 'key', key: '~' },
    ],
  },
  {
    place: '/items/*[PushEvent]',
    steps: [
      { kind: 'key', key: 'items' },
      { kind: 'items' },
      { kind: 'alternative', tag: 'PushEvent' },
    ],
  },
  {
    place: '/{uuid}/~2*',
    steps: [
      { kind: 'data-keys', of: 'uuid' },
      { kind: 'key', key: '*' },
    ],
  },
])('readPlace reads $place', ({ place, steps }) => {
  expect(readPlace(place)).toEqual(steps)
})
