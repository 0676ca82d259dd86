import type { Finding } from '../../core/rules/finding.ts'
import type { Call, Run, RunOutcome, RunQuery, Runs } from '../../ports/runs.ts'
import { damaged } from './migrations.ts'
import type { Store } from './store.ts'
import { CHUNK, storable, type CallTable, type Database, type RunTable } from './tables.ts'

const DEFAULT_LIMIT = 100

export function runsIn(store: Store): Runs {
  const load = (ids: readonly string[]): Promise<Run[]> =>
    store.read(db => loadRuns(db, ids, store.where))
  const newest = async (ids: readonly string[]): Promise<Run | undefined> => (await load(ids))[0]
  return {
    record: run => store.unit(tx => insertRun(tx, run)),
    list: async query => load(await store.read(db => idsOf(db, query))),
    byFinding: async prefix => newest(await store.read(db => idsByFinding(db, prefix))),
    byCorrelation: async id => newest(await store.read(db => idsByCorrelation(db, id))),
  }
}

/** Recording the same run again changes nothing: its first commit may have been acknowledged to nobody. */
export async function insertRun(tx: Database, run: Run): Promise<void> {
  const inserted = await tx
    .insertInto('run')
    .values({
      id: storable(run.id),
      monitor: storable(run.monitor),
      provider: storable(run.provider),
      started_at: run.startedAt,
      took_ms: run.tookMs,
      outcome: run.outcome,
      note: storable(run.note),
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  if (inserted.length === 0) return
  const calls = run.calls.map((call, position) => callRow(storable(run.id), position, call))
  for (let at = 0; at < calls.length; at += CHUNK) {
    await tx
      .insertInto('call')
      .values(calls.slice(at, at + CHUNK))
      .execute()
  }
  const findings = run.findings.map((finding, position) => ({
    run_id: storable(run.id),
    position,
    id: storable(finding.id),
    body: JSON.stringify(finding),
  }))
  for (let at = 0; at < findings.length; at += CHUNK) {
    await tx
      .insertInto('finding')
      .values(findings.slice(at, at + CHUNK))
      .execute()
  }
}

function callRow(runId: string, position: number, call: Call): CallTable {
  return {
    run_id: runId,
    position,
    correlation_id: storable(call.correlationId),
    operation: storable(call.operation),
    status: call.status,
    took_ms: call.tookMs,
    bytes: call.bytes,
    verdict: call.verdict,
    subject_key: storable(call.subjectKey),
    tally: call.tally,
  }
}

async function idsOf(db: Database, query: RunQuery): Promise<string[]> {
  const { monitor, provider, since, limit = DEFAULT_LIMIT } = query
  const rows = await db
    .selectFrom('run')
    .select('id')
    .$if(monitor !== undefined, q => q.where('monitor', '=', storable(monitor ?? '')))
    .$if(provider !== undefined, q => q.where('provider', '=', storable(provider ?? '')))
    .$if(since !== undefined, q => q.where('started_at', '>=', since ?? 0))
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => row.id)
}

async function idsByFinding(db: Database, prefix: string): Promise<string[]> {
  // Also keeps the wildcards of LIKE out.
  if (!/^[0-9a-f]{4,}$/i.test(prefix)) return []
  const rows = await db
    .selectFrom('run')
    .innerJoin('finding', 'finding.run_id', 'run.id')
    .select('run.id')
    .where('finding.id', 'like', `${prefix.toLowerCase()}%`)
    .orderBy('run.started_at', 'desc')
    .orderBy('run.id', 'desc')
    .limit(1)
    .execute()
  return rows.map(row => row.id)
}

async function idsByCorrelation(db: Database, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('run')
    .innerJoin('call', 'call.run_id', 'run.id')
    .select('run.id')
    .where('call.correlation_id', '=', storable(id))
    .orderBy('run.started_at', 'desc')
    .orderBy('run.id', 'desc')
    .limit(1)
    .execute()
  return rows.map(row => row.id)
}

/** The runs in the order of their ids. */
async function loadRuns(db: Database, ids: readonly string[], where: string): Promise<Run[]> {
  const runs: Run[] = []
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK)
    const rows = await db.selectFrom('run').selectAll().where('id', 'in', chunk).execute()
    const calls = await db
      .selectFrom('call')
      .selectAll()
      .where('run_id', 'in', chunk)
      .orderBy('position')
      .execute()
    const findings = await db
      .selectFrom('finding')
      .select(['run_id', 'body'])
      .where('run_id', 'in', chunk)
      .orderBy('position')
      .execute()
    const rowById = new Map(rows.map(row => [row.id, row]))
    const callsByRun = Map.groupBy(calls, call => call.run_id)
    const findingsByRun = Map.groupBy(findings, finding => finding.run_id)
    for (const id of chunk) {
      const row = rowById.get(id)
      if (!row) continue
      const bodies = findingsByRun.get(id) ?? []
      runs.push({
        ...runFields(row),
        calls: (callsByRun.get(id) ?? []).map(readCall),
        findings: bodies.map(({ body }) => readFinding(body, where)),
      })
    }
  }
  return runs
}

function runFields(row: RunTable): Omit<Run, 'calls' | 'findings'> {
  return {
    id: row.id,
    monitor: row.monitor,
    provider: row.provider,
    startedAt: row.started_at,
    tookMs: row.took_ms,
    outcome: row.outcome as RunOutcome,
    note: row.note,
  }
}

function readCall(row: CallTable): Call {
  return {
    correlationId: row.correlation_id,
    operation: row.operation,
    status: row.status,
    tookMs: row.took_ms,
    bytes: row.bytes,
    verdict: row.verdict as Call['verdict'],
    subjectKey: row.subject_key,
    // Postgres hands out Buffers, whose methods differ from those of plain bytes.
    tally: new Uint8Array(row.tally),
  }
}

function readFinding(body: string, where: string): Finding {
  try {
    return JSON.parse(body) as Finding
  } catch (cause) {
    throw damaged(where, cause)
  }
}
