import { isArray, type Json } from '../../json/json.ts'
import { MAX_DEPTH } from '../../json/parse.ts'
import { parsePointer, type Pointer } from '../../json/pointer.ts'
import { ownParent, sourcePointer, startDraft, type Draft } from './draft.ts'
import type { Query } from './json-path.ts'
import { kindOf, mergeMember } from './merge-member.ts'
import { OverlayFault, readOverlay, type Action, type OverlayNote } from './read-overlay.ts'
import { removeAll } from './remove-all.ts'
import { pathOf, PathTooWide, selectNodes, type SelectedNode } from './select-nodes.ts'

/** Values that the actions of one overlay may add. A few `copy` in a row double a document each time. */
const MAX_ADDED = 5_000_000

export type AppliedOverlay =
  | {
      readonly ok: true
      readonly root: Json
      readonly warnings: readonly OverlayNote[]
      /** Where a value of the result stood before, or its nearest parent that was there. */
      readonly sourcePointer: (pointer: Pointer) => Pointer
    }
  | ({ readonly ok: false } & OverlayNote)

/** What the actions of one overlay share. */
interface Work {
  readonly origins: Draft['origins']
  readonly warnings: OverlayNote[]
  added: number
}

/**
 * Applies the actions of an overlay to a document, in order. Neither of the two is changed; what stays the same is shared
 * with the document. An action that selects nothing is a warning. Never throws: the first fault comes back.
 *
 * @see Overlay Specification 1.1.0 §4.4; a 1.0 overlay is applied alike.
 */
export function applyOverlay(document: Json, overlay: Json): AppliedOverlay {
  const read = readOverlay(overlay)
  if (!read.ok) return read
  const work: Work = { origins: new WeakMap(), warnings: [...read.warnings], added: 0 }
  try {
    const root = read.actions.reduce((value, action) => applyAction(value, action, work), document)
    return {
      ok: true,
      root,
      warnings: work.warnings,
      sourcePointer: pointer => sourcePointer(work, document, root, parsePointer(pointer)),
    }
  } catch (error) {
    if (!(error instanceof OverlayFault)) throw error
    return { ok: false, reason: error.message, pointer: error.pointer }
  }
}

function applyAction(root: Json, action: Action, work: Work): Json {
  const { pointer, change } = action
  const targets = select(root, action.target, `${pointer}/target`)
  if (targets.length === 0) {
    const reason = 'the target selects nothing in the document, so the action changes nothing'
    work.warnings.push({ reason, pointer: `${pointer}/target` })
    return root
  }
  const draft = startDraft(root, work.origins)
  switch (change.kind) {
    case 'nothing': {
      const reason = 'the action has neither `update`, `copy` nor `remove: true`'
      work.warnings.push({ reason, pointer })
      return root
    }
    case 'remove':
      removeAll(draft, targets, `${pointer}/target`)
      break
    case 'update':
      mergeAll(draft, targets, change.value, `${pointer}/update`, work)
      break
    case 'copy': {
      const at = `${pointer}/copy`
      const [source, ...more] = select(root, change.from, at)
      if (source === undefined || more.length > 0) {
        const found = source === undefined ? 'nothing' : 'more than one value'
        throw new OverlayFault(`\`copy\` must select one value; it selects ${found}`, at)
      }
      mergeAll(draft, targets, source.value, at, work)
    }
  }
  return draft.holder[0]
}

function select(root: Json, query: Query, at: Pointer): SelectedNode[] {
  try {
    return selectNodes(root, query)
  } catch (error) {
    if (error instanceof PathTooWide) throw new OverlayFault('the JSONPath looks at too much', at)
    throw error
  }
}

function mergeAll(
  draft: Draft,
  targets: readonly SelectedNode[],
  value: Json,
  at: Pointer,
  work: Work,
): void {
  const kinds = new Set(targets.map(target => kindOf(target.value)))
  if (kinds.size > 1) {
    throw new OverlayFault(
      `the target selects values of several kinds: ${[...kinds].join(', ')}`,
      at,
    )
  }
  const { size, depth } = measure(value)
  for (const target of targets) {
    const path = pathOf(target)
    work.added += size
    if (work.added > MAX_ADDED) {
      throw new OverlayFault(`the overlay adds more than ${MAX_ADDED} values`, at)
    }
    if (path.length + depth > MAX_DEPTH) {
      throw new OverlayFault(`the result nests deeper than ${MAX_DEPTH} levels`, at)
    }
    const parent = ownParent(draft, path)
    if (parent) mergeMember(draft, parent, path.at(-1) ?? 0, value, at)
  }
}

/** Values in a value, itself included, as far as the bound; and how deep they nest. */
function measure(value: Json): { size: number; depth: number } {
  let size = 0
  let depth = 0
  const visit = (each: Json, level: number): void => {
    size++
    depth = Math.max(depth, level)
    if (typeof each !== 'object' || each === null || size > MAX_ADDED) return
    const members: readonly Json[] = isArray(each) ? each : Object.values(each)
    for (const member of members) visit(member, level + 1)
  }
  visit(value, 1)
  return { size, depth }
}
