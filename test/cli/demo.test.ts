import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Ended } from '../run-command.ts'
import { runCli } from './run-cli.ts'

const root = join(import.meta.dirname, '../..')

describe('tidemark demo', () => {
  let demo: Ended
  beforeAll(async () => {
    demo = await runCli(['demo'], { cwd: root })
  })

  test('ends by itself with 0 and plain lines', () => {
    expect(demo.code, demo.stderr).toBe(0)
    expect(demo.stdout).not.toContain('\u001B')
    expect(demo.stderr).toBe('')
  })

  test.each([
    {
      what: 'the one field that went',
      line: /^2020-01 error .*-removed .*\/team_url .*GET \/ 200$/m,
    },
    { what: 'its successor', line: /^2020-01 .*-added .*organization_teams_url .*GET \/ 200$/m },
    { what: 'global ids, everywhere at once', line: /^2018-12 .*-added .*node_id .*operations$/m },
    { what: 'a status that moved', line: /^2018-12 .*400 → 205 .*PUT \/notifications/m },
    { what: 'headers that came', line: /^2021-05 .*header-added .*x-ratelimit-used/m },
    { what: 'a header that told the version', line: /^2024-01 .*x-github-api-version-selected/m },
    { what: 'a header that went', line: /^2021-05 .*header-removed .*status/m },
  ])('names $what, with date, operation and place', ({ line }) => {
    expect(demo.stdout).toMatch(line)
  })

  test('says what CI would have answered, and raises nothing on a second look', () => {
    expect(demo.stdout).toMatch(/^2020-01 exit 1 {2}1 error/m)
    expect(demo.stdout.match(/^\d{4}-\d{2} exit 1/gm)).toHaveLength(1)
    expect(demo.stdout).toContain('each date looked at twice: nothing raised')
  })

  test('reports one line for each cause, fifty at most, a hundred columns wide', () => {
    const [, report = ''] = demo.stdout.split('Drift report\n')
    const lines = report.split('\n\n')[0]?.split('\n') ?? []
    expect(lines.length).toBeLessThanOrEqual(50)
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(100)
  })

  test('says which command installs the recordings where they are missing', async () => {
    const missing = await runCli(['demo'], { cwd: '/' })
    expect(missing.code).toBe(2)
    expect(missing.stderr).toMatch(/npm install --save-dev @octokit\/fixtures-2017-10@npm:/)
  })
})
