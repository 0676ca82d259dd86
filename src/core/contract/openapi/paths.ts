import type { Operation } from '../contract.ts'
import { memberOf, type ObjectPart, type Part } from './part.ts'
import { addDefect, isModern, objectAt, type Reading } from './reading.ts'

/** The operations of all `paths` of a document, by path. */
export function readPaths(
  reading: Reading,
  root: ObjectPart,
  readItem: (path: string, member: Part) => readonly Operation[],
): Operation[] {
  const paths = objectAt(reading, root, 'paths')
  const mayLack = ['webhooks', 'components'].some(field => memberOf(root, field) !== undefined)
  if (!memberOf(root, 'paths') && !(isModern(reading) && mayLack)) {
    addDefect(reading, root, 'the document has no `paths`')
  }
  if (paths === undefined) return []
  return Object.keys(paths.value)
    .sort()
    .flatMap(path => {
      const member = path.startsWith('x-') ? undefined : memberOf(paths, path)
      if (member === undefined) return []
      if (!path.startsWith('/')) addDefect(reading, member, 'a path must start with `/`')
      return readItem(path, member)
    })
}
