import { kinds } from '../../../shape/kind.ts'
import { admittedKinds } from '../admitted-kinds.ts'
import { bitOf } from '../kind-mask.ts'
import type { Node } from '../node.ts'

export interface KindGroup {
  readonly mask: number
  /** The alternatives that admit something of these kinds. */
  readonly candidates: readonly Node[]
}

/** The kinds that the value can be of, put together by the alternatives that they leave. */
export function alternativesByKind(nodes: readonly Node[], known: number): readonly KindGroup[] {
  const groups: { mask: number; candidates: readonly Node[] }[] = []
  for (const kind of kinds) {
    const bit = bitOf(kind)
    if ((known & bit) === 0) continue
    const candidates = nodes.filter(node => (admittedKinds(node) & bit) !== 0)
    const same = groups.find(group => isSame(group.candidates, candidates))
    if (same === undefined) groups.push({ mask: bit, candidates })
    else same.mask |= bit
  }
  return groups
}

function isSame(a: readonly Node[], b: readonly Node[]): boolean {
  return a.length === b.length && a.every((node, i) => node === b[i])
}
