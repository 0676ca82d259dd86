import { GraphQLError } from 'graphql'
import { InputError } from '../../errors.ts'

/** More words than this are not read of one document. */
export const MAX_TOKENS = 4_000_000

/**
 * Runs a step of the parser.
 *
 * @throws InputError with file, line and column.
 */
export function parsing<T>(where: string, what: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(where, what)
    if (error instanceof GraphQLError) throw inputErrorOf(error, where, what)
    throw error
  }
}

export function tooDeep(where: string, what: string): InputError {
  return new InputError(where, `the GraphQL ${what} nests too deep`, 'Take it apart.')
}

/** The first error that the reference implementation has, as one sentence. */
export function inputErrorOf(error: GraphQLError, where: string, what: string): InputError {
  const at = error.locations?.[0]
  const place = at === undefined ? where : `${where}:${at.line}:${at.column}`
  const problem = `the GraphQL ${what} is wrong: ${reasonOf(error)}`
  return new InputError(place, problem, 'Correct it there.')
}

/** What an error says, as part of a sentence. */
export function reasonOf({ message }: Pick<GraphQLError, 'message'>): string {
  const line = message
    .replace(/^Syntax Error: /, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const short = line.length > 160 ? `${line.slice(0, 159)}…` : line
  return short.replace(/\.$/, '')
}
