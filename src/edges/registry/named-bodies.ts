import { readBody } from './json-body.ts'
import { CHUNK, storable, type Database } from './tables.ts'

type NamedTable = 'monitor_state' | 'gate'

/** Of a table that keeps one JSON text by name: all, or those of the names. */
export async function namedBodies(
  db: Database,
  table: NamedTable,
  where: string,
  names?: readonly string[],
): Promise<Readonly<Record<string, unknown>>> {
  const bodies: (readonly [string, unknown])[] = []
  for (const chunk of names === undefined ? [null] : chunksOf(names)) {
    const rows = await db
      .selectFrom(table)
      .selectAll()
      .$if(chunk !== null, q => q.where('name', 'in', chunk ?? []))
      .orderBy('name')
      .execute()
    for (const { name, body } of rows) bodies.push([name, readBody(body, where)])
  }
  return Object.fromEntries(bodies)
}

function chunksOf(names: readonly string[]): readonly (readonly string[])[] {
  const chunks: (readonly string[])[] = []
  for (let at = 0; at < names.length; at += CHUNK)
    chunks.push(names.slice(at, at + CHUNK).map(storable))
  return chunks
}

/** Null removes. */
export async function writeBodies(
  tx: Database,
  table: NamedTable,
  bodies: Readonly<Record<string, object | null>>,
): Promise<void> {
  const rows: { readonly name: string; readonly body: string }[] = []
  const gone: string[] = []
  for (const [name, body] of Object.entries(bodies)) {
    if (body === null) gone.push(storable(name))
    else rows.push({ name: storable(name), body: JSON.stringify(body) })
  }
  for (let at = 0; at < gone.length; at += CHUNK) {
    await tx
      .deleteFrom(table)
      .where('name', 'in', gone.slice(at, at + CHUNK))
      .execute()
  }
  for (let at = 0; at < rows.length; at += CHUNK) {
    await tx
      .insertInto(table)
      .values(rows.slice(at, at + CHUNK))
      .onConflict(conflict =>
        conflict.column('name').doUpdateSet(eb => ({ body: eb.ref('excluded.body') })),
      )
      .execute()
  }
}
