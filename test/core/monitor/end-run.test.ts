import { describe, expect, test } from 'vitest'
import { hour, play, scenes, settings, told } from './monitors.ts'

describe('endRun', () => {
  test.each([
    {
      name: 'no answer is tried again within the run, and counts once',
      story: 'due 10, failed reset, failed reset, failed reset',
      is: 'due acme@10 at 10, failed, retry acme@10+2 at 2110, failed, retry acme@10+3 at 6210, failed, heartbeat',
    },
    {
      name: 'a retry that is answered ends it',
      story: 'due 10, failed reset, found',
      is: 'due acme@10 at 10, failed, retry acme@10+2 at 2110, healthy, heartbeat',
    },
    {
      name: 'without budget nothing is tried again',
      story: 'due 10, failed! reset',
      is: 'due acme@10 at 10, failed, heartbeat',
    },
    {
      name: 'credentials that are refused are not tried again',
      story: 'due 10, failed auth',
      is: 'due acme@10 at 10, failed, heartbeat',
    },
    {
      name: 'a limit is not pressed',
      story: 'due 10, failed rate-limited',
      is: 'due acme@10 at 10, failed, heartbeat',
    },
    {
      name: 'a provider that stays silent is raised at the second look, confirmed, and resolved when it is back',
      story: 'due 10, failed auth, due 1h, failed auth, failed auth, due 2h, found, found',
      is: `due acme@10 at 10, failed, heartbeat, due acme@${hour} at ${hour}, failed, confirm acme@${hour}+2 at ${hour + 60_100}, failed, raise call:credentials, heartbeat, due acme@${2 * hour} at ${2 * hour}, healthy, confirm acme@${2 * hour}+2 at ${2 * hour + 60_100}, healthy, resolve call:credentials, heartbeat`,
    },
    {
      name: 'a monitor that breaks is raised as itself, without asking again',
      story: 'due 10, broke, due 20, broke',
      is: 'due acme@10 at 10, broken, heartbeat, due acme@20 at 20, broken, raise call:broken-monitor, heartbeat',
    },
    {
      name: 'an empty answer is inconclusive',
      story: 'due 10, empty',
      is: 'due acme@10 at 10, inconclusive, heartbeat',
    },
  ])('$name', ({ story, is }) => {
    expect(told(play(settings(), scenes(story)), /./)).toBe(is)
  })

  test.each([
    { gapMs: 60_000, at: 2_110 },
    { gapMs: 600_000, at: 10_110 },
    { gapMs: 24 * hour, at: 60_110 },
  ])('a monitor that runs every $gapMs ms is confirmed at $at', ({ gapMs, at }) => {
    const said = told(play(settings({}, gapMs), scenes('due 10, found f1')))
    expect(said).toBe(`due acme@10 at 10, findings, confirm acme@10+2 at ${at}`)
  })
})
