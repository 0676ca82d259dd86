import { admittedKinds, describeAdmitted } from '../admitted-kinds.ts'
import { describeLiterals } from '../describe.ts'
import type { InPlaceTests, Node, Tests, TextTests } from '../node.ts'
import { testsOf } from '../tests.ts'
import { placeCode, type At } from './at.ts'
import { alternativesByKind } from './by-kind.ts'
import { constant, variable, write, writeBlock } from './code.ts'
import { isWrittenHere, unitName, type Draft } from './draft.ts'
import { explainApart } from './explain-apart.ts'
import { ARRAY, kindCondition, NULL, NUMBER, OBJECT, STRING } from './kind-condition.ts'
import { isSeparable } from './plain.ts'
import { refusalOf, tellFormat, tellKind, tellWrongKind } from './refusal.ts'
import { amongCondition, holdsFormatOnly, numberConditions, textCondition } from './write-admits.ts'
import { writeEither, writeReport } from './write-report.ts'
import { writeTellArray } from './write-tell-array.ts'
import { writeTellObject } from './write-tell-object.ts'

// Each schema is asked here without knowing whether it refuses: one walk finds all that is wrong. That adds up
// where each value is held against one schema at a time. Where schemas are joined, the same fault could be
// found by two of them, and where alternatives are tried, one of them was meant: that is left to `explain`.

/** Writes what adds all that is wrong with the value named `x`, entered anew. */
export function writeTell(draft: Draft, node: Node, x: string, known: number, at: At): void {
  const separable = isSeparable(node, draft.unit.way.direction)
  if (separable && isSingle(testsOf(node), known)) writePart(draft, node, x, known, at)
  else writeCall(draft, node, x, at)
}

function writeCall(draft: Draft, node: Node, x: string, at: At): void {
  write(draft.code, `${unitName(draft, node)}.tell(${x}, ${placeCode(at)}, f, d + 1)`)
}

/** Whether no two schemas have a say in the same value, whatever its kind. */
export function isSingle(tests: Tests, known: number): boolean {
  const { inPlace, literals, text, number, array, object } = tests
  if (inPlace === null) return true
  const { reference, allOf, anyOf, oneOf } = inPlace
  const parts =
    allOf.length + [reference !== null, anyOf.length > 0, oneOf.length > 0].filter(Boolean).length
  if (parts !== 1) return false
  if ([literals, text, number, array, object].some(own => own !== null)) return false
  // Of several alternatives for an object it takes a closer look to say which was meant; else the first was.
  return alternativesByKind([...anyOf, ...oneOf], known & tests.mask).every(
    ({ candidates, mask }) => candidates.length < 2 || (mask & OBJECT) === 0,
  )
}

function writePart(draft: Draft, node: Node, x: string, known: number, at: At): void {
  const { code } = draft
  const tests = testsOf(node)
  if (!isWrittenHere(draft, node) || !isSingle(tests, known)) {
    writeCall(draft, node, x, at)
    return
  }
  const guard = tests.nullable && (known & NULL) !== 0 ? `${x} !== null` : null
  writeBlock(code, guard, () => {
    const left = guard === null ? known : known & ~NULL
    const kinds = admittedKinds(node)
    const condition = kindCondition(x, kinds, left)
    const within = (): void => writeLiterals(draft, node, x, left & kinds, at)
    if (condition === null) within()
    else writeEither(draft, condition, () => writeWrongKind(draft, node, x, at), within)
  })
}

function writeWrongKind(draft: Draft, node: Node, x: string, at: At): void {
  const never = node.schema.value === false
  const refusal = refusalOf(node, {
    reason: never ? 'value.not-allowed' : 'value.kind-not-allowed',
    keyword: never ? 'false' : 'type',
    expected: describeAdmitted(node),
  })
  writeReport(draft, admittedKinds(node) === 0 ? tellKind : tellWrongKind, refusal, at, x)
}

function writeLiterals(draft: Draft, node: Node, x: string, known: number, at: At): void {
  const { literals, keywords } = testsOf(node)
  const within = (): void => writeWithin(draft, node, x, known, at)
  if (known === 0) return
  if (literals === null) {
    within()
    return
  }
  const refusal = refusalOf(node, {
    reason: 'enum.value-not-allowed',
    keyword: keywords.enum === undefined ? 'const' : 'enum',
    expected: describeLiterals(literals),
  })
  const refuse = (): void => writeReport(draft, tellKind, refusal, at, x)
  writeEither(draft, amongCondition(draft, literals, x), refuse, within)
}

