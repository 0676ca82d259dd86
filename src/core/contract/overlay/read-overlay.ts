import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { appendToken, type Pointer } from '../../json/pointer.ts'
import type { Query } from './json-path.ts'
import { readJsonPath } from './read-json-path.ts'

/** What is wrong or odd in an overlay. The pointer is one into the overlay. */
export interface OverlayNote {
  readonly reason: string
  readonly pointer: Pointer
}

export interface Action {
  readonly pointer: Pointer
  readonly target: Query
  readonly change:
    | { readonly kind: 'update'; readonly value: Json }
    | { readonly kind: 'copy'; readonly from: Query }
    | { readonly kind: 'remove' | 'nothing' }
}

export type ReadOverlay =
  | {
      readonly ok: true
      readonly actions: readonly Action[]
      readonly warnings: readonly OverlayNote[]
    }
  | ({ readonly ok: false } & OverlayNote)

/** What an overlay says cannot be done. It never leaves this folder. */
export class OverlayFault extends Error {
  readonly pointer: Pointer

  constructor(reason: string, pointer: Pointer) {
    super(reason)
    this.pointer = pointer
  }
}

/** Reads an overlay of version 1.0 or 1.1. Never throws: the first fault comes back with its place. */
export function readOverlay(root: Json): ReadOverlay {
  try {
    return { ok: true, actions: actionsOf(root), warnings: missingInfo(root) }
  } catch (error) {
    if (!(error instanceof OverlayFault)) throw error
    return { ok: false, reason: error.message, pointer: error.pointer }
  }
}

function actionsOf(root: Json): Action[] {
  if (!isObject(root) || !Object.hasOwn(root, 'overlay')) {
    throw new OverlayFault('this is not an overlay: it lacks `overlay: 1.1.0`', '')
  }
  const version = property(root, 'overlay')
  // YAML reads an unquoted 1.0 as the number 1.
  const text = version === 1 ? '1.0' : typeof version === 'object' ? '' : String(version)
  const [, minor] = /^1\.(\d+)(?:\.\d+)?$/.exec(text) ?? []
  if (minor !== '0' && minor !== '1') {
    throw new OverlayFault('only overlays of version 1.0 and 1.1 are read', '/overlay')
  }
  refuseUnknown(root, ['overlay', 'info', 'extends', 'actions'], '')
  const actions = property(root, 'actions')
  if (!isArray(actions) || actions.length === 0) {
    const pointer = actions === undefined ? '' : '/actions'
    throw new OverlayFault('the overlay has no list of `actions`', pointer)
  }
  return actions.map((action, index) => readAction(action, `/actions/${index}`, minor === '1'))
}

function missingInfo(root: Json): OverlayNote[] {
  const info = isObject(root) ? property(root, 'info') : undefined
  const fields = isObject(info) ? info : {}
  const missing = ['title', 'version'].filter(name => property(fields, name) === undefined)
  const pointer = info === undefined ? '' : '/info'
  return missing.map(name => ({
    reason: `the overlay has no \`${name}\` in its \`info\``,
    pointer,
  }))
}

function readAction(action: Json, pointer: Pointer, mayCopy: boolean): Action {
  if (!isObject(action)) throw new OverlayFault('an action must be an object', pointer)
  refuseUnknown(action, ['target', 'description', 'update', 'copy', 'remove'], pointer)
  const target = pathAt(action, 'target', pointer)
  if (target === undefined) throw new OverlayFault('the action has no `target`', pointer)
  const remove = property(action, 'remove')
  if (remove !== undefined && typeof remove !== 'boolean') {
    throw new OverlayFault('`remove` must be true or false', `${pointer}/remove`)
  }
  const from = pathAt(action, 'copy', pointer)
  if (from !== undefined && !mayCopy) {
    throw new OverlayFault('`copy` needs `overlay: 1.1.0`', `${pointer}/copy`)
  }
  const value = property(action, 'update')
  if (remove === true) return { pointer, target, change: { kind: 'remove' } }
  if (value !== undefined && from !== undefined) {
    throw new OverlayFault('the action has both `update` and `copy`', pointer)
  }
  if (value !== undefined) return { pointer, target, change: { kind: 'update', value } }
  if (from !== undefined) return { pointer, target, change: { kind: 'copy', from } }
  return { pointer, target, change: { kind: 'nothing' } }
}

function pathAt(action: JsonObject, field: 'target' | 'copy', pointer: Pointer): Query | undefined {
  const text = property(action, field)
  if (text === undefined) return undefined
  const at = appendToken(pointer, field)
  if (typeof text !== 'string') throw new OverlayFault(`\`${field}\` must be a JSONPath`, at)
  const path = readJsonPath(text)
  if (path.ok) return path.query
  throw new OverlayFault(`the JSONPath ${path.reason} (its character ${path.offset + 1})`, at)
}

function refuseUnknown(object: JsonObject, known: readonly string[], pointer: Pointer): void {
  const other = Object.keys(object).find(key => !key.startsWith('x-') && !known.includes(key))
  if (other === undefined) return
  const reason = `the field \`${other.slice(0, 80)}\` is unknown to Overlay here`
  throw new OverlayFault(reason, appendToken(pointer, other))
}
