import type { Rule } from '../rule.ts'

export const driftRules: readonly Rule[] = []