function writeWithin(draft: Draft, node: Node, x: string, known: number, at: At): void {
  const { code } = draft
  const { text, number, inPlace, array, object } = testsOf(node)
  if (text !== null && (known & STRING) !== 0) {
    writeBlock(code, kindCondition(x, STRING, known), () => writeText(draft, node, text, x, at))
  }
  if (number !== null && (known & NUMBER) !== 0) {
    const conditions = numberConditions(draft, number, x)
    writeBlock(code, kindCondition(x, NUMBER, known), () =>
      writeExplanation(draft, conditions.join(' && '), node, x, at),
    )
  }
  if (array !== null && (known & ARRAY) !== 0) {
    writeBlock(code, kindCondition(x, ARRAY, known), () =>
      writeTellArray(draft, node, array, x, at, writeTell),
    )
  }
  if (object !== null && (known & OBJECT) !== 0) {
    writeBlock(code, kindCondition(x, OBJECT, known), () =>
      writeTellObject(draft, node, object, x, at, writeTell),
    )
  }
  if (inPlace !== null) writeInPlace(draft, node, inPlace, x, known, at)
}

/** Leaves to the interpreter what is seldom broken. */
function writeExplanation(draft: Draft, condition: string, node: Node, x: string, at: At): void {
  const { code, unit } = draft
  const input = [constant(code, node), constant(code, unit.way), x, placeCode(at), 'f']
  write(code, `if (!(${condition})) ${constant(code, explainApart)}(${input.join(', ')})`)
}

function writeText(draft: Draft, node: Node, tests: TextTests, x: string, at: At): void {
  const { code, unit } = draft
  const { format } = tests
  if (!holdsFormatOnly(tests)) {
    const condition = textCondition(draft, tests, x)
    writeExplanation(draft, condition, node, x, at)
  } else if (unit.way.formats) {
    const expected = `${testsOf(node).keywords.format ?? ''} string`
    const refusal = refusalOf(node, { reason: 'format.violated', keyword: 'format', expected })
    write(code, `if (!${constant(code, format)}(${x})) {`)
    writeReport(draft, tellFormat, refusal, at, x)
    write(code, '}')
  }
}

/** There is one part for every kind, or one of several alternatives, as `isSingle` says. */
function writeInPlace(
  draft: Draft,
  node: Node,
  { reference, allOf, anyOf, oneOf }: InPlaceTests,
  x: string,
  known: number,
  at: At,
): void {
  if (reference !== null) {
    if (testsOf(reference).leaf) writePart(draft, reference, x, known, at)
    else writeCall(draft, reference, x, at)
  }
  for (const part of allOf) writePart(draft, part, x, known, at)
  const alternatives = [...anyOf, ...oneOf]
  if (alternatives.length === 0) return
  for (const { mask, candidates } of alternativesByKind(alternatives, known)) {
    const [first, ...others] = candidates
    if (first === undefined) continue
    writeBlock(draft.code, kindCondition(x, mask, known), () => {
      if (others.length === 0) writePart(draft, first, x, mask, at)
      else writeChoice(draft, node, candidates, x, at)
    })
  }
}

function writeChoice(
  draft: Draft,
  node: Node,
  candidates: readonly Node[],
  x: string,
  at: At,
): void {
  const { code } = draft
  const several = testsOf(node).inPlace?.oneOf.length !== 0
  const calls = candidates.map(each => `${unitName(draft, each)}.admits(${x}, d + 1)`)
  const count = variable(code)
  // Of `anyOf` it matters only whether there is one.
  write(code, `const ${count} = ${calls.join(several ? ' + ' : ' || ')}`)
  write(
    code,
    `if (!${count}) ${unitName(draft, candidates[0] ?? node)}.tell(${x}, ${placeCode(at)}, f, d + 1)`,
  )
  if (!several) return
  const expected = 'exactly one of the alternatives'
  const what = { reason: 'one-of.several-matched', keyword: 'oneOf', expected } as const
  write(code, `else if (${count} > 1) {`)
  writeReport(draft, tellKind, refusalOf(node, what), at, x)
  write(code, '}')
}
