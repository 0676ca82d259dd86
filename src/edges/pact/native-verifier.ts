import { fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Dispatcher } from 'undici'
import type { PactVerifier, VerifierOutcome, VerifierTask } from '../../ports/pact-verifier.ts'
import { isArray, isObject, property, type Json } from '../../core/json/json.ts'
import { parseJson } from '../../core/json/parse.ts'
import { openGateway } from './gateway.ts'
import type { ChildMessage, ChildTask } from './protocol.ts'

export interface NativeVerifierOptions {
  /** How requests to the provider leave. */
  readonly dispatcher: Dispatcher
}

/** Starting Node and the native library, on a machine that is busy. */
const START_MS = 30_000

/** `@pact-foundation/pact`'s verifier, in a process of its own: whatever native code does ends there. */
export function nativeVerifier({ dispatcher }: NativeVerifierOptions): PactVerifier {
  return {
    async verify(task) {
      const folder = await mkdtemp(join(tmpdir(), 'tidemark-pacts-'))
      try {
        const pacts = await Promise.all(
          task.pacts.map(async (pact, index) => {
            const path = join(folder, `${index}.json`)
            await writeFile(path, JSON.stringify(pact), { mode: 0o600 })
            return path
          }),
        )
        return await verifyFiles(task, pacts, dispatcher)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

async function verifyFiles(
  task: VerifierTask,
  pacts: readonly string[],
  dispatcher: Dispatcher,
): Promise<VerifierOutcome> {
  const unanswered = new Map<string, string>()
  const notes: string[] = []
  const stateFailed = (name: string, params: string): void => {
    const reason = `its state “${name}” could not be set up`
    for (const { id, states } of task.interactions) {
      const isIn = states.some(
        state => state.name === name && JSON.stringify(state.params) === params,
      )
      if (isIn) unanswered.set(id, reason)
    }
  }
  const movement = new EventTarget()
  const gateway = await openGateway({
    ...task,
    dispatcher,
    stateFailed,
    alive: () => void movement.dispatchEvent(new Event('moved')),
  })
  try {
    const ended = await runChild(childTask(task, pacts, gateway.url), task, {
      movement,
      heard: message => {
        if (message.kind === 'note') notes.push(message.sentence)
        if (message.kind === 'state-failed') stateFailed(message.name, message.params)
        if (message.kind !== 'message-asked' && message.kind !== 'message-failed') return
        const { kind, description } = message
        const asked = task.interactions.filter(
          one => one.status === null && one.description === description,
        )
        for (const one of asked) {
          if (kind === 'message-failed') unanswered.set(one.id, message.reason)
          else task.progress(one)
        }
      },
    })
    for (const [id, reason] of gateway.unanswered) unanswered.set(id, reason)
    if (ended.kind === 'failed')
      return { interactions: [], unanswered, notes, broken: ended.reason }
    const interactions = readResults(ended.results)
    const broken = interactions === null ? 'its verifier gave no results that can be read' : null
    return { interactions: interactions ?? [], unanswered, notes, broken }
  } finally {
    await gateway.close()
  }
}

function childTask(
  { provider, interactions, states, messages, timeoutMs }: VerifierTask,
  pacts: readonly string[],
  url: string,
): ChildTask {
  const names = interactions.flatMap(({ states }) => states.map(({ name }) => name))
  const ofMessages = interactions.filter(({ status }) => status === null)
  return {
    provider,
    url,
    pacts,
    states: states.kind === 'url' ? { kind: 'gateway' } : states,
    stateNames: [...new Set(names)],
    messages,
    messageNames: [...new Set(ofMessages.map(({ description }) => description))],
    // The gateway gives up first, and knows why.
    timeoutMs: timeoutMs + 5_000,
  }
}

interface Listening {
  /** Has an event `moved` whenever something does. */
  readonly movement: EventTarget
  readonly heard: (message: ChildMessage) => void
}

type ChildEnd = ChildMessage & { readonly kind: 'done' | 'failed' }

function runChild(
  task: ChildTask,
  { signal, timeoutMs }: VerifierTask,
  { movement, heard }: Listening,
): Promise<ChildEnd> {
  const extension = extname(import.meta.url)
  const { promise, resolve } = Promise.withResolvers<ChildEnd>()
  const child = fork(new URL(`./verifier-child${extension}`, import.meta.url), {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // From source, a module's own import of this program is from source too.
    execArgv: extension === '.ts' ? ['--conditions=source'] : [],
  })
  let end: ChildEnd | null = null
  const stop = (reason: string): void => {
    end ??= { kind: 'failed', reason }
    child.kill('SIGKILL')
  }
  // Twice the time of a request: that to the provider, and that for a state.
  const quietMs = 2 * timeoutMs + START_MS
  const tooQuiet = (): void => stop('the verifier hangs')
  const timer = setTimeout(tooQuiet, quietMs)
  const moved = (): void => void timer.refresh()
  movement.addEventListener('moved', moved)
  const interrupted = (): void => stop('it was interrupted')
  signal.addEventListener('abort', interrupted)
  if (signal.aborted) interrupted()
  child.on('message', (message: ChildMessage) => {
    timer.refresh()
    if (message.kind !== 'done' && message.kind !== 'failed') return heard(message)
    end ??= message
    child.kill('SIGKILL')
  })
  const settle = (reason: string): void => {
    // A cleared timer that is refreshed runs again.
    movement.removeEventListener('moved', moved)
    clearTimeout(timer)
    signal.removeEventListener('abort', interrupted)
    resolve(end ?? { kind: 'failed', reason })
  }
  child.once('error', () => settle('the process of the verifier could not be started'))
  child.once('exit', (code, killed) =>
    settle(`the process of the verifier ended by itself (${killed ?? code})`),
  )
  child.send(task, error => {
    if (error !== null) stop('the process of the verifier could not be told what to do')
  })
  return promise
}

/** Null for what is no result of this verifier. */
function readResults(text: string): VerifierOutcome['interactions'] | null {
  const parsed = parseJson(text)
  const root: Json = parsed.ok && isObject(parsed.value) ? parsed.value : null
  const results = isObject(root) ? property(root, 'interactionResults') : undefined
  if (!isArray(results)) return null
  return results.filter(isObject).map(result => {
    const isFine = property(result, 'result') === 'OK'
    const mismatch = property(result, 'mismatch') ?? null
    const id = property(result, 'interactionId')
    return {
      id: typeof id === 'string' ? id : '',
      mismatch: isFine ? null : (mismatch ?? { type: 'error' }),
    }
  })
}
