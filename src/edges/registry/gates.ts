import type { Gate } from '../../core/sync/gate.ts'
import type { Gates } from '../../ports/gates.ts'
import { readBody } from './json-body.ts'
import { namedBodies } from './named-bodies.ts'
import type { Store } from './store.ts'
import { storable, type Database } from './tables.ts'

export function gatesIn(store: Store): Gates {
  return {
    get: stream =>
      store.read(async db => {
        const row = await db
          .selectFrom('gate')
          .select('body')
          .where('name', '=', storable(stream))
          .executeTakeFirst()
        return row ? (readBody(row.body, store.where) as unknown as Gate) : null
      }),
    list: () => store.read(db => gatesOf(db, store.where)),
  }
}

export async function gatesOf(
  db: Database,
  where: string,
): Promise<Readonly<Record<string, Gate>>> {
  return (await namedBodies(db, 'gate', where)) as Readonly<Record<string, Gate>>
}
