import { isObject } from '../../../json/json.ts'
import type { SourceDocument } from '../../../shape/schema/schema.ts'
import type { Contract, Defect, Operation } from '../../contract.ts'
import { allDefects } from '../all-defects.ts'
import { readInfo, readSchemas, readTags } from '../document-fields.ts'
import { extensionsOf, memberOf, rootPart, type ObjectPart } from '../part.ts'
import { addDefect, objectAt, startReading, textsAt, type Reading } from '../reading.ts'
import { readSecurity } from '../security.ts'
import { readPathItem, type Surroundings } from './operations.ts'
import { readSecurityDefinitions } from './security-definitions.ts'
import { readServers } from './servers.ts'

/**
 * Reads an OpenAPI 2.0 document, known as Swagger, in the words of OpenAPI 3: `body` and `formData` parameters
 * become a request body, `host` and `basePath` servers, `collectionFormat` a style. Schemas stay where they stand.
 *
 * @see https://spec.openapis.org/oas/v2.0.html
 */
export function readSwagger(
  document: SourceDocument,
  name: string,
  only: ReadonlySet<string> | null,
): Contract {
  const reading = startReading('2.0')
  const { root } = document
  const part: ObjectPart = { ...rootPart(document), value: isObject(root) ? root : {} }
  const schemes = readSecurityDefinitions(reading, part)
  const operations = readPaths(reading, part, {
    schemes,
    security: readSecurity(reading, part, schemes),
    only,
    root: part,
    consumes: textsAt(reading, part, 'consumes'),
    produces: textsAt(reading, part, 'produces'),
  })
  let defects: readonly Defect[] | undefined
  return {
    name,
    dialect: document.dialect,
    info: readInfo(reading, part),
    servers: readServers(reading, part, part) ?? [],
    tags: readTags(reading, part),
    securitySchemes: schemes,
    operations,
    webhooks: [],
    schemas: readSchemas(reading, objectAt(reading, part, 'definitions')),
    extensions: extensionsOf(part),
    document,
    get defects() {
      return (defects ??= allDefects(reading, operations, document))
    },
  }
}

function readPaths(reading: Reading, root: ObjectPart, surroundings: Surroundings): Operation[] {
  const paths = objectAt(reading, root, 'paths')
  if (!memberOf(root, 'paths')) addDefect(reading, root, 'the document has no `paths`')
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
