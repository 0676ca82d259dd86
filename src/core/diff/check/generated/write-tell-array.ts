import { itemPlace } from '../../../json/place.ts'
import { areDistinct } from '../evaluate-array.ts'
import type { Reason } from '../fact.ts'
import { ANY_KIND } from '../kind-mask.ts'
import type { ArrayTests, Node } from '../node.ts'
import { placeCode, type At } from './at.ts'
import { constant, variable, write } from './code.ts'
import type { Draft } from './draft.ts'
import { refusalOf, tell, tellKind } from './refusal.ts'
import { writeReport } from './write-report.ts'

/** Writes what is wrong with a value inside the one at hand. */
type WriteTell = (draft: Draft, node: Node, x: string, known: number, at: At) => void

/** Writes what adds all that is wrong with an array. */
export function writeTellArray(
  draft: Draft,
  node: Node,
  tests: ArrayTests,
  x: string,
  at: At,
  writeTell: WriteTell,
): void {
  const { code } = draft
  const { minItems, maxItems, items, unique } = tests
  const report = (
    condition: string,
    reason: Reason,
    keyword: string,
    expected: string,
    actual: string,
  ): void => {
    write(code, `if (${condition}) {`)
    writeReport(draft, tell, refusalOf(node, { reason, keyword, expected }, actual), at)
    write(code, '}')
  }
  const bound = 'bound.exceeded'
  if (minItems > 0) {
    report(
      `${x}.length < ${minItems}`,
      bound,
      'minItems',
      `at least ${minItems} items`,
      'fewer items',
    )
  }
  if (maxItems < Infinity) {
    report(
      `${x}.length > ${maxItems}`,
      bound,
      'maxItems',
      `at most ${maxItems} items`,
      'more items',
    )
  }
  if (unique) {
    const distinct = `${constant(code, areDistinct)}(${x})`
    report(`!${distinct}`, 'items.not-unique', 'uniqueItems', 'distinct items', 'equal items')
  }
  if (items !== null) writeItems(draft, items, x, at, writeTell)
}

function writeItems(draft: Draft, items: Node, x: string, at: At, writeTell: WriteTell): void {
  const { code } = draft
  const suffix = itemPlace(at.suffix)
  if (items.schema.value === false) {
    const what = {
      reason: 'item.not-allowed',
      keyword: 'items',
      expected: 'no further item',
    } as const
    write(code, `if (${x}.length > 0) {`)
    writeReport(draft, tellKind, refusalOf(items, what), { ...at, suffix }, `${x}[0] ?? null`)
    write(code, '}')
    return
  }
  const [item, place] = [variable(code), variable(code)]
  // Joined once: each item would make it anew.
  write(code, `const ${place} = ${placeCode({ ...at, suffix })}`)
  write(code, `for (let i = 0; i < ${x}.length; i++) {`)
  write(code, `const ${item} = ${x}[i] ?? null`)
  writeTell(draft, items, item, ANY_KIND, { base: place, suffix: '' })
  write(code, '}')
}
