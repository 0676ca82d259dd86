import { describe, expect, test } from 'vitest'
import { budgetRule, createBudgets } from '../../../src/app/runs/budgets.ts'
import type { BudgetConfig } from '../../../src/ports/config.ts'
import { dailyCap } from '../../../src/core/monitor/request-budget.ts'

const hour = 3_600_000
const noon = Date.parse('2026-06-01T12:00:00Z')
const told = { limit: 5_000, windowMs: hour }

describe('budgetRule', () => {
  test.each<{ name: string; config: BudgetConfig; quota: typeof told | null; cap: number | null }>([
    { name: 'one percent of what the provider tells', config: {}, quota: told, cap: 1_200 },
    { name: 'the share that is configured', config: { share: 0.5 }, quota: told, cap: 60_000 },
    {
      name: 'the word of the user on the quota, before that of the provider',
      config: { accounts: { acme: { quota: { limit: 100, per: '1h' } } } },
      quota: told,
      cap: 24,
    },
    {
      name: 'the cap of the user, before all else',
      config: { accounts: { acme: { perDay: 7, quota: { limit: 100, per: '1h' } } } },
      quota: told,
      cap: 7,
    },
    { name: 'nothing where nothing is known', config: {}, quota: null, cap: null },
    {
      name: 'nothing of another account',
      config: { accounts: { other: { perDay: 7 } } },
      quota: null,
      cap: null,
    },
  ])('caps by $name', ({ config, quota, cap }) => {
    expect(dailyCap(budgetRule(config, 'acme', quota))).toBe(cap)
  })

  test('takes no account from the prototype', () => {
    expect(budgetRule({ accounts: {} }, 'constructor', null).capPerDay).toBe(null)
  })
})

describe('budgets', () => {
  test('count each account by itself, and each day anew', () => {
    const budgets = createBudgets({ accounts: { acme: { perDay: 10 }, other: { perDay: 10 } } })
    budgets.asked('acme', 9, noon)
    expect(budgets.mayAsk('acme', 'scheduled', noon).ask).toBe(false)
    expect(budgets.mayAsk('acme', 'again', noon).ask).toBe(true)
    expect(budgets.mayAsk('other', 'scheduled', noon).ask).toBe(true)
    expect(budgets.mayAsk('acme', 'scheduled', noon + 12 * hour).ask).toBe(true)
  })

  test('ask nothing while the provider says that nothing is left, and go on when its window ends', () => {
    const budgets = createBudgets({})
    budgets.learn('acme', { limit: 60, remaining: 0, resetsAt: noon + hour }, noon)
    expect(budgets.mayAsk('acme', 'again', noon)).toMatchObject({
      ask: false,
      reason: expect.stringContaining('the provider says that 0 requests are left'),
    })
    expect(budgets.mayAsk('acme', 'again', noon + hour).ask).toBe(true)
  })

  test('take the longest window that was seen for the one that the provider counts in', () => {
    const budgets = createBudgets({})
    const limit = 5_000
    budgets.learn('acme', { limit, remaining: 4_000, resetsAt: noon + 50 * 60_000 }, noon)
    // Near the end of its hour the rest looks like a window of a minute, and would raise the cap sixtyfold.
    budgets.learn('acme', { limit, remaining: 3_000, resetsAt: noon + hour }, noon + 59.5 * 60_000)
    budgets.asked('acme', 1_080, noon)
    expect(budgets.mayAsk('acme', 'scheduled', noon).ask).toBe(false)
  })

  test('cap nothing by a quota whose window is unknown', () => {
    const budgets = createBudgets({})
    budgets.learn('acme', { limit: 10, remaining: 1, resetsAt: null }, noon)
    budgets.asked('acme', 10_000, noon)
    expect(budgets.mayAsk('acme', 'scheduled', noon).ask).toBe(true)
  })
})
