import type { Json } from '../../../json/json.ts'
import { formatPointer, parsePointer } from '../../../json/pointer.ts'
import type { Contract, Defect } from '../../contract.ts'
import { jsonPathOf } from './json-path-of.ts'
import type { Edit } from './edit.ts'
import { mends } from './mends.ts'

/** An action of the Overlay Specification: one of `update` and `remove`. */
export interface OverlayAction {
  readonly target: string
  readonly description: string
  readonly update?: Json
  readonly remove?: true
}

/** @see Overlay Specification 1.0.0 */
export interface Overlay {
  readonly overlay: '1.0.0'
  readonly info: { readonly title: string; readonly version: string }
  readonly actions: readonly OverlayAction[]
}

/** What to do to the document about one defect; null where only its author can know. */
export function editsFor(contract: Contract, defect: Defect): readonly Edit[] | null {
  // An overlay reaches the main document only.
  if (defect.code === undefined || defect.origin.file !== contract.document.uri) return null
  return (
    mends[defect.code]?.({ contract, defect, tokens: parsePointer(defect.origin.pointer) }) ?? null
  )
}

/** The defects that an overlay can mend. */
export function mendableIn<T extends Defect>(contract: Contract, defects: readonly T[]): T[] {
  return defects.filter(defect => editsFor(contract, defect) !== null)
}

/** An overlay that mends all of these defects that can be mended; null where none can. */
export function mendingOverlay(contract: Contract, defects: readonly Defect[]): Overlay | null {
  const { root } = contract.document
  const actions = new Map<string, readonly [edit: Edit, action: OverlayAction]>()
  for (const defect of defects) {
    for (const edit of editsFor(contract, defect) ?? []) {
      const target = jsonPathOf(root, edit.tokens)
      const change =
        edit.update === undefined ? ({ remove: true } as const) : { update: edit.update }
      const action = { target, description: defect.reason, ...change }
      actions.set(JSON.stringify([target, change]), [edit, action])
    }
  }
  if (actions.size === 0) return null
  const all = [...actions.values()]
  const gone = new Set(
    all.filter(([{ update }]) => update === undefined).map(([{ tokens }]) => formatPointer(tokens)),
  )
  // What stands below a place that goes cannot be selected any more; another round mends what took its place.
  const left = all.filter(([{ tokens }]) => !startsOf(tokens).some(start => gone.has(start)))
  const title = `Mends ${contract.info.title || contract.name}`
  return {
    overlay: '1.0.0',
    info: { title, version: contract.info.version || '1' },
    actions: inOrder(left),
  }
}

/** Every place that the last token stands in. */
function startsOf(tokens: Edit['tokens']): string[] {
  return tokens.map((_, index) => formatPointer(tokens.slice(0, index)))
}

/** Items leave their lists last and from the end, so that the indices of the others stay true until then. */
function inOrder(all: readonly (readonly [Edit, OverlayAction])[]): OverlayAction[] {
  const isItem = ([edit]: (typeof all)[number]): boolean => edit.item === true
  const items = all.filter(isItem).toSorted(([a], [b]) => -compareTokens(a.tokens, b.tokens))
  return [...all.filter(each => !isItem(each)), ...items].map(([, action]) => action)
}

type Tokens = Edit['tokens']

function compareTokens(a: Tokens, b: Tokens): number {
  const at = a.findIndex((token, index) => token !== b[index])
  if (at < 0) return a.length - b.length
  const [one, two] = [a[at] ?? '', b[at] ?? '']
  const difference = Number(one) - Number(two)
  if (Number.isFinite(difference)) return difference
  return one < two ? -1 : 1
}
