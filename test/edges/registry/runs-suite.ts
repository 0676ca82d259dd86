import { describe, expect, test } from 'vitest'
import { finding, hour, nine, run } from './samples.ts'
import { openForEachTest, type StoreUnderTest } from './store-under-test.ts'

/** Recording and finding runs. */
export function describeRuns(store: StoreUnderTest): void {
  const opened = openForEachTest(store)
  describe(`runs on ${store.name}`, () => {
    test('come back as they were recorded', async () => {
      const hostile = finding({
        message: 'NUL \0, half a pair \uD800',
        expected: { ['__proto__']: [1, null] },
      })
      const recorded = run('r1', { findings: [hostile, finding({ id: '000000000001' })] })
      await opened.registry.runs.record(recorded)
      expect(await opened.registry.runs.list({})).toEqual([recorded])
    })

    test('recorded twice are there once', async () => {
      await opened.registry.runs.record(run('r1'))
      await opened.registry.runs.record(run('r1'))
      expect(await opened.registry.runs.list({})).toEqual([run('r1')])
    })

    test('are listed newest first, by monitor, provider, time and number', async () => {
      await opened.registry.runs.record(run('old', { startedAt: nine - hour }))
      await opened.registry.runs.record(run('new', { startedAt: nine + hour, monitor: 'users' }))
      await opened.registry.runs.record(run('other', { provider: 'globex' }))
      const ids = async (query: object): Promise<string[]> =>
        (await opened.registry.runs.list(query)).map(({ id }) => id)
      expect(await ids({})).toEqual(['new', 'other', 'old'])
      expect(await ids({ monitor: 'users' })).toEqual(['new'])
      expect(await ids({ provider: 'globex' })).toEqual(['other'])
      expect(await ids({ since: nine })).toEqual(['new', 'other'])
      expect(await ids({ limit: 1 })).toEqual(['new'])
      expect(await ids({ monitor: 'nobody' })).toEqual([])
    })

    test('are found by the start of a finding, the newest wins', async () => {
      await opened.registry.runs.record(run('r1'))
      await opened.registry.runs.record(run('r2', { startedAt: nine + 1 }))
      expect((await opened.registry.runs.byFinding('f3a9'))?.id).toBe('r2')
      expect((await opened.registry.runs.byFinding('F3A91C20B7E4'))?.id).toBe('r2')
      expect(await opened.registry.runs.byFinding('f3a')).toBeUndefined()
      expect(await opened.registry.runs.byFinding('f3a8')).toBeUndefined()
      expect(await opened.registry.runs.byFinding('%%%%')).toBeUndefined()
    })

    test('are found by correlation id', async () => {
      await opened.registry.runs.record(run('r1'))
      expect((await opened.registry.runs.byCorrelation('r1-1'))?.id).toBe('r1')
      expect(await opened.registry.runs.byCorrelation('r1-2')).toBeUndefined()
    })

    test('that fail halfway leave nothing', async () => {
      const [call] = run('r1').calls
      if (!call) throw new Error('the sample has a call')
      const broken = run('r1', { calls: [call, { ...call, status: null as unknown as number }] })
      await expect(opened.registry.runs.record(broken)).rejects.toThrow()
      expect(await opened.registry.runs.list({})).toEqual([])
    })

    test('with many calls and findings are whole', async () => {
      const [call] = run('big').calls
      if (!call) throw new Error('the sample has a call')
      const calls = Array.from({ length: 1100 }, (_, i) => ({ ...call, correlationId: `c${i}` }))
      const findings = Array.from({ length: 1100 }, (_, i) => finding({ at: `/${i}` }))
      await opened.registry.runs.record(run('big', { calls, findings }))
      expect(await opened.registry.runs.list({})).toEqual([run('big', { calls, findings })])
    })
  })
}
