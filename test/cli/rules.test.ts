import { describe, expect, test } from 'vitest'
import { runInProcess } from './run-in-process.ts'

const cwd = import.meta.dirname

describe('tidemark rules', () => {
  test('prints the rows that were asked for, under the names of their columns', async () => {
    const args = ['rules', '--match', 'link', '--level', 'warning']
    const { code, stdout, stderr } = await runInProcess(args, { cwd })
    expect(code).toBe(0)
    expect(stdout).toBe(
      [
        'LEVEL    ID                     DIRECTION  AREA   KIND       ACTION',
        'warning  response-link-changed  response   Links  Type       change',
        'warning  response-link-removed  response   Links  Existence  remove',
        '',
      ].join('\n'),
    )
    expect(stderr).toMatch(/^2 of \d+ rules; one in full: tidemark rules <id>\n$/)
  })

  test('prints one rule in full, with its mirrors and an example of two documents', async () => {
    const { code, stdout } = await runInProcess(['rules', 'response-body-max-increased'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain('response-body-max-increased  error\nresponse · Schema · Constraints')
    expect(stdout).toContain('On the other side: request-body-max-increased\n')
    expect(stdout).toContain(
      '  base      type: "number", maximum: 10\n  revision  type: "number", maximum: 20\n',
    )
  })

  test('says why a rule of the catalogue is not ours', async () => {
    const { code, stdout } = await runInProcess(['rules', 'api-version-not-bumped'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain('api-version-not-bumped is no rule of ours. It judges the version')
  })

  test('filters in JSON as well', async () => {
    const { stdout } = await runInProcess(['rules', '--area', 'Tags', '--format', 'json'], { cwd })
    expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toEqual([
      'api-tag-added',
      'api-tag-removed',
    ])
  })

  test('guesses what was meant', async () => {
    const { code, stderr } = await runInProcess(['rules', 'response-body-max-increase'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain("Did you mean 'response-body-max-increased'?")
  })
})
