const moves = [
  'type.added',
  'type.removed',
  'type.kindChanged',
  'scalar.specificationChanged',
  'field.added',
  'field.removed',
  'field.typeChanged',
  'field.becameNullable',
  'field.typeSpecialized',
  'field.deprecated',
  'field.reactivated',
  ...(['argument', 'inputField'] as const).flatMap(
    word =>
      [
        `${word}.added`,
        `${word}.requiredAdded`,
        `${word}.removed`,
        `${word}.typeChanged`,
        `${word}.becameRequired`,
        `${word}.typeGeneralized`,
        `${word}.defaultChanged`,
        `${word}.deprecated`,
        `${word}.reactivated`,
      ] as const,
  ),
  'enumValue.added',
  'enumValue.removed',
  'enumValue.deprecated',
  'enumValue.reactivated',
  'unionMember.added',
  'unionMember.removed',
  'implementation.added',
  'implementation.removed',
  'directive.added',
  'directive.removed',
  'directive.repeatableRemoved',
  'directiveLocation.removed',
  'directiveArgument.removed',
  'directiveArgument.requiredAdded',
] as const

/** What can differ between two GraphQL type systems. A closed union: every member has a rule. */
export type GraphqlFact = `graphql.${(typeof moves)[number]}`

/** Every member of the union, for the tests that hold the rule table complete. */
export const graphqlFacts: readonly GraphqlFact[] = moves.map(move => `graphql.${move}` as const)

/** The `details` of every change that comes from a type system. */
export interface GraphqlDetails {
  /** What the change is about, as a schema coordinate. */
  readonly name: string
  /** What else the sentence names: a member, an interface, a location. */
  readonly other?: string
  /** The operations that use it; absent where that is unknown. */
  readonly readers?: readonly string[]
}
