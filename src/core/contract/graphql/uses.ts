import type { Collecting } from './collect-fields.ts'
import { coordinates } from './coordinates.ts'
import type { GraphqlOperation, Selection } from './operation-document.ts'
import { possibleTypes } from './possible-types.ts'
import { namedTypeOf } from './type-reference.ts'

/** The operations that use a part of the type system, by its coordinate. */
export type Uses = ReadonlyMap<string, ReadonlySet<string>>

/** More marks than this are of a document that is made to be slow. */
const MAX_MARKS = 2_000_000

interface Marking extends Collecting {
  readonly uses: Map<string, Set<string>>
  left: number
}

/** What each operation reads and sends; null where there are no operations, or too much is used to be told apart. */
export function usesOf(collecting: Collecting): Uses | null {
  const { operations } = collecting.set
  if (operations.size === 0) return null
  const marking: Marking = { ...collecting, uses: new Map(), left: MAX_MARKS }
  for (const operation of operations.values()) markOperation(marking, operation)
  return marking.left < 0 ? null : marking.uses
}

function mark(marking: Marking, coordinate: string, operation: string): boolean {
  marking.left--
  let row = marking.uses.get(coordinate)
  if (row === undefined) marking.uses.set(coordinate, (row = new Set()))
  if (row.has(operation)) return false
  row.add(operation)
  return true
}

function markOperation(marking: Marking, operation: GraphqlOperation): void {
  const { system, set } = marking
  const by = operation.name
  const passed = new Set<string>()
  for (const { type } of operation.variables.values()) markInput(marking, type, by)
  for (const name of operation.directives) mark(marking, coordinates.directive(name), by)
  const root = system.roots.get(operation.kind) ?? ''
  markType(root)
  walk(operation.selection, root)

  function walk(selection: readonly Selection[], on: string): void {
    if (marking.left < 0) return
    for (const each of selection) {
      if (each.kind === 'field') markField(each, on)
      else if (each.kind === 'inline') walkFragment(each.on || on, each.selection)
      else if (!passed.has(each.fragment)) {
        passed.add(each.fragment)
        const fragment = set.fragments.get(each.fragment)
        if (fragment !== undefined) walkFragment(fragment.on, fragment.selection)
      }
    }
  }

  function walkFragment(on: string, selection: readonly Selection[]): void {
    markType(on)
    walk(selection, on)
  }

  function markType(name: string): void {
    if (!mark(marking, name, by)) return
    for (const object of possibleTypes(system, name)) mark(marking, object, by)
  }

  function markField(field: Selection & { readonly kind: 'field' }, on: string): void {
    const holders = new Set([on, ...possibleTypes(system, on)])
    for (const holder of holders) {
      const definition = system.types.get(holder)?.fields.get(field.name)
      if (holder !== on && definition === undefined) continue
      mark(marking, coordinates.member(holder, field.name), by)
      for (const name of field.args) {
        mark(marking, coordinates.argument(holder, field.name, name), by)
        markInput(marking, definition?.args.get(name)?.type ?? '', by)
      }
      if (definition !== undefined) markType(namedTypeOf(definition.type))
    }
    const type = system.types.get(on)?.fields.get(field.name)?.type
    if (type !== undefined && field.selection.length > 0) walk(field.selection, namedTypeOf(type))
  }
}

/** An input object with all that it holds: which fields a caller fills in is not known. */
function markInput(marking: Marking, type: string, by: string): void {
  const waiting = [namedTypeOf(type)]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === '' || !mark(marking, name, by)) continue
    for (const [field, input] of marking.system.types.get(name)?.inputs ?? []) {
      mark(marking, coordinates.member(name, field), by)
      waiting.push(namedTypeOf(input.type))
    }
  }
}
