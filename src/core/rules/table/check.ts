import type { Rule } from '../rule.ts'

export const checkRules: readonly Rule[] = []
