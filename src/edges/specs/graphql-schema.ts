import {
  buildASTSchema,
  buildClientSchema,
  Kind,
  parse,
  Source,
  validateSchema,
  type DocumentNode,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql'
import { specifiedSDLRules } from 'graphql/validation/specifiedRules.js'
import { validateSDL } from 'graphql/validation/validate.js'
import type { Json } from '../../core/json/json.ts'
import { isObject, property } from '../../core/json/json.ts'
import { InputError } from '../../errors.ts'
import { inputErrorOf, MAX_TOKENS, parsing } from './graphql-errors.ts'

/**
 * The type system that a text in the GraphQL schema language describes. Directives that it uses and does not define
 * are let pass: those of federation often are.
 *
 * @throws InputError with file, line and column.
 */
export function schemaOfText(text: string, where: string): GraphQLSchema {
  return parsing(where, 'schema', () => {
    const document = parse(new Source(text, where), { maxTokens: MAX_TOKENS })
    assertSchema(document, where)
    const rules = specifiedSDLRules.filter(({ name }) => name !== 'KnownDirectivesRule')
    const [error] = validateSDL(document, undefined, rules)
    if (error !== undefined) throw inputErrorOf(error, where, 'schema')
    return checked(buildASTSchema(document, { assumeValidSDL: true }), where)
  })
}

function assertSchema({ definitions }: DocumentNode, where: string): void {
  const sent = definitions.find(
    ({ kind }) => kind === Kind.OPERATION_DEFINITION || kind === Kind.FRAGMENT_DEFINITION,
  )
  if (sent === undefined) return
  const at = sent.loc?.startToken
  throw new InputError(
    at === undefined ? where : `${where}:${at.line}:${at.column}`,
    'this is an operation, not the schema of the API',
    'Give the schema, and what is sent with --documents.',
  )
}

/**
 * The type system that the answer to an introspection query describes.
 *
 * @throws InputError
 */
export function schemaOfIntrospection(root: Json, where: string): GraphQLSchema {
  const data = isObject(root) ? (property(root, 'data') ?? root) : root
  try {
    const schema = buildClientSchema(data as unknown as IntrospectionQuery)
    return checked(schema, where)
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error
    const problem = 'this is no complete answer to an introspection query'
    throw new InputError(where, problem, 'Ask again with the full query.', { cause: error })
  }
}

function checked(schema: GraphQLSchema, where: string): GraphQLSchema {
  const [error] = validateSchema(schema)
  if (error !== undefined) throw inputErrorOf(error, where, 'schema')
  return schema
}
