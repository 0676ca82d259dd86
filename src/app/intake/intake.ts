import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Subject } from '../../core/exchange/subject.ts'
import { intervalOf, isClosed } from '../../core/monitor/interval.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Tallies } from '../../ports/tallies.ts'
import {
  acknowledge,
  hourKey,
  isClean,
  newHourRow,
  observeInto,
  rowToSend,
  startOver,
  type HourRow,
  type TallyForm,
} from './hour.ts'

export interface IntakeOptions<T> {
  readonly tallies: Pick<Tallies, 'write'>
  readonly clock: Pick<Clock, 'now'>
  readonly form: TallyForm<T>
  /** New at each start of the process, and used by no other. */
  readonly writerId: string
  /** Exchanges that may wait before they are written; 200 unless told. */
  readonly flushEvery?: number
  /** Milliseconds that an exchange may wait, as seen when the next one is taken; 10,000 unless told. */
  readonly flushEveryMs?: number
  /** Subjects times hours kept in memory; 2,000 unless told. */
  readonly maxRows?: number
  /** Called when a flush that nobody asked for fails. What it was to write stays and is tried again. */
  readonly onFailure?: (error: unknown) => void
}

export interface Intake {
  /**
   * Counts an exchange for its subject, in the hour that it was sent in. Never waits and never throws for the store.
   *
   * @returns false when there is no room: only when the store has failed for so long that memory is full.
   */
  take(exchange: Exchange, subject: Subject): boolean
  /**
   * Resolves when all that was taken before the call is committed; rejects when the store fails, with nothing lost.
   * To be called before the process ends, and now and then while no exchange comes.
   */
  flush(): Promise<void>
  /** Exchanges that are not committed yet, and those that found no room. */
  counts(): { readonly waiting: number; readonly refused: number }
}

const FLUSH_EVERY = 200
const FLUSH_EVERY_MS = 10_000
const MAX_ROWS = 2000

/** Counts exchanges in memory and writes the counts to the registry, each exchange once whatever fails on the way. */
export function createIntake<T>(options: IntakeOptions<T>): Intake {
  const { clock, form, tallies, writerId, maxRows = MAX_ROWS } = options
  const { flushEvery = FLUSH_EVERY, flushEveryMs = FLUSH_EVERY_MS } = options
  const rows = new Map<string, HourRow<T>>()
  let lives = 0
  let refused = 0
  /** Exchanges since a flush was last triggered. */
  let untriggered = 0
  let inBackground = false
  let flushedAt = clock.now()
  let flushing: Promise<void> = Promise.resolve()

  /** A row that was let go of may still be in the store: whatever comes later must not replace it. */
  const nextWriter = (): string => `${writerId}.${++lives}`
  let writer = writerId

  function take(exchange: Exchange, subject: Subject): boolean {
    const interval = intervalOf(exchange.startedAt)
    const key = hourKey(subject, interval)
    let row = rows.get(key)
    if (!row) {
      if (rows.size >= maxRows) letGo(() => true)
      if (rows.size >= maxRows) {
        refused++
        flushInBackground()
        return false
      }
      row = newHourRow(subject, interval, writer)
      rows.set(key, row)
    }
    observeInto(row, exchange, form)
    if (++untriggered >= flushEvery || clock.now() - flushedAt >= flushEveryMs) flushInBackground()
    return true
  }

  function flushInBackground(): void {
    if (inBackground) return
    inBackground = true
    untriggered = 0
    flushedAt = clock.now()
    flush()
      .catch((error: unknown) => options.onFailure?.(error))
      .finally(() => {
        inBackground = false
      })
  }

  function flush(): Promise<void> {
    // One after the other. A flush that failed says so to its own caller only; the next one tries again.
    const flushed = flushing.then(writeAll)
    flushing = flushed.catch(() => {})
    return flushed
  }

  async function writeAll(): Promise<void> {
    const now = clock.now()
    // First what an earlier flush could not write, as it was then; after it, what has come since.
    await write([...rows.values()].filter(row => row.sent !== null))
    await write([...rows.values()].filter(row => row.fresh !== null))
    letGo(row => isClosed(row.interval, now))
  }

  async function write(unwritten: readonly HourRow<T>[]): Promise<void> {
    const sending = unwritten.flatMap(row => {
      const written = rowToSend(row, form)
      return written ? [{ row, written }] : []
    })
    if (sending.length === 0) return
    const refusals = await tallies.write(sending.map(({ written }) => written))
    const late = new Set(refusals.map(({ row }) => hourKey(row.subject, row.interval)))
    const again: HourRow<T>[] = []
    for (const { row, written } of sending) {
      if (late.has(hourKey(row.subject, row.interval))) again.push(row)
      else acknowledge(row, written)
    }
    for (const row of again) startOver(row, nextWriter())
    await write(again)
  }

  function letGo(which: (row: HourRow<T>) => boolean): void {
    let any = false
    for (const [key, row] of rows) {
      if (!isClean(row) || !which(row)) continue
      rows.delete(key)
      any = true
    }
    if (any) writer = nextWriter()
  }

  function counts(): { waiting: number; refused: number } {
    let waiting = 0
    for (const { sent, fresh } of rows.values()) {
      waiting += (sent?.exchanges ?? 0) + (fresh?.exchanges ?? 0)
    }
    return { waiting, refused }
  }

  return { take, flush, counts }
}
