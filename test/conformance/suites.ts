import { checkOnGithub } from './github.ts'
import { checkOnJsonSchema } from './json-schema.ts'
import { pactSpecification } from './pact-specification.ts'
import { openapiPact } from './openapi-pact.ts'
import type { Suite } from './suite.ts'
import { specPairs } from './spec-pairs.ts'
import { spellings } from './spellings.ts'
import { subsumeOnJsonSchema } from './subsume.ts'

/** Every suite, in the order of the goals. One id can have several. */
export const suites: readonly Suite[] = [
  specPairs,
  openapiPact,
  pactSpecification,
  checkOnJsonSchema,
  subsumeOnJsonSchema,
  checkOnGithub,
  spellings,
]
