import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCli } from './cli/run-cli.ts'

const root = join(import.meta.dirname, '..')

describe("the repository's own contracts, recordings and monitors", () => {
  test('verify offline: GitHub kept what it promised', async () => {
    const verified = await runCli(['verify'], { cwd: root, env: { CI: 'true' } })
    expect(verified.code, verified.stdout + verified.stderr).toBe(0)
    expect(verified.stdout).toMatch(/^0 errors/m)
  })

  test('are monitors that can work', async () => {
    const listed = await runCli(['canary', '--list'], { cwd: root })
    expect(listed.code, listed.stderr).toBe(0)
    expect(listed.stdout).toContain('github-repository')
    const examined = await runCli(['doctor'], { cwd: root })
    expect(examined.stdout).not.toContain('✗')
  })

  test('the same commit gives the same answer', async () => {
    const json = ['verify', '--format', 'json']
    const [first, second] = [await runCli(json, { cwd: root }), await runCli(json, { cwd: root })]
    expect(second.stdout).toBe(first.stdout)
    expect(JSON.parse(first.stdout)).toMatchObject({ summary: { error: 0 } })
  })
})
