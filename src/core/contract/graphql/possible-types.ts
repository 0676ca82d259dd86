import type { TypeSystem } from './type-system.ts'

const memo = new WeakMap<TypeSystem, Map<string, readonly string[]>>()

/** The object types that a value of the type can be: itself, those that implement it, the members of a union. */
export function possibleTypes(system: TypeSystem, name: string): readonly string[] {
  let known = memo.get(system)
  if (known === undefined) memo.set(system, (known = tableOf(system)))
  return known.get(name) ?? []
}

function tableOf({ types }: TypeSystem): Map<string, readonly string[]> {
  const table = new Map<string, string[]>()
  const add = (name: string, object: string): void => {
    const row = table.get(name)
    if (row === undefined) table.set(name, [object])
    else row.push(object)
  }
  for (const type of types.values()) {
    if (type.kind === 'object') {
      add(type.name, type.name)
      for (const supertype of type.supertypes) add(supertype, type.name)
    }
    if (type.kind !== 'union') continue
    for (const member of type.members)
      if (types.get(member)?.kind === 'object') add(type.name, member)
  }
  return table
}
