import { expect, test } from 'vitest'
import type { StatusPattern } from '../../../src/core/monitor/definition.ts'
import { isExpectedStatus } from '../../../src/core/monitor/expected-status.ts'

test.each<{
  expected: StatusPattern | readonly StatusPattern[] | undefined
  yes: number[]
  no: number[]
}>([
  { expected: undefined, yes: [200, 204, 302, 304], no: [301, 404, 410, 500] },
  { expected: 404, yes: [404], no: [200, 400] },
  { expected: '2XX', yes: [200, 299], no: [199, 300] },
  { expected: [200, '4XX'], yes: [200, 418], no: [201, 500] },
])('$expected', ({ expected, yes, no }) => {
  const isExpected = isExpectedStatus(expected, new Set([302, 410]))
  expect(yes.filter(isExpected)).toEqual(yes)
  expect(no.filter(isExpected)).toEqual([])
})
