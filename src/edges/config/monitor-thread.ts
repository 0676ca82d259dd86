import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { redactText } from '../../core/exchange/redact-text.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { MonitorDefinition } from '../../core/monitor/definition.ts'
import { formatDuration } from '../../core/monitor/duration.ts'

export interface WorkerTask {
  readonly file: string
  readonly name: string
  /** Null only loads the module; else the check of the monitor of that name gets it. */
  readonly exchange: Exchange | null
}

export type WorkerAnswer =
  | {
      readonly kind: 'loaded'
      readonly monitors: readonly {
        readonly definition: MonitorDefinition
        readonly hasCheck: boolean
      }[]
    }
  | { readonly kind: 'checked'; readonly sentences: readonly string[] }
  | { readonly kind: 'failed'; readonly sentence: string }

export interface ThreadEnd {
  readonly answer: WorkerAnswer
  /** It had answered and went on: a timer, a connection. It was ended. */
  readonly lingered: boolean
}

/** A thread with nothing left to do ends within a few milliseconds. */
const LINGER_MS = 1_000

/** Node's exit code for a top-level await with nothing left that could settle it. */
const NEVER_SETTLED = 13

/**
 * Does one thing with a module of the user in a thread of its own, which has ended when this answers: whatever the
 * module does, be it hanging, exiting or filling the memory, ends there. What it prints is dropped.
 */
export function inThread(task: WorkerTask, timeoutMs: number): Promise<ThreadEnd> {
  const file = new URL(`./monitor-worker${extname(import.meta.url)}`, import.meta.url)
  const { promise, resolve } = Promise.withResolvers<ThreadEnd>()
  const worker = new Worker(file, {
    workerData: task,
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  })
  let answer: WorkerAnswer | null = null
  let isOver = false
  const end = (last: WorkerAnswer, lingered: boolean): void => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    void worker.terminate().then(() => resolve({ answer: last, lingered }))
  }
  const fail = (sentence: string): void => end({ kind: 'failed', sentence }, false)
  const where = task.exchange === null ? task.file : 'its check'
  let timer = setTimeout(
    () => fail(`${where} did not come to an end within ${formatDuration(timeoutMs)}.`),
    timeoutMs,
  )
  worker.once('message', (message: WorkerAnswer) => {
    if (isOver) return
    answer = message
    clearTimeout(timer)
    timer = setTimeout(() => end(message, true), LINGER_MS)
  })
  worker.once('error', error => fail(`${where} ${reasonOf(error)}`))
  worker.once('exit', code => {
    if (answer !== null) end(answer, false)
    else if (code === NEVER_SETTLED) fail(`${where} waits for something that never comes.`)
    else fail(`${where} ends the process. Leave that to Tidemark.`)
  })
  return promise
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return 'takes more than 256 MB of memory.'
  const text = error instanceof Error ? error.message : String(error)
  return `throws: ${redactText(text.split('\n')[0] ?? '').slice(0, 500)}`
}
