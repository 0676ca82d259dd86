import type { Json, JsonObject } from '../../../json/json.ts'
import { hiddenNames } from '../hidden.ts'
import { ANY_KIND } from '../kind-mask.ts'
import type { Member, Node, ObjectTests } from '../node.ts'
import { constant, literal, variable, write, writeBlock, type Code } from './code.ts'
import type { Draft } from './draft.ts'

type WriteMember = (draft: Draft, node: Node, x: string, known: number) => void

/** Writes what an object must have, each property by its name: that is what engines are quickest at. */
export function writeObject(
  draft: Draft,
  node: Node,
  tests: ObjectTests,
  x: string,
  writeMember: WriteMember,
): void {
  const { code } = draft
  const { minProperties, maxProperties, members } = tests
  for (const name of unlistedRequired(draft, node, tests)) {
    write(code, `if (${isMissing(code, x, name)}) return false`)
  }
  if (minProperties > 0 || maxProperties < Infinity) {
    const count = `${constant(code, countOf)}(${x})`
    if (minProperties > 0) write(code, `if (${count} < ${minProperties}) return false`)
    if (maxProperties < Infinity) write(code, `if (${count} > ${maxProperties}) return false`)
  }
  for (const member of members) {
    const y = writeLookup(code, x, member)
    if (isRequired(draft, node, member)) write(code, `if (${y} === undefined) return false`)
    const guard = isRequired(draft, node, member) ? null : `${y} !== undefined`
    writeBlock(code, guard, () => writeMember(draft, member.node, y, ANY_KIND))
  }
  const { additional } = tests
  if (additional === null || !tests.open) return
  const key = writeKeys(code, x, tests)
  const y = variable(code)
  write(code, `const ${y} = ${x}[${key}] ?? null`)
  writeMember(draft, additional, y, ANY_KIND)
  write(code, '}')
}

/** Writes a variable with the property, undefined where there is none, and gives its name back. */
export function writeLookup(code: Code, x: string, { name, inherited }: Member): string {
  const y = variable(code)
  const key = literal(name)
  const own = inherited ? `Object.hasOwn(${x}, ${key}) ? ${x}[${key}] : undefined` : `${x}[${key}]`
  write(code, `const ${y} = ${own}`)
  return y
}

/** Opens a loop over the keys that are not listed, and gives the name of the key back. */
export function writeKeys(code: Code, x: string, { properties }: ObjectTests): string {
  const key = variable(code)
  write(code, `for (const ${key} of Object.keys(${x})) {`)
  if (properties !== null && properties.size > 0) {
    write(code, `if (${constant(code, properties)}.has(${key})) continue`)
  }
  return key
}

export function isRequired({ unit }: Draft, node: Node, { name, required }: Member): boolean {
  return required && !hiddenNames(node.schema, unit.way.direction).has(name)
}

/** What is required and not listed, each once. */
export function unlistedRequired({ unit }: Draft, node: Node, tests: ObjectTests): string[] {
  if (tests.unlisted.length === 0) return []
  const hidden = hiddenNames(node.schema, unit.way.direction)
  return [...new Set(tests.unlisted)].filter(name => !hidden.has(name))
}

export function isMissing(code: Code, x: string, name: string): string {
  return `!${constant(code, hasOwn)}(${x}, ${literal(name)})`
}

const hasOwn = (object: JsonObject, name: string): boolean => Object.hasOwn(object, name)

export function countOf(object: Readonly<Record<string, Json>>): number {
  return Object.keys(object).length
}
