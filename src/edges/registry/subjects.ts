import { createHash } from 'node:crypto'
import { isObject, property, type Json } from '../../core/json/json.ts'
import { subjectKey, type Subject } from '../../core/exchange/subject.ts'
import { damaged } from './migrations.ts'
import { CHUNK, storable, type Database } from './tables.ts'

/** The same for the same subject, in every process. 96 bits: no two will meet. */
export function subjectId(subject: Subject): string {
  return createHash('sha256').update(subjectKey(subject)).digest('base64url').slice(0, 16)
}

/** Adds the subjects that are not there yet. */
export async function saveSubjects(tx: Database, subjects: readonly Subject[]): Promise<void> {
  const byId = new Map(subjects.map(subject => [subjectId(subject), subject]))
  // In one order everywhere, so that two writers never wait for each other in a ring.
  const rows = [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, subject]) => ({
      id,
      provider: storable(subject.provider),
      operation: storable(subject.operation),
      body: JSON.stringify(subject),
    }))
  for (let at = 0; at < rows.length; at += CHUNK) {
    await tx
      .insertInto('subject')
      .values(rows.slice(at, at + CHUNK))
      .onConflict(conflict => conflict.doNothing())
      .execute()
  }
}

/** @throws StoreError when the text is not what `saveSubjects` wrote. */
export function readSubject(body: string, where: string): Subject {
  const value = parsed(body)
  const side = textOf(value, 'side')
  if (side !== 'request' && side !== 'response' && side !== 'webhook') throw damaged(where)
  const field = (key: string): string => {
    const text = textOf(value, key)
    if (text === undefined) throw damaged(where)
    return text
  }
  return {
    provider: field('provider'),
    scope: field('scope'),
    version: field('version'),
    side,
    operation: field('operation'),
    variant: field('variant'),
    status: field('status'),
    mediaType: field('mediaType'),
  }
}

function parsed(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json
  } catch {
    return undefined
  }
}

function textOf(value: Json | undefined, key: string): string | undefined {
  const found = isObject(value) ? property(value, key) : undefined
  return typeof found === 'string' ? found : undefined
}
