import { survey, type Survey } from '../app/init/survey.ts'
import { UsageError } from '../errors.ts'
import type { Call, ExitCode } from './command.ts'
import type { Io } from './io.ts'
import { count } from './phrases.ts'

/** More are counted only. */
const MAX_APIS = 8

/** What the repository has to do with APIs, found without asking anybody. */
export async function surveyHere({ cwd }: Io): Promise<Survey> {
  const { walkFiles } = await import('../edges/files/walk-files.ts')
  const { systemFiles } = await import('../edges/files/files.ts')
  const { loadDocument } = await import('../edges/specs/load-document.ts')
  return survey(cwd, { walk: walkFiles, files: systemFiles, load: loadDocument })
}

/**
 * Tells what could be watched, as commands to run. Nobody is asked and nothing is written.
 *
 * @throws UsageError where nothing was found.
 */
export function propose({ specs, apis }: Survey, io: Io): ExitCode {
  if (specs.length === 0 && apis.length === 0) {
    throw new UsageError(
      'Say what to watch: npx tidemark init https://api.example.com/v1/orders. There is no OpenAPI document here, and no call with a literal address.',
    )
  }
  for (const { path, version } of specs) {
    io.out(`found ${path}  OpenAPI ${version}\n`)
    io.out(`  npx tidemark pin ${shellWord(path)} --name <provider>\n`)
  }
  for (const { provider, url, calls, at } of apis.slice(0, MAX_APIS)) {
    io.out(`found ${url}  ${count(calls, 'call')}, ${at}\n`)
    io.out(`  npx tidemark init ${shellWord(url)} --name ${provider}\n`)
  }
  const more = apis.length - MAX_APIS
  if (more > 0) io.out(`… and ${count(more, 'more host')}\n`)
  io.out(
    "nothing was written; choose one, with -H 'Authorization: Bearer env:TOKEN' where it wants a credential\n",
  )
  return 0
}

/** Asks at most four questions; the answers become the call that could have been typed. Null: never mind. */
export async function askForCall({ apis }: Survey, call: Call, io: Io): Promise<Call | null> {
  const { terminal } = io
  if (terminal === undefined || terminal === null) return null
  const { askAddress, ask } = await import('./init-questions.ts')
  const url = await askAddress(
    'Which address is to be watched?',
    apis.map(api => api.url),
    terminal,
  )
  if (url === null) return null
  const token = await ask('Which variable holds its token? (empty: none)', terminal, isVariable)
  if (token === null) return null
  const slack = await ask(
    'Which variable holds a Slack webhook? (empty: none)',
    terminal,
    isVariable,
  )
  if (slack === null) return null
  const ci = await ask('A pipeline for github or gitlab? (empty: none)', terminal, text =>
    ['github', 'gitlab'].includes(text),
  )
  if (ci === null) return null
  return {
    args: [url],
    options: {
      ...call.options,
      ...(token === '' ? {} : { header: [`Authorization: Bearer env:${token}`] }),
      ...(slack === '' ? {} : { slack: `env:${slack}` }),
      ...(ci === '' ? {} : { ci }),
    },
  }
}

function isVariable(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text)
}

function shellWord(text: string): string {
  return /^[\w./:@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}
