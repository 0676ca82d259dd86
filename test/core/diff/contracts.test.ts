import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/core/json/json.ts'
import { judgeDocuments } from './documents.ts'

const folder = path.join(import.meta.dirname, 'cases')
const names = readdirSync(folder).toSorted()

function read(name: string, file: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, name, `${file}.json`), 'utf8'))
}

describe('diffContracts', () => {
  test.each(names)('%s', name => {
    const findings = judgeDocuments(read(name, 'base') as Json, read(name, 'revision') as Json)
    const told = findings.map(
      ({ rule, level, method, path, status, at, expected, actual, message }) => {
        const operation = `${method} ${path}`.trim()
        return { rule, level, operation, status, at, expected, actual, message }
      },
    )
    expect(told).toEqual(read(name, 'findings'))
  })
})
