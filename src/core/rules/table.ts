import type { Rule } from './rule.ts'
import { boundRules } from './table/bounds.ts'
import { callbackRules } from './table/callbacks.ts'
import { checkRules } from './table/check.ts'
import { driftRules } from './table/drift.ts'
import { expectationRules } from './table/expectations.ts'
import { graphqlRules } from './table/graphql.ts'
import { interactionRules } from './table/interactions.ts'
import { mapValueRules } from './table/map-values.ts'
import { messageRules } from './table/messages.ts'
import { operationRules } from './table/operations.ts'
import { parameterRules } from './table/parameters.ts'
import { propertyRules } from './table/properties.ts'
import { propertyStateRules } from './table/property-state.ts'
import { repositoryRules } from './table/repository.ts'
import { securityRules } from './table/security.ts'
import { structureRules } from './table/structure.ts'
import { typeRules } from './table/types.ts'
import { undeclaredRules } from './table/undeclared.ts'
import { valueRules } from './table/values.ts'
import { verifiedRules } from './table/verified.ts'

/** What the comparison of two contracts tells. */
const compared: readonly Rule[] = [
  ...operationRules,
  ...securityRules,
  ...parameterRules,
  ...messageRules,
  // Before the properties of other objects: the first rule that fits is the one.
  ...mapValueRules,
  ...propertyRules,
  ...undeclaredRules,
  ...propertyStateRules,
  ...typeRules,
  ...valueRules,
  ...boundRules,
  ...structureRules,
]

/** Every row. What a document announces and live data shows alike has one id and a row for each way to see it. */
export const rules: readonly Rule[] = [
  ...compared,
  ...callbackRules(compared),
  ...graphqlRules,
  ...driftRules,
  ...checkRules,
  ...expectationRules,
  ...interactionRules,
  ...verifiedRules,
  ...repositoryRules,
]

/** A rule by its id. Of an id that both the comparison and live data have, the row of the comparison. */
export const ruleById: ReadonlyMap<string, Rule> = new Map(
  rules.toReversed().map(rule => [rule.id, rule]),
)

export const rulesByFact: ReadonlyMap<string, readonly Rule[]> = Map.groupBy(
  rules,
  rule => rule.fact,
)
