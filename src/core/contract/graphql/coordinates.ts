/**
 * How parts of a type system are named: `Query.order(id:)`.
 * @see GraphQL specification, Schema Coordinates
 */
export const coordinates = {
  member: (type: string, name: string): string => `${type}.${name}`,
  argument: (type: string, field: string, name: string): string => `${type}.${field}(${name}:)`,
  directive: (name: string): string => `@${name}`,
  directiveArgument: (name: string, arg: string): string => `@${name}(${arg}:)`,
}
