import { readBody } from './json-body.ts'
import { CHUNK, storable, type Database } from './tables.ts'

type NamedTable = 'monitor_state' | 'gate'

/** All of a table that keeps one JSON text by name. */
export async function namedBodies(
  db: Database,
  table: NamedTable,
  where: string,
): Promise<Readonly<Record<string, unknown>>> {
  const rows = await db.selectFrom(table).selectAll().orderBy('name').execute()
  return Object.fromEntries(rows.map(({ name, body }) => [name, readBody(body, where)]))
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
