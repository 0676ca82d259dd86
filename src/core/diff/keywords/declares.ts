import { nodeOf, type Node } from './node.ts'

/** Whether base or revision lists the name in its `properties`, or in those of its `allOf`. */
export function declares(base: Node, revision: Node, name: string): boolean {
  const pending = [base, revision]
  const met = new Set<object>()
  for (const node of pending) {
    if (met.has(node.identity)) continue
    met.add(node.identity)
    if (node.words.properties?.has(name) === true) return true
    pending.push(...(node.words.allOf ?? []).map(nodeOf))
  }
  return false
}
