/** The value of `graphql` at the root of a GraphQL document in our own plain form. */
export const graphqlFormat = 1
