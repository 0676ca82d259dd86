import type { HouseRule } from './breach.ts'
import { habitRules } from './habits.ts'
import { layerRules } from './layers.ts'
import { purityRules } from './purity.ts'

/** Every rule of the house that a machine can hold. */
export const houseRules: readonly HouseRule[] = [...layerRules, ...purityRules, ...habitRules]
