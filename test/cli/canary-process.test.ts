import { expect, test } from 'vitest'
import { inWorld } from './canary-world.ts'
import { runCli } from './run-cli.ts'

// The other tests of a canary run inside the test's own process; this one proves that a real one ends the same.
test('a process of its own learns, finds healthy, drifted and walled off, and ends with 0, 0, 1 and 3', () =>
  inWorld(
    async ({ vendor, cwd }) => {
      const ask = () => runCli(['canary', `${vendor.url}/v1/orders`], { cwd })
      expect(await ask()).toMatchObject({ code: 0, stdout: expect.stringMatching(/learned/) })
      expect(await ask()).toMatchObject({ code: 0, stdout: expect.stringMatching(/healthy/) })
      vendor.answer({ items: [{ id: 1 }] })
      expect(await ask()).toMatchObject({ code: 1, stdout: expect.stringMatching(/\/has_more/) })
      vendor.answer({ message: 'no' }, 401)
      expect(await ask()).toMatchObject({ code: 3, stdout: expect.stringMatching(/401/) })
    },
    { items: [{ id: 1 }], has_more: false },
  ))
