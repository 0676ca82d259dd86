import { describe, expect, test } from 'vitest'
import { drifts, healthy, Raw, type CanaryCase } from './canary-cases.ts'
import { inWorld } from './canary-world.ts'

describe.concurrent('what changes between two runs of a canary', () => {
  test.each<CanaryCase>([...drifts, ...healthy])('$name: exit $exit', given =>
    inWorld(async ({ vendor, canary }) => {
      const answers = (body: unknown): void => {
        if (body instanceof Raw) vendor.handle(body.handle)
        else vendor.answer(body)
      }
      answers(given.before)
      const first = await canary()
      expect(first.code, first.stderr).toBe(0)
      answers(given.after)
      const { code, stdout, stderr } = await canary()
      expect(code, stdout + stderr).toBe(given.exit)
      if (given.says) expect(stdout).toMatch(given.says)
      if (given.silent) expect(stdout).not.toMatch(given.silent)
      // And back: nothing of the trouble has stuck.
      answers(given.before)
      expect((await canary()).code).toBe(0)
    }),
  )
})
