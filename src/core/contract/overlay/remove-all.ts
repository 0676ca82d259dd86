import { formatPointer, type Pointer } from '../../json/pointer.ts'
import { ownParent, type Draft, type Token } from './draft.ts'
import { OverlayFault } from './read-overlay.ts'
import { pathOf, type SelectedNode } from './select-nodes.ts'

/** Takes each selected value out of the object or list that it stands in, however often it was selected. */
export function removeAll(draft: Draft, targets: readonly SelectedNode[], at: Pointer): void {
  const paths = new Map(
    targets.map(target => {
      const path = pathOf(target)
      return [formatPointer(path), path]
    }),
  )
  if (paths.has('')) throw new OverlayFault('the whole document cannot be removed', at)
  // From behind, so that what is still to go stays where it was.
  for (const path of [...paths.values()].sort((a, b) => comparePaths(b, a))) {
    const parent = ownParent(draft, path)
    const token = path.at(-1) ?? ''
    if (Array.isArray(parent)) parent.splice(Number(token), 1)
    else if (parent) Reflect.deleteProperty(parent, token)
  }
}

function comparePaths(a: readonly Token[], b: readonly Token[]): number {
  for (const [index, token] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (token === other) continue
    const isList = typeof token === 'number' && typeof other === 'number'
    return (isList ? token < other : String(token) < String(other)) ? -1 : 1
  }
  return a.length - b.length
}
