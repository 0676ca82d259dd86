import type { Exchange } from '../../core/exchange/exchange.ts'
import { subjectKey, type Subject } from '../../core/exchange/subject.ts'
import type { TallyRow } from '../../ports/tallies.ts'

/** What intake needs to know of tallies. `observe` changes the tally that it is given. */
export interface TallyForm<T> {
  empty(): T
  observe(tally: T, exchange: Exchange): void
  encode(tally: T): Uint8Array
  /** Adds encoded tallies; `where` names them in errors. */
  merge(parts: readonly Uint8Array[], where: string): Uint8Array
}

/**
 * The row of one subject and hour, and what has been observed since it was written.
 * Of an exchange it is always known whether the store has acknowledged it, was sent it, or has not seen it:
 * a row that was sent without an answer goes out again unchanged, so whichever of the two the store
 * has compacted meanwhile, what is missing from it is exactly `sent`, or nothing.
 */
export interface HourRow<T> {
  readonly subject: Subject
  readonly interval: number
  writer: string
  /** Acknowledged: in the store for certain. */
  committed: Part | null
  seq: number
  /** Part of the row with `seq + 1`, which is on its way. */
  sent: Part | null
  /** Not sent yet. */
  fresh: { tally: T; exchanges: number } | null
}

interface Part {
  readonly tally: Uint8Array
  readonly exchanges: number
}

export function newHourRow<T>(subject: Subject, interval: number, writer: string): HourRow<T> {
  return { subject, interval, writer, committed: null, seq: 0, sent: null, fresh: null }
}

export function hourKey(subject: Subject, interval: number): string {
  return `${interval} ${subjectKey(subject)}`
}

export function isClean(row: HourRow<unknown>): boolean {
  return row.sent === null && row.fresh === null
}

export function observeInto<T>(row: HourRow<T>, exchange: Exchange, form: TallyForm<T>): void {
  row.fresh ??= { tally: form.empty(), exchanges: 0 }
  form.observe(row.fresh.tally, exchange)
  row.fresh.exchanges++
}

/** The row to send, or undefined when all of it is acknowledged. */
export function rowToSend<T>(row: HourRow<T>, form: TallyForm<T>): TallyRow | undefined {
  if (row.sent === null && row.fresh !== null) {
    row.sent = { tally: form.encode(row.fresh.tally), exchanges: row.fresh.exchanges }
    row.fresh = null
  }
  if (row.sent === null) return undefined
  const { subject, interval, writer } = row
  return { subject, interval, writer, seq: row.seq + 1, ...sumOf(row.committed, row.sent, form) }
}

export function acknowledge<T>(row: HourRow<T>, written: TallyRow): void {
  row.committed = { tally: written.tally, exchanges: written.exchanges }
  row.seq = written.seq
  row.sent = null
}

/** The row was folded away as it was acknowledged last: what was sent goes on under another writer. */
export function startOver<T>(row: HourRow<T>, writer: string): void {
  row.writer = writer
  row.committed = null
  row.seq = 0
}

function sumOf<T>(committed: Part | null, sent: Part, form: TallyForm<T>): Part {
  if (committed === null) return sent
  return {
    tally: form.merge([committed.tally, sent.tally], 'intake'),
    exchanges: committed.exchanges + sent.exchanges,
  }
}
