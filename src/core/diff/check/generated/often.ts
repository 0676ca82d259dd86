import { unitOf, refill } from './link.ts'
import type { Direction } from '../../../shape/allowed/allowed.ts'
import type { Node, Unit } from '../node.ts'

/** Making a function takes as long as interpreting a schema some dozens of times. */
const OFTEN = 32

/** The schema as a function, once it is used so often that making one pays; else null. */
export function unitOfOften(node: Node, direction: Direction, formats: boolean): Unit | null {
  if (node.uses < OFTEN) {
    node.uses++
    return null
  }
  const index = (direction === 'request' ? 0 : 2) + (formats ? 1 : 0)
  refill()
  return node.units[index] ?? unitOf(node, { direction, formats })
}
