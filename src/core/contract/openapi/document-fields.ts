import type { Schema } from '../../shape/schema/schema.ts'
import type { Contract } from '../contract.ts'
import { itemsOf, memberOf, schemaOf, type ObjectPart } from './part.ts'
import { addDefect, asObject, kindName, listAt, objectAt, textAt, type Reading } from './reading.ts'

/** Title and version; each empty where it is not stated. */
export function readInfo(reading: Reading, root: ObjectPart): Contract['info'] {
  const info = objectAt(reading, root, 'info')
  if (info === undefined && !memberOf(root, 'info'))
    addDefect(reading, root, 'the document has no `info`')
  return {
    title: (info && textAt(reading, info, 'title')) ?? '',
    version: (info && textAt(reading, info, 'version')) ?? '',
  }
}

export function readTags(reading: Reading, root: ObjectPart): string[] {
  const list = listAt(reading, root, 'tags')
  if (list === undefined) return []
  return itemsOf(list).flatMap(item => {
    const part = asObject(reading, item, 'a tag')
    return (part && textAt(reading, part, 'name')) ?? []
  })
}

/** Named schemas, by name. */
export function readSchemas(
  reading: Reading,
  definitions: ObjectPart | undefined,
): ReadonlyMap<string, Schema> {
  const schemas = new Map<string, Schema>()
  for (const name of definitions ? Object.keys(definitions.value).sort() : []) {
    const member = definitions && memberOf(definitions, name)
    const schema = member && schemaOf(member)
    if (schema) schemas.set(name, schema)
    else if (member) {
      addDefect(reading, member, `a schema must be an object, not ${kindName(member.value)}`)
    }
  }
  return schemas
}
