import type { Rule } from './rule.ts'
import { boundRules } from './table/bounds.ts'
import { checkRules } from './table/check.ts'
import { driftRules } from './table/drift.ts'
import { messageRules } from './table/messages.ts'
import { operationRules } from './table/operations.ts'
import { propertyRules } from './table/properties.ts'
import { securityRules } from './table/security.ts'
import { structureRules } from './table/structure.ts'
import { typeRules } from './table/types.ts'
import { valueRules } from './table/values.ts'

/** Every rule there is, each once. */
export const rules: readonly Rule[] = [
  ...operationRules,
  ...securityRules,
  ...messageRules,
  ...propertyRules,
  ...typeRules,
  ...valueRules,
  ...boundRules,
  ...structureRules,
  ...driftRules,
  ...checkRules,
]

export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map(rule => [rule.id, rule]))

export const rulesByFact: ReadonlyMap<string, readonly Rule[]> = Map.groupBy(rules, rule => rule.fact)
