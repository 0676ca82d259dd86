import type { Contract } from '../contract.ts'
import { filesOf } from '../json-schema/dangling-references.ts'
import { markKept, newKeep } from './keep.ts'
import type { Reach } from './reach.ts'

/** All of a JSON Schema and of the files that it leads to: a schema is one promise. */
export function wholeReach({ document }: Contract): Reach {
  return new Map(
    filesOf(document).map(file => {
      const keep = newKeep()
      markKept(keep, [], 'schema')
      return [file, keep]
    }),
  )
}
