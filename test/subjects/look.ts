import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCli } from '../cli/run-cli.ts'

/** One finding, as far as these tests speak of it: `GET /alpha  response-property-removed  /readme`. */
export type Told = string

export interface Looked {
  readonly code: number | null
  /** Sorted; one line for each finding. */
  readonly told: readonly Told[]
  /** All that was said, for the message of a test that fails. */
  readonly said: string
}

export interface Request {
  readonly headers?: readonly string[]
  /** Sent as a bearer; the command line sees it by reference only. */
  readonly token?: string
}

/** A repository of its own, in which `tidemark canary` learns an API and looks at it again. */
export interface Lookout {
  readonly folder: string
  /** What has no baseline yet is learned, whatever its status. */
  learn(provider: string, urls: readonly string[], request?: Request): Promise<Looked>
  look(provider: string, urls: readonly string[], request?: Request): Promise<Looked>
  close(): void
}

interface PrintedFinding {
  readonly rule: string
  readonly level: string
  readonly method: string
  readonly path: string
  readonly at: string
  readonly expected: string
  readonly actual: string
}

export function openLookout(): Lookout {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-lookout-'))
  const canary = async (
    provider: string,
    urls: readonly string[],
    { headers = [], token }: Request,
    options: readonly string[],
  ): Promise<Looked> => {
    const bearer = token === undefined ? [] : ['Authorization: Bearer env:TOKEN']
    const given = [...headers, ...bearer].flatMap(header => ['-H', header])
    const args = ['canary', ...urls, '--name', provider, '--format', 'json', ...given, ...options]
    const env = { TOKEN: token ?? '' }
    const { code, stdout, stderr } = await runCli(args, { cwd: folder, env })
    return { code, told: toldOf(stdout), said: `exit ${code}\n${stdout}\n${stderr}` }
  }
  return {
    folder,
    learn: (provider, urls, request = {}) => canary(provider, urls, request, ['--learn']),
    look: (provider, urls, request = {}) => canary(provider, urls, request, []),
    close: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function toldOf(stdout: string): readonly Told[] {
  const { findings } = JSON.parse(stdout) as { findings: readonly PrintedFinding[] }
  return findings
    .map(({ level, method, path, rule, at, expected, actual }) => {
      const sides = at === '' ? ` ${expected} → ${actual}` : ''
      return `${level}  ${method} ${path}${sides}  ${rule}  ${at}`.trimEnd()
    })
    .sort()
}
