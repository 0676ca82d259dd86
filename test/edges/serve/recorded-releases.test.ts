import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { datedTraffic } from '../../../src/app/demo/traffic.ts'
import { releases, storedScenarios } from '../../../src/edges/serve/recorded-releases.ts'
import { UsageError } from '../../../src/errors.ts'

const root = join(import.meta.dirname, '../../..')

test('every installed release is found and read', () => {
  const traffic = datedTraffic(storedScenarios(root))
  expect(traffic.map(({ date, calls }) => [date, calls.length])).toEqual([
    ['2017-10', 18],
    ['2017-11', 45],
    ['2018-03', 67],
    ['2018-12', 72],
    ['2020-01', 71],
    ['2021-05', 71],
    ['2024-01', 71],
  ])
})

test('the releases are the ones that package.json installs', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  const installed = Object.entries(devDependencies).filter(([name]) => name.includes('fixtures'))
  expect(Object.fromEntries(installed)).toEqual(
    Object.fromEntries(
      releases.map(({ date, version }) => [
        `@octokit/fixtures-${date}`,
        `npm:@octokit/fixtures@${version}`,
      ]),
    ),
  )
})

test('where they are missing, the sentence is the command that installs them', () => {
  const empty = mkdtempSync(join(tmpdir(), 'tidemark-'))
  try {
    const read = (): unknown => storedScenarios(empty)
    expect(read).toThrow(UsageError)
    expect(read).toThrow(
      'npm install --save-dev @octokit/fixtures-2017-10@npm:@octokit/fixtures@1.9.1 ',
    )
  } finally {
    rmSync(empty, { recursive: true })
  }
})
