import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { appendIgnore, readIgnores } from '../../../src/edges/config/ignores.ts'
import { systemFiles } from '../../../src/edges/files/files.ts'
import { InputError } from '../../../src/errors.ts'

const home = mkdtempSync(join(tmpdir(), 'tidemark-ignores-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

const path = join(home, 'ignores.json')
const today = Date.UTC(2024, 0, 15, 9, 30)

beforeEach(() => rmSync(path, { force: true }))

describe('ignores', () => {
  test('are none where there is no file', async () => {
    expect(await readIgnores(systemFiles, path)).toEqual([])
  })

  test('come back as they were added, in a file that reads well', async () => {
    const byId = { id: 'f3a91c20b7e4', reason: 'known', until: Date.UTC(2024, 2, 1) }
    const byRule = {
      rule: 'response-header-removed',
      place: 'header:x-*',
      operation: 'GET /repos/**',
      reason: 'noise',
      until: null,
    }
    await appendIgnore(systemFiles, path, byId, today)
    await appendIgnore(systemFiles, path, byRule, today)
    expect(await readIgnores(systemFiles, path)).toEqual([byId, byRule])
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
      ignores: [
        { id: 'f3a91c20b7e4', reason: 'known', until: '2024-03-01', added: '2024-01-15' },
        {
          rule: 'response-header-removed',
          place: 'header:x-*',
          operation: 'GET /repos/**',
          reason: 'noise',
          added: '2024-01-15',
        },
      ],
    })
  })

  test('keep an end to the minute', async () => {
    const until = Date.parse('2024-03-01T10:30:00+01:00')
    writeFileSync(path, '{"ignores":[{"id":"a","reason":"b","until":"2024-03-01T10:30:00+01:00"}]}')
    expect(await readIgnores(systemFiles, path)).toEqual([{ id: 'a', reason: 'b', until }])
  })

  test.each([
    { name: 'is no JSON', text: '{"ignores":[\n{,', says: /ignores\.json:2:2: is not JSON/ },
    { name: 'is cut off', text: '{"ignores":[', says: /ends too early/ },
    { name: 'is empty', text: '', says: /is empty/ },
    { name: 'is a list', text: '[]', says: /has no list "ignores"/ },
    {
      name: 'has a text in its list',
      text: '{"ignores":["a"]}',
      says: /ignores\[0\]: is not an object/,
    },
    { name: 'has no reason', text: '{"ignores":[{"id":"a"}]}', says: /has no "reason"/ },
    {
      name: 'names nothing',
      text: '{"ignores":[{"reason":"a"}]}',
      says: /either an "id" or a "rule"/,
    },
    {
      name: 'names both',
      text: '{"ignores":[{"reason":"a","id":"b","rule":"c"}]}',
      says: /either an/,
    },
    {
      name: 'has a mistyped end',
      text: '{"ignores":[{"id":"a","reason":"b","untill":"2024-03-01"}]}',
      says: /"untill" is no known field/,
    },
    {
      name: 'has an end that is no day',
      text: '{"ignores":[{"id":"a","reason":"b"},{"id":"a","reason":"b","until":"2024-02-31"}]}',
      says: /ignores\[1\]: "until" is not a date/,
    },
    {
      name: 'has a key named __proto__',
      text: '{"ignores":[{"__proto__":{"id":"a"},"reason":"b"}]}',
      says: /"__proto__" is no known field/,
    },
  ])('are a sentence when the file $name', async ({ text, says }) => {
    writeFileSync(path, text)
    await expect(readIgnores(systemFiles, path)).rejects.toThrow(InputError)
    await expect(readIgnores(systemFiles, path)).rejects.toThrow(says)
  })

  test('are not added to a file that is broken', async () => {
    writeFileSync(path, '{"ignores":[')
    const adding = appendIgnore(systemFiles, path, { id: 'a', reason: 'b', until: null }, today)
    await expect(adding).rejects.toThrow(InputError)
    expect(readFileSync(path, 'utf8')).toBe('{"ignores":[')
  })
})
