import { describe, expect, test } from 'vitest'
import { inWorld } from './canary-world.ts'
import { runInProcess } from './run-in-process.ts'

const full = { _id: 'alpha', _rev: '1-a', name: 'alpha', readme: 'text' }
const short = { name: 'alpha', modified: '2026-01-02T03:04:05Z' }
const abbreviated = ['-H', 'Accept: application/vnd.acme.short+json']

describe.concurrent('one operation in two representations', () => {
  test('has a baseline for each, and raises nothing on a vendor that never changed', () =>
    inWorld(async ({ vendor, canary }) => {
      vendor.handle((request, response) => {
        const wants = String(request.headers['accept']).includes('short')
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(wants ? short : full))
      })
      for (const options of [[], abbreviated, [], abbreviated]) {
        const run = await canary(...options)
        expect(run.code, run.stdout + run.stderr).toBe(0)
      }
      vendor.answer({ name: 'alpha' })
      const drifted = await canary(...abbreviated)
      expect(drifted.code).toBe(1)
      expect(drifted.stdout).toContain('/modified')
    }))
})

describe.concurrent('an empty object to a request with a credential', () => {
  const env = { T: 'a-token-of-no-known-form' }
  const withToken = ['-H', 'Authorization: Bearer env:T']

  test('is an expired token where the operation has fields', () =>
    inWorld(async ({ vendor, cwd }) => {
      vendor.answer(full)
      const url = `${vendor.url}/me`
      expect((await runInProcess(['canary', url, ...withToken], { cwd, env })).code).toBe(0)
      vendor.answer({})
      const walled = await runInProcess(['canary', url, ...withToken], { cwd, env })
      expect(walled.code, walled.stdout).toBe(3)
      expect(walled.stdout).toContain('token')
    }))

  test('is learned where somebody asks for it, and healthy from then on', () =>
    inWorld(async ({ vendor, cwd }) => {
      vendor.answer({})
      const ping = ['canary', `${vendor.url}/ping`, ...withToken]
      expect((await runInProcess(ping, { cwd, env })).code).toBe(3)
      expect((await runInProcess([...ping, '--learn'], { cwd, env })).code).toBe(0)
      const again = await runInProcess(ping, { cwd, env })
      expect(again.code, again.stdout).toBe(0)
    }))
})
