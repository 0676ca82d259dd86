import { areDistinct } from '../evaluate-array.ts'
import { isAmong, isTextAdmitted } from '../leaf.ts'
import { ANY_KIND } from '../kind-mask.ts'
import { isMultiple } from '../multiple.ts'
import type {
  ArrayTests,
  InPlaceTests,
  Literals,
  Node,
  NumberTests,
  Tests,
  TextTests,
} from '../node.ts'
import { testsOf } from '../tests.ts'
import { alternativesByKind } from './by-kind.ts'
import { constant, literal, variable, write, writeBlock } from './code.ts'
import { isWrittenHere, unitName, type Draft } from './draft.ts'
import { ARRAY, kindCondition, NULL, NUMBER, OBJECT, STRING } from './kind-condition.ts'
import { isSeparable, targetOf } from './plain.ts'
import { writeObject } from './write-object.ts'

/** Writes what leaves the function with false unless the schema admits the value named `x`, entered anew. */
export function writeAdmits(draft: Draft, node: Node, x: string, known: number): void {
  const separable = isSeparable(node, draft.unit.way.direction)
  if (separable) writePart(draft, node, x, known)
  else writeCall(draft, node, x)
}

function writeCall(draft: Draft, node: Node, x: string): void {
  write(draft.code, `if (!${unitName(draft, node)}.admits(${x}, d + 1)) return false`)
}

/** The same for a schema that is applied in place, with what the kinds of the value are known to be. */
function writePart(draft: Draft, node: Node, x: string, known: number): void {
  const { code } = draft
  if (!isWrittenHere(draft, node)) {
    writeCall(draft, node, x)
    return
  }
  const tests = testsOf(node)
  const guard = tests.nullable && (known & NULL) !== 0 ? `${x} !== null` : null
  writeBlock(code, guard, () => {
    const kinds = guard === null ? known : known & ~NULL
    const condition = kindCondition(x, tests.mask, kinds)
    if (condition !== null) write(code, `if (!(${condition})) return false`)
    writeWithin(draft, node, tests, x, kinds & tests.mask)
  })
}

function writeWithin(draft: Draft, node: Node, tests: Tests, x: string, known: number): void {
  const { code } = draft
  const { literals, text, number, inPlace, array, object } = tests
  const { formats } = draft.unit.way
  if (literals !== null) write(code, `if (!(${amongCondition(draft, literals, x)})) return false`)
  if (text !== null && (known & STRING) !== 0 && !(holdsFormatOnly(text) && !formats)) {
    writeBlock(code, kindCondition(x, STRING, known), () =>
      write(code, `if (!${textCondition(draft, text, x)}) return false`),
    )
  }
  if (number !== null && (known & NUMBER) !== 0) {
    writeBlock(code, kindCondition(x, NUMBER, known), () => writeNumber(draft, number, x))
  }
  if (inPlace !== null) writeInPlace(draft, inPlace, x, known)
  if (array !== null && (known & ARRAY) !== 0) {
    writeBlock(code, kindCondition(x, ARRAY, known), () => writeArray(draft, array, x))
  }
  if (object !== null && (known & OBJECT) !== 0) {
    writeBlock(code, kindCondition(x, OBJECT, known), () =>
      writeObject(draft, node, object, x, writeAdmits),
    )
  }
}

/** More than this many are looked up instead of compared. */
const FEW_LITERALS = 12

export function amongCondition({ code }: Draft, literals: Literals, x: string): string {
  const { scalars, texts } = literals
  if (texts.size > scalars.size)
    return `${constant(code, isAmong)}(${x}, ${constant(code, literals)})`
  if (scalars.size === 0) return 'false'
  if (scalars.size > FEW_LITERALS) return `${constant(code, scalars)}.has(${x})`
  const shown = [...scalars].map(value =>
    typeof value === 'string' ? literal(value) : String(value as number | boolean | null),
  )
  return shown.map(value => `${x} === ${value}`).join(' || ')
}

export function holdsFormatOnly({ minLength, maxLength, pattern }: TextTests): boolean {
  return minLength <= 0 && maxLength === Infinity && pattern === null
}

export function textCondition({ code, unit }: Draft, tests: TextTests, x: string): string {
  return holdsFormatOnly(tests)
    ? `${constant(code, tests.format)}(${x})`
    : `${constant(code, isTextAdmitted)}(${x}, ${constant(code, tests)}, ${unit.way.formats})`
}

export function numberConditions({ code }: Draft, tests: NumberTests, x: string): string[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = tests
  return [
    minimum > -Infinity ? `${x} >= ${minimum}` : '',
    maximum < Infinity ? `${x} <= ${maximum}` : '',
    exclusiveMinimum > -Infinity ? `${x} > ${exclusiveMinimum}` : '',
    exclusiveMaximum < Infinity ? `${x} < ${exclusiveMaximum}` : '',
    multipleOf === null ? '' : `${constant(code, isMultiple)}(${x}, ${multipleOf})`,
  ].filter(condition => condition !== '')
}

function writeNumber(draft: Draft, tests: NumberTests, x: string): void {
  const conditions = numberConditions(draft, tests, x)
  if (conditions.length > 0) write(draft.code, `if (!(${conditions.join(' && ')})) return false`)
}

function writeArray(draft: Draft, tests: ArrayTests, x: string): void {
  const { code } = draft
  const { minItems, maxItems, items, unique } = tests
  if (minItems > 0) write(code, `if (${x}.length < ${minItems}) return false`)
  if (maxItems < Infinity) write(code, `if (${x}.length > ${maxItems}) return false`)
  if (items !== null) {
    const item = variable(code)
    write(code, `for (let i = 0; i < ${x}.length; i++) {`)
    write(code, `const ${item} = ${x}[i] ?? null`)
    writeAdmits(draft, items, item, ANY_KIND)
    write(code, '}')
  }
  if (unique) write(code, `if (!${constant(code, areDistinct)}(${x})) return false`)
}

function writeInPlace(draft: Draft, tests: InPlaceTests, x: string, known: number): void {
  const { reference, allOf, anyOf, oneOf } = tests
  if (!tests.alone && allOf.length + (reference === null ? 0 : 1) > 1) draft.branches = true
  if (reference !== null) {
    const target = targetOf(reference)
    if (testsOf(target).leaf) writePart(draft, target, x, known)
    else writeCall(draft, target, x)
  }
  for (const part of allOf) writePart(draft, part, x, known)
  if (anyOf.length > 0) writeChoice(draft, anyOf, 'any', x, known)
  if (oneOf.length > 0) writeChoice(draft, oneOf, 'one', x, known)
}

function writeChoice(
  draft: Draft,
  nodes: readonly Node[],
  how: 'any' | 'one',
  x: string,
  known: number,
): void {
  const { code } = draft
  const groups = alternativesByKind(nodes, known)
  for (const { mask, candidates } of groups) {
    const [only, ...others] = candidates
    writeBlock(code, kindCondition(x, mask, known), () => {
      if (only === undefined) write(code, 'return false')
      else if (others.length === 0) writePart(draft, only, x, mask)
      else {
        draft.branches = true
        const calls = candidates.map(node => `${unitName(draft, node)}.admits(${x}, d + 1)`)
        if (how === 'any') write(code, `if (!(${calls.join(' || ')})) return false`)
        else
          write(
            code,
            `if (${calls.map(call => `(${call} ? 1 : 0)`).join(' + ')} !== 1) return false`,
          )
      }
    })
  }
}
