import type { Schema } from '../../shape/schema/schema.ts'
import { nodeOf, type Node } from './node.ts'
import { isNamed, sameNodes } from './same-nodes.ts'
import { answerTo, question, type Question } from './settle.ts'
import { plainForm } from './wrap.ts'
import { writtenComparison } from './written-alike.ts'

/**
 * Whether two schemas promise the same, whatever their spelling: order of keys, references or inline,
 * `allOf` of one, `oneOf` with null. A yes is exact. A no can be wrong for lists of alternatives in another
 * order, which the comparison itself then finds to be the same.
 */
export type SameSchema = (base: Schema, revision: Schema) => boolean

/**
 * A comparison with a memory, good for one pair of documents. Recursive schemas are the same unless a difference
 * is reachable. Only through references can schemas recur, so the pairs that one leads to are the questions.
 */
export function schemaComparison(): SameSchema {
  const known = new Map<object, Map<object, Question>>()
  const writtenAlike = writtenComparison()

  function questionAbout(base: Node, revision: Node): Question {
    let row = known.get(base.identity)
    if (!row) known.set(base.identity, (row = new Map()))
    let asked = row.get(revision.identity)
    if (!asked) {
      asked = question(needs =>
        sameNodes(base, revision, writtenAlike, (one, two) => needs(questionAbout(one, two))),
      )
      row.set(revision.identity, asked)
    }
    return asked
  }

  const ask = (base: Node, revision: Node): boolean => answerTo(questionAbout(base, revision))
  return (base, revision) => {
    if (writtenAlike(base, revision)) return true
    const one = plainForm(nodeOf(base))
    const two = plainForm(nodeOf(revision))
    return isNamed(one, two) ? ask(one, two) : sameNodes(one, two, writtenAlike, ask)
  }
}
