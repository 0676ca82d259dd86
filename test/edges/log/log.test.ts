import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openLog, type LogLevel } from '../../../src/edges/log/open.ts'
import { StoreError } from '../../../src/errors.ts'

const folder = mkdtempSync(join(tmpdir(), 'tidemark-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const clock = { now: () => Date.UTC(2024, 0, 15, 9) }

async function linesOf(
  level: LogLevel | undefined,
): Promise<{ lines: string[]; log: Awaited<ReturnType<typeof openLog>> }> {
  const lines: string[] = []
  const to = (line: string): number => lines.push(line)
  const log = await openLog(level === undefined ? { to, clock } : { level, to, clock })
  return { lines, log }
}

describe('the log', () => {
  test('says nothing unless told to', async () => {
    const { lines, log } = await linesOf(undefined)
    log.error('a fault')
    log.with({ a: 1 }).error('a fault')
    expect(lines).toEqual([])
  })

  test('writes from its level on, one JSON object a line, with the correlation id on each', async () => {
    const { lines, log } = await linesOf('info')
    log.debug('too small')
    log.with({ correlationId: 'c-1' }).info('asked', { operation: 'GET /orders', status: 200 })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/\n$/)
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: '2024-01-15T09:00:00.000Z',
      correlationId: 'c-1',
      operation: 'GET /orders',
      status: 200,
      message: 'asked',
    })
  })

  test('hides credentials in messages and facts, at any depth', async () => {
    const token = `ghp_${'A1b2C3d4E5'.repeat(4).slice(0, 36)}`
    const { lines, log } = await linesOf('debug')
    log.info(
      `sent with ${token} to https://ada:hunter22@acme.example/x?access_token=abcdefgh12345678`,
    )
    log.with({ headers: { authorization: `Bearer ${token}` } }).warn('x', {
      deep: [{ deeper: { password: 'hunter22', note: `see ${token}` } }],
    })
    const written = lines.join('')
    for (const secret of [token, 'hunter22', 'abcdefgh12345678'])
      expect(written).not.toContain(secret)
    expect(written).toContain('acme.example')
  })

  test('appends to a file for its user only', async () => {
    const path = join(folder, 'a', 'tidemark.log')
    for (const message of ['one', 'two']) {
      const log = await openLog({ level: 'info', to: path, clock })
      log.info(message)
      log.close()
    }
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
    expect(lines.map(line => (JSON.parse(line) as { message: string }).message)).toEqual([
      'one',
      'two',
    ])
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('that cannot be opened is a sentence', async () => {
    writeFileSync(join(folder, 'file'), '')
    const opening = openLog({ level: 'info', to: join(folder, 'file', 'x.log'), clock })
    await expect(opening).rejects.toThrow(StoreError)
  })

  test('on a full disk does not stop the work', async () => {
    const log = await openLog({ level: 'info', to: '/dev/full', clock })
    expect(() => log.info('lost')).not.toThrow()
    log.close()
  })
})
