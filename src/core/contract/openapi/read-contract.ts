import type { OpenAPIV3_1 } from 'openapi-types'
import { InputError } from '../../../errors.ts'
import { isObject } from '../../json/json.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import type { Contract, Defect, Operation } from '../contract.ts'
import { allDefects } from './all-defects.ts'
import { readInfo, readSchemas, readTags } from './document-fields.ts'
import type { Surroundings } from './operation-fields.ts'
import { readPathItem } from './operations.ts'
import { extensionsOf, memberOf, rootPart, type ObjectPart } from './part.ts'
import { readPaths } from './paths.ts'
import { isModern, objectAt, startReading, versionOf, type Reading } from './reading.ts'
import { readSecurity, readSecuritySchemes } from './security.ts'
import { readServers } from './servers.ts'
import { readSwagger } from './swagger-2/read-swagger.ts'

type RootField = keyof OpenAPIV3_1.Document

/**
 * Reads an OpenAPI document of version 2.0 to 3.2. What is malformed becomes a defect, and the rest goes on working.
 * Operations come sorted by path and method, so that the order of keys in the file makes no difference.
 *
 * @param name the provider, as people name it.
 * @param only keys of the operations and webhooks to read; all when left out.
 * @throws InputError when the document is no OpenAPI.
 */
export function readContract(
  document: SourceDocument,
  name: string,
  only: ReadonlySet<string> | null = null,
): Contract {
  if (document.dialect === 'openapi-2.0') return readSwagger(document, name, only)
  const version = versionOf(document.dialect)
  if (version === undefined) throw notAnApi(document)
  const reading = startReading(version)
  const { root } = document
  const part: ObjectPart = { ...rootPart(document), value: isObject(root) ? root : {} }
  const at = (field: RootField): ObjectPart | undefined => objectAt(reading, part, field)

  const components = at('components')
  const schemes = readSecuritySchemes(reading, components)
  const security = readSecurity(reading, part, schemes)
  const surroundings: Surroundings = { schemes, security, only }
  const operations = readPaths(reading, part, (path, member) =>
    readPathItem(reading, surroundings, path, member),
  )
  const webhooks = readWebhooks(reading, surroundings, part)
  let defects: readonly Defect[] | undefined
  return {
    name,
    dialect: document.dialect,
    info: readInfo(reading, part),
    servers: readServers(reading, part) ?? [],
    tags: readTags(reading, part),
    securitySchemes: schemes,
    operations,
    webhooks,
    schemas: readSchemas(reading, components && objectAt(reading, components, 'schemas')),
    extensions: extensionsOf(part),
    document,
    // What is wrong inside schemas takes a walk over all of them, and a comparison does not ask for it.
    get defects() {
      return (defects ??= allDefects(reading, operations, document))
    },
  }
}

function notAnApi(document: SourceDocument): InputError {
  return new InputError(
    document.uri,
    `this is ${document.dialect.replace('json-schema-', 'JSON Schema ')}, not an API`,
    'Give the OpenAPI document of the API.',
  )
}

/** `webhooks` came with 3.1; before it, `x-webhooks` was how documents said the same. */
function readWebhooks(reading: Reading, surroundings: Surroundings, root: ObjectPart): Operation[] {
  const fields = isModern(reading) ? ['webhooks', 'x-webhooks'] : ['x-webhooks']
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
