import { fork } from 'node:child_process'
import { extname } from 'node:path'
import { redactText } from '../../core/exchange/redact-text.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { MonitorDefinition } from '../../core/monitor/definition.ts'
import { formatDuration } from '../../core/monitor/duration.ts'

export interface MonitorTask {
  readonly file: string
  readonly name: string
  /** Null only loads the module; else the check of the monitor of that name gets it. */
  readonly exchange: Exchange | null
}

export type MonitorAnswer =
  | {
      readonly kind: 'loaded'
      readonly monitors: readonly {
        readonly definition: MonitorDefinition
        readonly hasCheck: boolean
      }[]
    }
  | { readonly kind: 'checked'; readonly sentences: readonly string[] }
  | { readonly kind: 'failed'; readonly sentence: string }

export interface ProcessEnd {
  readonly answer: MonitorAnswer
  /** It had answered and went on: a timer, a connection. It was ended. */
  readonly lingered: boolean
}

/** A process with nothing left to do ends within a few milliseconds. */
const LINGER_MS = 1_000

/** Node's exit code for a top-level await with nothing left that could settle it. */
const NEVER_SETTLED = 13

const MEMORY_MB = 256

/**
 * Does one thing with a module of the user in a process of its own, which has ended when this answers: whatever the
 * module does, be it hanging, exiting or filling the memory, ends there. A thread would not do: one that runs out of
 * memory can take its whole process along. What the module prints is dropped.
 */
export function inProcess(task: MonitorTask, timeoutMs: number): Promise<ProcessEnd> {
  const extension = extname(import.meta.url)
  const { promise, resolve } = Promise.withResolvers<ProcessEnd>()
  const child = fork(new URL(`./monitor-child${extension}`, import.meta.url), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // From source, a module's own import of this program is from source too.
    execArgv: [
      `--max-old-space-size=${MEMORY_MB}`,
      ...(extension === '.ts' ? ['--conditions=source'] : []),
    ],
  })
  const where = task.exchange === null ? task.file : 'its check'
  let answer: MonitorAnswer | null = null
  let isTooLate = false
  const tooLate = (): void => {
    isTooLate = true
    child.kill('SIGKILL')
  }
  let timer = setTimeout(tooLate, timeoutMs)
  // A second one says that something failed in the background.
  child.on('message', (message: MonitorAnswer) => {
    answer = message
    clearTimeout(timer)
    timer = setTimeout(tooLate, LINGER_MS)
  })
  const end = (last: MonitorAnswer): void => {
    clearTimeout(timer)
    resolve({ answer: last, lingered: answer !== null && isTooLate })
  }
  child.once('error', error => end(failed(`${where} ${throwsText(error)}`)))
  child.once('exit', (code, signal) =>
    end(answer ?? failed(`${where} ${endText(code, signal, isTooLate, timeoutMs)}`)),
  )
  child.send(task, error => {
    if (error !== null) child.kill('SIGKILL')
  })
  return promise
}

function failed(sentence: string): MonitorAnswer {
  return { kind: 'failed', sentence }
}

function endText(
  code: number | null,
  signal: string | null,
  isTooLate: boolean,
  timeoutMs: number,
): string {
  if (isTooLate) return `did not come to an end within ${formatDuration(timeoutMs)}.`
  if (code === NEVER_SETTLED) return 'waits for something that never comes.'
  // V8 aborts where the heap is full: a signal, or the code that a shell makes of it.
  if (signal !== null || code === 134) return `takes more than ${MEMORY_MB} MB of memory.`
  return 'ends the process. Leave that to Tidemark.'
}

function throwsText(error: Error): string {
  return `throws: ${redactText(error.message.split('\n')[0] ?? '').slice(0, 500)}`
}
