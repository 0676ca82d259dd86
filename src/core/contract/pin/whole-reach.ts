import type { Contract } from '../contract.ts'
import { filesOf } from '../json-schema/dangling-references.ts'
import { markKept, newKeep } from './keep.ts'
import type { Reach } from './reach.ts'

/** All of a JSON Schema, of GraphQL or of a Pact and of the files that it leads to: it is one promise. */
export function wholeReach({ dialect, document }: Contract): Reach {
  return new Map(
    filesOf(document).map(file => {
      const keep = newKeep()
      markKept(keep, [], dialect === 'graphql' || dialect === 'pact' ? 'raw' : 'schema')
      return [file, keep]
    }),
  )
}
