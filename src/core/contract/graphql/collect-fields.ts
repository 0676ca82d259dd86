import type { OperationSet, Selection } from './operation-document.ts'
import { possibleTypes } from './possible-types.ts'
import type { TypeSystem } from './type-system.ts'

/** What is selected under one key of an answer. The same key can be selected in several fragments. */
export interface CollectedField {
  readonly key: string
  readonly name: string
  /** The type that each selection stands on: an interface, or an object. */
  readonly parents: ReadonlySet<string>
  readonly args: ReadonlySet<string>
  /** Whether some directive may leave it out of the answer altogether. */
  readonly maybe: boolean
  readonly selections: readonly (readonly Selection[])[]
}

export interface Collecting {
  readonly system: TypeSystem
  readonly set: OperationSet
}

interface Draft {
  readonly key: string
  readonly name: string
  readonly parents: Set<string>
  readonly args: Set<string>
  maybe: boolean
  readonly selections: (readonly Selection[])[]
}

/**
 * The fields that an object of one type answers with, in the order of the selection.
 *
 * @param parent the type that the selections are written on.
 * @param object the object type that came.
 * @see GraphQL specification, section 6.3.2, CollectFields
 */
export function collectFields(
  { system, set }: Collecting,
  parent: string,
  object: string,
  selections: readonly (readonly Selection[])[],
): ReadonlyMap<string, CollectedField> {
  const fields = new Map<string, Draft>()
  // A fragment that was passed for certain adds nothing when passed again.
  const passed = new Map<string, boolean>()
  for (const selection of selections) collect(selection, parent, false)
  return fields

  function collect(selection: readonly Selection[], on: string, outer: boolean): void {
    for (const each of selection) {
      const maybe = outer || each.maybe
      if (each.kind === 'field') {
        add(each, on, maybe)
        continue
      }
      const fragment = each.kind === 'inline' ? each : fragmentOf(each.fragment, maybe)
      if (fragment === null) continue
      const type = fragment.on === '' ? on : fragment.on
      if (type === on || possibleTypes(system, type).includes(object)) {
        collect(fragment.selection, type, maybe)
      }
    }
  }

  function fragmentOf(
    name: string,
    maybe: boolean,
  ): { on: string; selection: readonly Selection[] } | null {
    const before = passed.get(name)
    if (before === false || (before === true && maybe)) return null
    passed.set(name, maybe)
    return set.fragments.get(name) ?? null
  }

  function add(field: Selection & { readonly kind: 'field' }, on: string, maybe: boolean): void {
    let draft = fields.get(field.key)
    if (draft === undefined) {
      const { key, name } = field
      draft = { key, name, parents: new Set(), args: new Set(), maybe, selections: [] }
      fields.set(key, draft)
    }
    draft.maybe &&= maybe
    draft.parents.add(on)
    for (const arg of field.args) draft.args.add(arg)
    if (field.selection.length > 0) draft.selections.push(field.selection)
  }
}
