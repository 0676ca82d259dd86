import type { Direction } from '../../../shape/allowed/allowed.ts'
import { traitsOf } from '../../../shape/schema/dialect.ts'
import { hiddenNames } from '../hidden.ts'
import type { InPlaceTests, Node, Tests } from '../node.ts'
import { testsOf } from '../tests.ts'

/** No author joins more schemas in place; what does is left to the interpreter. */
const MAX_PARTS = 64

/** Whether the schema itself, apart from all inside and behind it, holds only keywords that code is made for. */
export function isPlain({ array, object, inPlace }: Tests): boolean {
  if (array !== null && (array.prefix.length > 0 || array.contains !== null)) return false
  if (array !== null && array.unevaluated !== null) return false
  if (object !== null && (object.patterns !== null || object.names !== null)) return false
  if (object !== null && (object.dependentRequired !== null || object.unevaluated !== null))
    return false
  if (inPlace === null) return true
  const { dynamic, not, condition, dependentSchemas } = inPlace
  return dynamic === null && not === null && condition === null && dependentSchemas === null
}

/**
 * Whether what the schema applies in place can be told apart in functions: there is no ring, and no part
 * depends on which schema it is a part of, as it does where properties are hidden.
 */
export function isSeparable(owner: Node, direction: Direction): boolean {
  const { inPlace } = testsOf(owner)
  if (inPlace === null) return true
  if (!inPlace.alone && hiddenNames(owner.schema, direction).size > 0) return false
  return !hasRing(owner, new Set(), new Set())
}

/** What dynamic references mean depends on the resources on the way to them, of which a function knows one. */
export function staysInResource(from: Node, to: Node): boolean {
  if (testsOf(from).resource === testsOf(to).resource) return true
  return [from, to].every(({ schema }) => traitsOf(schema.document).draft < 2019)
}

function hasRing(node: Node, open: Set<Node>, done: Set<Node>): boolean {
  if (done.has(node)) return false
  if (open.has(node) || done.size + open.size > MAX_PARTS) return true
  open.add(node)
  const { inPlace } = testsOf(node)
  const found = inPlace !== null && partsOf(inPlace).some(part => hasRing(part, open, done))
  open.delete(node)
  done.add(node)
  return found
}

function partsOf(tests: InPlaceTests): readonly Node[] {
  const { reference, not, condition, consequent, alternative, dependentSchemas } = tests
  const single = [reference, not, condition, consequent, alternative].filter(node => node !== null)
  const listed = [...tests.allOf, ...tests.anyOf, ...tests.oneOf]
  return [...single, ...listed, ...(dependentSchemas?.values() ?? [])]
}

/** Where lone references lead in the end; only for what has no ring. */
export function targetOf(node: Node): Node {
  let target = node
  for (let tests = testsOf(node).inPlace; tests?.alone && tests.reference !== null;) {
    target = tests.reference
    tests = testsOf(target).inPlace
  }
  return target
}
