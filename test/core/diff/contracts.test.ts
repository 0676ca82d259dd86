import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { rules } from '../../../src/core/rules/table.ts'
import { checkRules } from '../../../src/core/rules/table/check.ts'
import { expectationRules } from '../../../src/core/rules/table/expectations.ts'
import { driftRules } from '../../../src/core/rules/table/drift.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { judgeDocuments } from './documents.ts'

const folder = path.join(import.meta.dirname, 'cases')
const names = readdirSync(folder).toSorted()

interface Told {
  readonly rule: string
}

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

  test('of one case at least show each rule of the comparison', () => {
    const shown = new Set(
      names.flatMap(name => (read(name, 'findings') as Told[]).map(told => told.rule)),
    )
    const live = [...driftRules, ...checkRules, ...expectationRules]
    const others = new Set(live.map(rule => rule.id))
    const unshown = rules.filter(rule => !shown.has(rule.id) && !others.has(rule.id))
    expect(unshown.map(rule => rule.id)).toEqual([])
  })
})
