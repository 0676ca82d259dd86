import { check } from '../../src/core/diff/check/check.ts'
import { conforms } from '../../src/core/diff/check/conforms.ts'
import type { Json } from '../../src/core/json/json.ts'
import type { Schema } from '../../src/core/shape/schema/schema.ts'
import { jsonSchemaGroups } from './json-schema-suite.ts'
import { countRow, type Suite } from './suite.ts'

/** `check` on the official suite of JSON Schema: the required cases of four drafts. */
export const checkOnJsonSchema: Suite = {
  id: 'Q4',
  summary: 'check on the official suite of JSON Schema',
  run(suites, tell) {
    const counts = { cases: 0, contradictions: 0, unknown: 0 }
    for (const { name, schema, tests } of jsonSchemaGroups(suites)) {
      for (const { description, data, valid } of tests) {
        counts.cases++
        const found = verdictOn(data, schema)
        if (found === valid) continue
        if (typeof found === 'boolean') counts.contradictions++
        else counts.unknown++
        tell(`${name}: ${description}: expected ${valid}, got ${found}`)
      }
    }
    const { cases, contradictions, unknown } = counts
    return [
      countRow('Q4', `contradictions of check in ${cases} cases`, contradictions, 0),
      countRow('Q4', 'cases without an answer', unknown, Math.floor(cases / 100)),
    ]
  },
}

/** Whether it conforms, where `conforms` and `check` say the same; else what went wrong. */
function verdictOn(data: Json, schema: Schema): boolean | string {
  const options = { formats: false }
  try {
    const admitted = conforms(data, schema, 'response', options)
    const explained = check(data, schema, 'response', options).length === 0
    // Two answers that differ are a contradiction whatever is expected.
    return admitted === explained ? admitted : 'two answers'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
