type Input = 'argument' | 'inputField'
type Lifecycle = 'deprecated' | 'reactivated'
type Presence = 'added' | 'removed'

/** What can differ between two GraphQL type systems. A closed union: every member has a rule. */
export type GraphqlFact =
  | `graphql.${'type' | 'field' | 'enumValue' | 'unionMember' | 'implementation' | 'directive'}.${Presence}`
  | `graphql.${'field' | 'enumValue' | Input}.${Lifecycle}`
  | `graphql.field.${'typeChanged' | 'becameNullable' | 'typeSpecialized'}`
  | `graphql.${Input}.${Presence | 'requiredAdded' | 'typeChanged' | 'becameRequired'}`
  | `graphql.${Input}.${'typeGeneralized' | 'defaultChanged'}`
  | 'graphql.type.kindChanged'
  | 'graphql.scalar.specificationChanged'
  | 'graphql.directive.repeatableRemoved'
  | 'graphql.directiveLocation.removed'
  | `graphql.directiveArgument.${'removed' | 'requiredAdded'}`

const inputMoves = [
  'added',
  'removed',
  'requiredAdded',
  'typeChanged',
  'becameRequired',
  'typeGeneralized',
  'defaultChanged',
  'deprecated',
  'reactivated',
] as const
const named = ['type', 'field', 'enumValue', 'unionMember', 'implementation', 'directive'] as const

/** Every member of the union, for the tests that hold the rule table complete. */
export const graphqlFacts: readonly GraphqlFact[] = [
  ...named.flatMap(word => [`graphql.${word}.added`, `graphql.${word}.removed`] as const),
  ...(['field', 'enumValue'] as const).flatMap(
    word => [`graphql.${word}.deprecated`, `graphql.${word}.reactivated`] as const,
  ),
  ...(['argument', 'inputField'] as const).flatMap(word =>
    inputMoves.map(move => `graphql.${word}.${move}` as const),
  ),
  'graphql.field.typeChanged',
  'graphql.field.becameNullable',
  'graphql.field.typeSpecialized',
  'graphql.type.kindChanged',
  'graphql.scalar.specificationChanged',
  'graphql.directive.repeatableRemoved',
  'graphql.directiveLocation.removed',
  'graphql.directiveArgument.removed',
  'graphql.directiveArgument.requiredAdded',
]

/** The `details` of every change that comes from a type system. */
export interface GraphqlDetails {
  /** What the change is about, as a schema coordinate. */
  readonly name: string
  /** What else the sentence names: a member, an interface, a location. */
  readonly other?: string
  /** The operations that use it; absent where that is unknown. */
  readonly readers?: readonly string[]
}
