import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import AjvDraft4 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import type { Row } from '../../bench/row.ts'
import { conforms } from '../../src/core/diff/check/conforms.ts'
import { subsume } from '../../src/core/diff/subsume/subsume.ts'
import type { Json } from '../../src/core/json/json.ts'
import { jsonSchemaGroups, type Group } from './json-schema-suite.ts'
import { countRow, type Suite } from './suite.ts'

const formats = ['date-time', 'date', 'time', 'uuid', 'uri', 'email', 'ipv4', 'ipv6'] as const
const options = { strict: false, validateSchema: false, logger: false } as const

/** `subsume` on all pairs of schemas that one file of the suite holds, in both directions. */
export const subsumeOnJsonSchema: Suite = {
  id: 'Q4',
  summary: 'subsume on the schemas of the same suite',
  run(suites, tell) {
    const counts = { yes: 0, no: 0, unknown: 0, unconfirmed: 0, refuted: 0, unasked: 0 }
    const reasons = new Map<string, number>()
    const groups = jsonSchemaGroups(suites)
    for (const base of groups) {
      for (const revision of groups) {
        if (fileOf(base) !== fileOf(revision)) continue
        const found = subsume(base.schema, revision.schema, 'response')
        counts[found.answer]++
        const pair = `${base.name} | ${revision.name}`
        if (found.answer === 'unknown') {
          reasons.set(found.reason, (reasons.get(found.reason) ?? 0) + 1)
        } else if (found.answer === 'no') {
          const confirmed = isWitness(found.witness, base, revision)
          if (confirmed === null) counts.unasked++
          else if (!confirmed) {
            counts.unconfirmed++
            tell(`no witness: ${pair}: ${JSON.stringify(found.witness)}`)
          }
        } else if (isRefuted(base, revision)) {
          counts.refuted++
          tell(`wrong yes: ${pair}`)
        }
      }
    }
    for (const [reason, times] of [...reasons].toSorted(([, a], [, b]) => b - a)) {
      tell(`${times} × unknown: ${reason}`)
    }
    const asked = counts.yes + counts.no + counts.unknown
    const rate = Math.round((counts.unknown / asked) * 10_000) / 100
    tell(
      `${asked} pairs: ${counts.yes} yes, ${counts.no} no, ${counts.unknown} unknown (${rate} %)`,
    )
    tell(
      `${counts.unasked} witnesses concern schemas that Ajv does not compile, or gets wrong itself`,
    )
    return [
      countRow(
        'Q4',
        `answers no of subsume without a witness, of ${counts.no}`,
        counts.unconfirmed,
        0,
      ),
      countRow('Q4', `answers yes that an instance refutes, of ${counts.yes}`, counts.refuted, 0),
      unknownRow(rate),
    ]
  },
}

/** There is no goal for it; it is printed to be watched. */
function unknownRow(ours: number): Row {
  const work = 'unknown answers of subsume'
  return { id: 'Q4', work, unit: '%', ours, beside: {}, ratio: null, goal: 'printed', met: true }
}

function fileOf({ name }: Group): string {
  return name.slice(0, name.indexOf(':'))
}

/** Whether one of the suite's own instances is admitted by the revision and refused by the base. */
function isRefuted(base: Group, revision: Group): boolean {
  return revision.tests.concat(base.tests).some(({ data }) => isAdmittedByOne(data, base, revision))
}

function isAdmittedByOne(data: Json, base: Group, revision: Group): boolean {
  const asserting = { formats: true }
  return (
    conforms(data, revision.schema, 'response', asserting) &&
    !conforms(data, base.schema, 'response', asserting)
  )
}

type Validate = (value: Json) => boolean
const compiled = new Map<Group, Validate | null>()

/** By our own answer and by that of Ajv; null where Ajv cannot be asked. */
function isWitness(witness: Json, base: Group, revision: Group): boolean | null {
  if (!isAdmittedByOne(witness, base, revision)) return false
  const [outer, inner] = [validatorOf(base), validatorOf(revision)]
  if (outer === null || inner === null) return null
  return inner(witness) && !outer(witness)
}

function validatorOf(group: Group): Validate | null {
  let validate = compiled.get(group)
  if (validate === undefined) compiled.set(group, (validate = compile(group)))
  return validate
}

/** Only where Ajv is right about the suite's own instances: it differs from the suite on some, and on dynamic references. */
function compile({ dialect, schema, tests }: Group): Validate | null {
  if (/\$(?:dynamic|recursive)Ref/.test(JSON.stringify(schema.value))) return null
  const make = {
    'json-schema-2019-09': Ajv2019,
    'json-schema-07': Ajv,
    'json-schema-04': AjvDraft4.default,
  }
  const Oracle = dialect in make ? make[dialect as keyof typeof make] : Ajv2020
  const ajv = new Oracle(options)
  addFormats.default(ajv, [...formats])
  try {
    const validate = ajv.compile(schema.value)
    return tests.every(({ data, valid }) => validate(data) === valid)
      ? value => validate(value)
      : null
  } catch {
    return null
  }
}
