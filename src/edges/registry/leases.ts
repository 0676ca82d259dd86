import type { LeaseHolder, Leases } from '../../ports/leases.ts'
import type { Store } from './store.ts'
import { storable, type Database } from './tables.ts'

export function leasesIn(store: Store): Leases {
  return {
    take: (name, owner, now, until) =>
      store.unit(tx => take(tx, { name: storable(name), owner: storable(owner), until }, now)),
    release: (name, owner) =>
      store.unit(async tx => {
        await tx
          .deleteFrom('lease')
          .where('name', '=', storable(name))
          .where('owner', '=', storable(owner))
          .execute()
      }),
  }
}

async function take(
  tx: Database,
  lease: LeaseHolder & { readonly name: string },
  now: number,
): Promise<LeaseHolder | null> {
  const taken = await tx
    .insertInto('lease')
    .values(lease)
    .onConflict(conflict =>
      conflict
        .column('name')
        .doUpdateSet({ owner: lease.owner, until: lease.until })
        .where(eb => eb.or([eb('lease.owner', '=', lease.owner), eb('lease.until', '<=', now)])),
    )
    .returning('name')
    .execute()
  if (taken.length > 0) return null
  const holder = await tx
    .selectFrom('lease')
    .select(['owner', 'until'])
    .where('name', '=', lease.name)
    .executeTakeFirst()
  // It ended between the two statements: whoever asks again gets it.
  return holder ?? { owner: '', until: now }
}
