import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import type * as Native from '@pact-foundation/pact'
import { redactText } from '../../core/exchange/redact-text.ts'
import { messageHandlers, stateHandlers } from './handlers.ts'
import { STATES_PATH, type ChildMessage, type ChildTask } from './protocol.ts'

// The first file of a process of its own: native code that hangs or crashes does so here.
const tell = (message: ChildMessage): void => void process.send?.(message)
// A plain exit would wait for the native part.
const end = (): void => void process.kill(process.pid, 'SIGKILL')
// Nobody is left to tell.
process.once('disconnect', end)
const [task] = (await once(process, 'message')) as [ChildTask]
process.once('uncaughtException', error => {
  const failed: ChildMessage = { kind: 'failed', reason: said(error) }
  process.send?.(failed, end)
})
// All that it asks is on this machine; the way out is not its own.
for (const name of ['http_proxy', 'https_proxy', 'all_proxy']) {
  Reflect.deleteProperty(process.env, name)
  Reflect.deleteProperty(process.env, name.toUpperCase())
}
process.env['PACT_DO_NOT_TRACK'] = '1'
// These would leave interactions out unasked.
for (const name of [
  'PACT_DESCRIPTION',
  'PACT_PROVIDER_STATE',
  'PACT_PROVIDER_NO_STATE',
  'PACT_BROKER_BASE_URL',
]) {
  Reflect.deleteProperty(process.env, name)
}
const last = await verified()
process.send?.(last, end)

async function verified(): Promise<ChildMessage> {
  const options = await optionsOf(task)
  if (typeof options === 'string') return { kind: 'failed', reason: options }
  const native = await loadVerifier()
  if (typeof native === 'string') return { kind: 'failed', reason: native }
  const { Verifier } = native
  try {
    return { kind: 'done', results: await new Verifier(options).verifyProvider() }
  } catch (error) {
    // A failed verification throws its results as the message.
    const text = error instanceof Error ? error.message : String(error)
    return text.startsWith('{')
      ? { kind: 'done', results: text }
      : { kind: 'failed', reason: said(error) }
  }
}

async function loadVerifier(): Promise<typeof Native | string> {
  try {
    return await import('@pact-foundation/pact')
  } catch (error) {
    const isMissing =
      error instanceof Error && 'code' in error && /MODULE_NOT_FOUND/.test(String(error.code))
    return isMissing
      ? 'the Pact verifier is not installed. Install it: npm install --save-dev @pact-foundation/pact'
      : `the Pact verifier does not start on this machine: ${said(error)}`
  }
}

async function optionsOf(task: ChildTask): Promise<Native.VerifierOptions | string> {
  const loaded: Record<string, unknown> = {}
  for (const file of [task.states.kind === 'module' ? task.states.file : null, task.messages]) {
    if (file === null || file in loaded) continue
    try {
      loaded[file] = await import(pathToFileURL(file).href)
    } catch (error) {
      return `${file} cannot be used: ${said(error)}`
    }
  }
  const states = task.states.kind === 'module' ? loaded[task.states.file] : null
  const messages = task.messages === null ? states : loaded[task.messages]
  return {
    provider: task.provider,
    providerBaseUrl: task.url,
    pactUrls: [...task.pacts],
    timeout: task.timeoutMs,
    logLevel: 'error',
    ...(task.states.kind === 'gateway'
      ? { providerStatesSetupUrl: `${task.url}${STATES_PATH}` }
      : { stateHandlers: stateHandlers(states, task, tell) }),
    messageProviders: messageHandlers(messages, task, tell),
  }
}

function said(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return redactText(text.split('\n')[0] ?? '').slice(0, 300)
}
