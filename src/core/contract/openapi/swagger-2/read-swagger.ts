import { isObject } from '../../../json/json.ts'
import type { SourceDocument } from '../../../shape/schema/schema.ts'
import type { Contract, Defect } from '../../contract.ts'
import { allDefects } from '../all-defects.ts'
import { readInfo, readSchemas, readTags } from '../document-fields.ts'
import { extensionsOf, rootPart, type ObjectPart } from '../part.ts'
import { readPaths } from '../paths.ts'
import { objectAt, startReading, textsAt } from '../reading.ts'
import { readSecurity } from '../security.ts'
import { readPathItem, type RootSurroundings } from './operations.ts'
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
  const surroundings: RootSurroundings = {
    schemes,
    security: readSecurity(reading, part, schemes),
    only,
    root: part,
    consumes: textsAt(reading, part, 'consumes'),
    produces: textsAt(reading, part, 'produces'),
  }
  const operations = readPaths(reading, part, (path, member) =>
    readPathItem(reading, surroundings, path, member),
  )
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
