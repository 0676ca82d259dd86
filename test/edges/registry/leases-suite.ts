import { describe, expect, test } from 'vitest'
import { nine } from './samples.ts'
import { openForEachTest, type StoreUnderTest } from './store-under-test.ts'

/** What only one process may do at a time. */
export function describeLeases(store: StoreUnderTest): void {
  const opened = openForEachTest(store)
  describe(`leases on ${store.name}`, () => {
    test('belong to one owner until they end or are given back', async () => {
      const { leases } = opened.registry
      expect(await leases.take('watch', 'a', nine, nine + 10)).toBeNull()
      expect(await leases.take('watch', 'b', nine + 9, nine + 19)).toEqual({
        owner: 'a',
        until: nine + 10,
      })
      expect(await leases.take('watch', 'a', nine + 9, nine + 20)).toBeNull()
      expect(await leases.take('other', 'b', nine + 9, nine + 19)).toBeNull()
      expect(await leases.take('watch', 'b', nine + 20, nine + 30)).toBeNull()
      await leases.release('watch', 'a')
      expect(await leases.take('watch', 'a', nine + 21, nine + 31)).toMatchObject({ owner: 'b' })
      await leases.release('watch', 'b')
      expect(await leases.take('watch', 'a', nine + 21, nine + 31)).toBeNull()
    })

    test('go to one of many who ask at once', async () => {
      const second = await opened.again()
      const asked = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          (i % 2 === 0 ? opened.registry : second).leases.take('watch', `o${i}`, nine, nine + 10),
        ),
      )
      expect(asked.filter(holder => holder === null)).toHaveLength(1)
      await second.close()
    })
  })
}
