import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import type { Json } from '../../../src/core/json/json.ts'
import type { Rule } from '../../../src/core/rules/rule.ts'
import { rules } from '../../../src/core/rules/table.ts'
import { checkRules } from '../../../src/core/rules/table/check.ts'
import { driftRules } from '../../../src/core/rules/table/drift.ts'
import { expectationRules } from '../../../src/core/rules/table/expectations.ts'
import { graphqlRules } from '../../../src/core/rules/table/graphql.ts'
import { interactionRules } from '../../../src/core/rules/table/interactions.ts'
import { repositoryRules } from '../../../src/core/rules/table/repository.ts'
import { verifiedRules } from '../../../src/core/rules/table/verified.ts'

const folder = path.join(import.meta.dirname, 'cases')
const others = new Set([
  ...driftRules,
  ...checkRules,
  ...expectationRules,
  ...graphqlRules,
  ...interactionRules,
  ...repositoryRules,
  ...verifiedRules,
])

/** The rules that tell in what two OpenAPI documents differ; each has a folder of its id in `cases`. */
export const comparedRules: readonly Rule[] = rules.filter(rule => !others.has(rule))

export const caseNames: readonly string[] = readdirSync(folder).toSorted()

/** A finding as a case expects it: what a reader must be told, not in which words. */
export interface ExpectedFinding {
  readonly rule: string
  readonly level: string
  readonly direction: string
  readonly operation: string
  readonly status: string
  readonly at: string
}

export interface GoldenCase {
  readonly base: Json
  readonly revision: Json
  readonly findings: readonly ExpectedFinding[]
}

export function readCase(name: string): GoldenCase {
  const read = (file: string): unknown =>
    parse(readFileSync(path.join(folder, name, `${file}.yaml`), 'utf8'))
  return {
    base: read('base') as Json,
    revision: read('revision') as Json,
    findings: read('findings') as ExpectedFinding[],
  }
}
