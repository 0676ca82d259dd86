import type { OpenAPIV3_1 } from 'openapi-types'
import { InputError } from '../../../errors.ts'
import { isObject } from '../../json/json.ts'
import type { Schema, SourceDocument } from '../../shape/schema/schema.ts'
import type { Contract, Operation } from '../contract.ts'
import { readPathItem, type Surroundings } from './operations.ts'
import { extensionsOf, itemsOf, memberOf, rootPart, schemaOf, type ObjectPart } from './part.ts'
import {
  addDefect,
  asObject,
  kindName,
  listAt,
  objectAt,
  startReading,
  textAt,
  type Reading,
} from './reading.ts'
import { addRouteDefects } from './route-defects.ts'
import { addSchemaDefects } from './schema-defects.ts'
import { readSecurity, readSecuritySchemes } from './security.ts'
import { readServers } from './servers.ts'

type RootField = keyof OpenAPIV3_1.Document

/**
 * Reads an OpenAPI 3.0 or 3.1 document. What is malformed becomes a defect, and the rest goes on working.
 * Operations come sorted by path and method, so that the order of keys in the file makes no difference.
 *
 * @param name the provider, as people name it.
 * @param only keys of the operations and webhooks to read; all when left out.
 * @throws InputError when the document is of another version.
 */
export function readContract(
  document: SourceDocument,
  name: string,
  only: ReadonlySet<string> | null = null,
): Contract {
  const reading = startReading(versionOf(document))
  const { root } = document
  const part: ObjectPart = { ...rootPart(document), value: isObject(root) ? root : {} }
  const at = (field: RootField): ObjectPart | undefined => objectAt(reading, part, field)

  const components = at('components')
  const schemes = readSecuritySchemes(reading, components)
  const security = readSecurity(reading, part, schemes)
  const surroundings: Surroundings = { schemes, security, only }
  const operations = readPaths(reading, surroundings, part)
  const webhooks = readWebhooks(reading, surroundings, part)
  addRouteDefects(reading, operations)
  addSchemaDefects(reading, document)
  return {
    name,
    dialect: document.dialect,
    info: readInfo(reading, part),
    servers: readServers(reading, part) ?? [],
    tags: readTags(reading, part),
    securitySchemes: schemes,
    operations,
    webhooks,
    schemas: readSchemas(reading, components),
    extensions: extensionsOf(part),
    document,
    defects: [...reading.defects.values()],
  }
}

function versionOf(document: SourceDocument): Reading['version'] {
  if (document.dialect === 'openapi-3.0') return '3.0'
  if (document.dialect === 'openapi-3.1') return '3.1'
  const name = document.dialect
    .replace('openapi-', 'OpenAPI ')
    .replace('json-schema-', 'JSON Schema ')
  throw new InputError(
    document.uri,
    `this is ${name}, which Tidemark does not read yet`,
    'Give the OpenAPI 3.0 or 3.1 document of the same API, or convert it to one.',
  )
}

function readInfo(reading: Reading, root: ObjectPart): Contract['info'] {
  const info = objectAt(reading, root, 'info')
  if (info === undefined && !memberOf(root, 'info'))
    addDefect(reading, root, 'the document has no `info`')
  return {
    title: (info && textAt(reading, info, 'title')) ?? '',
    version: (info && textAt(reading, info, 'version')) ?? '',
  }
}

function readPaths(reading: Reading, surroundings: Surroundings, root: ObjectPart): Operation[] {
  const paths = objectAt(reading, root, 'paths')
  const mayLack = ['webhooks', 'components'].some(field => memberOf(root, field) !== undefined)
  if (!memberOf(root, 'paths') && !(reading.version === '3.1' && mayLack)) {
    addDefect(reading, root, 'the document has no `paths`')
  }
  if (paths === undefined) return []
  return Object.keys(paths.value)
    .sort()
    .flatMap(path => {
      const member = path.startsWith('x-') ? undefined : memberOf(paths, path)
      if (member === undefined) return []
      if (!path.startsWith('/')) addDefect(reading, member, 'a path must start with `/`')
      return readPathItem(reading, surroundings, path, member)
    })
}

/** `webhooks` came with 3.1; before it, `x-webhooks` was how documents said the same. */
function readWebhooks(reading: Reading, surroundings: Surroundings, root: ObjectPart): Operation[] {
  const fields = reading.version === '3.1' ? ['webhooks', 'x-webhooks'] : ['x-webhooks']
  const seen = new Set<string>()
  return fields.flatMap(field => {
    const webhooks = objectAt(reading, root, field)
    if (webhooks === undefined) return []
    return Object.keys(webhooks.value)
      .sort()
      .flatMap(name => {
        const member = memberOf(webhooks, name)
        if (member === undefined || name.startsWith('x-') || seen.has(name)) return []
        seen.add(name)
        return readPathItem(reading, surroundings, name, member)
      })
  })
}

function readTags(reading: Reading, root: ObjectPart): string[] {
  const list = listAt(reading, root, 'tags')
  if (list === undefined) return []
  return itemsOf(list).flatMap(item => {
    const part = asObject(reading, item, 'a tag')
    return (part && textAt(reading, part, 'name')) ?? []
  })
}

function readSchemas(
  reading: Reading,
  components: ObjectPart | undefined,
): ReadonlyMap<string, Schema> {
  const schemas = new Map<string, Schema>()
  const definitions = components && objectAt(reading, components, 'schemas')
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
