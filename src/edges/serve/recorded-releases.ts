import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Json } from '../../core/json/json.ts'
import { UsageError } from '../../errors.ts'
import type { StoredScenario } from '../../ports/traffic.ts'

/** The releases of `@octokit/fixtures` that the demo replays, each installed under a name of its own. */
export const releases: readonly { readonly date: string; readonly version: string }[] = [
  { date: '2017-10', version: '1.9.1' },
  { date: '2017-11', version: '4.4.0' },
  { date: '2018-03', version: '7.4.0' },
  { date: '2018-12', version: '12.0.0' },
  { date: '2020-01', version: '19.0.2' },
  { date: '2021-05', version: '21.5.0' },
  { date: '2024-01', version: '23.1.2' },
]

/**
 * Finds what GitHub really answered, recorded by its own client's maintainers from 2017 to 2024.
 *
 * Of the two forms that lie there, this is the normalized one. It has the same places as the raw one and
 * the same headers but for `server`, `vary`, `accept-ranges`, `transfer-encoding` and what a proxy of
 * the recorder left behind; its paths are the same on every date, where the raw ones carry a time.
 *
 * @param project a folder whose `node_modules` is looked at, and upward from there.
 * @throws UsageError with the command that installs them, when one is missing.
 */
export function storedScenarios(project: string): StoredScenario[] {
  const resolve = createRequire(join(project, 'package.json')).resolve
  const missing = releases.filter(({ date }) => folderOf(resolve, date) === null)
  if (missing.length > 0) {
    const names = missing.map(
      ({ date, version }) => `${packageOf(date)}@npm:@octokit/fixtures@${version}`,
    )
    throw new UsageError(
      `The demo replays recorded GitHub traffic, which is not installed here. Install it with: npm install --save-dev ${names.join(' ')}`,
    )
  }
  return releases.flatMap(({ date }) => scenariosIn(folderOf(resolve, date) ?? '', date))
}

function packageOf(date: string): string {
  return `@octokit/fixtures-${date}`
}

function folderOf(resolve: NodeJS.RequireResolve, date: string): string | null {
  try {
    return dirname(resolve(`${packageOf(date)}/package.json`))
  } catch {
    return null
  }
}

function scenariosIn(release: string, date: string): StoredScenario[] {
  const folder = join(release, 'scenarios/api.github.com')
  return readdirSync(folder)
    .sort()
    .map(name => ({
      date,
      name,
      file: `${packageOf(date)}/scenarios/api.github.com/${name}/normalized-fixture.json`,
      document: readJson(join(folder, name, 'normalized-fixture.json')),
    }))
}

function readJson(path: string): Json {
  return JSON.parse(readFileSync(path, 'utf8')) as Json
}
