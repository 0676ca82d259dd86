import { keyPlace } from '../../../json/place.ts'
import { describeAdmitted } from '../admitted-kinds.ts'
import { dataPlace } from '../key-place.ts'
import { ANY_KIND } from '../kind-mask.ts'
import type { Member, Node, ObjectTests } from '../node.ts'
import { placeCode, type At } from './at.ts'
import { constant, variable, write, writeBlock } from './code.ts'
import { unitName, type Draft } from './draft.ts'
import { refusalOf, tell, tellKind, tellUnlisted } from './refusal.ts'
import {
  countOf,
  isMissing,
  isRequired,
  unlistedRequired,
  writeKeys,
  writeLookup,
} from './write-object.ts'
import { writeEither, writeReport } from './write-report.ts'

/** Writes what is wrong with a value inside the one at hand. */
type WriteTell = (draft: Draft, node: Node, x: string, known: number, at: At) => void

/** Writes what adds all that is wrong with an object. */
export function writeTellObject(
  draft: Draft,
  node: Node,
  tests: ObjectTests,
  x: string,
  at: At,
  writeTell: WriteTell,
): void {
  const { code } = draft
  for (const member of tests.members) writeMember(draft, node, member, x, at, writeTell)
  for (const name of unlistedRequired(draft, node, tests)) {
    write(code, `if (${isMissing(code, x, name)}) {`)
    writeMissing(draft, node, name, 'present', at)
    write(code, '}')
  }
  writeCount(draft, node, tests, x, at)
  const { additional, properties } = tests
  if (additional === null || !tests.open) return
  const listed = constant(code, properties)
  if (additional.schema.value === false) {
    const refusal = refusalOf(additional, notAllowed('additionalProperties'))
    writeReport(draft, tellUnlisted, refusal, at, x, listed)
    return
  }
  const unit = unitName(draft, additional)
  const place = `${constant(code, dataPlace)}(${placeCode(at)}`
  const key = writeKeys(code, x, tests)
  const y = variable(code)
  write(code, `const ${y} = ${x}[${key}] ?? null`)
  // The place of a key that is data takes a look at the key, which is only worth it where something is wrong.
  write(code, `if (!${unit}.admits(${y}, d + 1)) ${unit}.tell(${y}, ${place}, ${key}), f, d + 1)`)
  write(code, '}')
}

function writeMissing(draft: Draft, node: Node, name: string, expected: string, at: At): void {
  const what = { reason: 'property.required-missing', keyword: 'required', expected } as const
  const place = { ...at, suffix: keyPlace(at.suffix, name) }
  writeReport(draft, tell, refusalOf(node, what, 'missing'), place)
}

function writeMember(
  draft: Draft,
  owner: Node,
  member: Member,
  x: string,
  at: At,
  writeTell: WriteTell,
): void {
  const { code } = draft
  const { name, node } = member
  const inside = { ...at, suffix: keyPlace(at.suffix, name) }
  const y = writeLookup(code, x, member)
  const within = (): void => {
    if (node.schema.value !== false) writeTell(draft, node, y, ANY_KIND, inside)
    else writeReport(draft, tellKind, refusalOf(node, notAllowed('properties')), inside, y)
  }
  const condition = `${y} !== undefined`
  if (!isRequired(draft, owner, member)) writeBlock(code, condition, within)
  else {
    const missing = (): void => writeMissing(draft, owner, name, describeAdmitted(node), at)
    writeEither(draft, condition, missing, within)
  }
}

function writeCount(draft: Draft, node: Node, tests: ObjectTests, x: string, at: At): void {
  const { code } = draft
  const count = `${constant(code, countOf)}(${x})`
  const reason = 'bound.exceeded'
  const { minProperties, maxProperties } = tests
  if (minProperties > 0) {
    const expected = `at least ${minProperties} properties`
    const what = { reason, keyword: 'minProperties', expected } as const
    write(code, `if (${count} < ${minProperties}) {`)
    writeReport(draft, tell, refusalOf(node, what, 'fewer properties'), at)
    write(code, '}')
  }
  if (maxProperties < Infinity) {
    const expected = `at most ${maxProperties} properties`
    const what = { reason, keyword: 'maxProperties', expected } as const
    write(code, `if (${count} > ${maxProperties}) {`)
    writeReport(draft, tell, refusalOf(node, what, 'more properties'), at)
    write(code, '}')
  }
}

const notAllowed = (keyword: string) =>
  ({ reason: 'property.not-allowed', keyword, expected: 'no such property' }) as const
