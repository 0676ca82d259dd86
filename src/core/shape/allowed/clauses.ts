import { kinds, type Kind } from '../kind.ts'
import { keywordsOf } from '../schema/keywords.ts'
import type { NormalKeywords } from '../schema/normal-keywords.ts'
import { resolveReference } from '../schema/reference.ts'
import type { Schema } from '../schema/schema.ts'
import type { Residue } from './allowed.ts'
import { residueOf, residuesOf } from './residue.ts'
import { schemaKey } from './terms.ts'

/** One way through the alternatives: all of the parts together, without any `anyOf` or `oneOf` left. */
export interface Clause {
  readonly parts: readonly Part[]
  /** One of the parts was passed by, because null is admitted beside it. */
  readonly onlyNull: boolean
  readonly residue: readonly Residue[]
}

export interface Part {
  readonly schema: Schema
  readonly keywords: NormalKeywords
}

/** More ways than this are not taken apart: the alternatives stay as residue. */
const MAX_CLAUSES = 128

interface Open {
  readonly reached: Set<string>
  readonly queue: Schema[]
  readonly parts: Part[]
  readonly groups: Group[]
  readonly residue: Residue[]
  /** What `type` leaves; a way that leaves no kind is not gone further. */
  kinds: readonly Kind[]
  onlyNull: boolean
}

interface Group {
  readonly part: Part
  readonly keyword: 'nullable' | 'anyOf' | 'oneOf'
}

/** `number` admits integers too. */
export function admitsKind({ type }: NormalKeywords, kind: Kind): boolean {
  return (
    type === undefined || type.includes(kind) || (kind === 'integer' && type.includes('number'))
  )
}

/** Whether no value can be admitted by two of these. */
export type AreDisjoint = (schemas: readonly Schema[]) => boolean

/** Takes a meet of schemas apart, references and `allOf` followed. A schema met again adds nothing. */
export function clausesOf(atoms: readonly Schema[], areDisjoint: AreDisjoint): Clause[] {
  const done: Clause[] = []
  const first: Open = {
    reached: new Set(),
    queue: [...atoms],
    parts: [],
    groups: [],
    residue: [],
    kinds,
    onlyNull: false,
  }
  const open = settle(first, areDisjoint) ? [first] : []
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const group = state.groups.shift()
    if (group === undefined) {
      done.push(state)
      continue
    }
    const from = state
    const forks = waysOf(group).map(way => fork(from, way, areDisjoint))
    const ways = forks.filter(copy => settle(copy, areDisjoint))
    if (done.length + open.length + ways.length > MAX_CLAUSES && group.keyword !== 'nullable') {
      state.residue.push(residueOf(group.part.schema, group.keyword))
      open.push(state)
    } else open.push(...ways.reverse())
  }
  return done
}

/** Reads what is queued, until only alternatives are left. False where nothing can be admitted. */
function settle(state: Open, areDisjoint: AreDisjoint): boolean {
  for (let schema = state.queue.pop(); schema !== undefined; schema = state.queue.pop()) {
    const keywords = keywordsOf(schema)
    if (keywords === false) return false
    if (keywords === true) continue
    const key = schemaKey(schema)
    if (state.reached.has(key)) continue
    state.reached.add(key)
    const part = { schema, keywords }
    if (keywords.nullable === true) state.groups.push({ part, keyword: 'nullable' })
    else absorb(state, part, areDisjoint)
    if (state.kinds.length === 0) return false
  }
  return true
}

function absorb(state: Open, part: Part, areDisjoint: AreDisjoint): void {
  const { schema, keywords } = part
  state.parts.push(part)
  state.kinds = state.kinds.filter(kind => admitsKind(keywords, kind))
  state.residue.push(...residuesOf(schema, keywords))
  const target = resolveReference(schema)
  if (target !== null) state.queue.push(target)
  state.queue.push(...(keywords.allOf ?? []))
  if (keywords.anyOf !== undefined) state.groups.push({ part, keyword: 'anyOf' })
  if (keywords.oneOf === undefined) return
  state.groups.push({ part, keyword: 'oneOf' })
  if (!areDisjoint(keywords.oneOf)) state.residue.push(residueOf(schema, 'oneOf'))
}

type Way = { readonly schema: Schema } | { readonly beside: Part } | 'null'

function waysOf({ part, keyword }: Group): readonly Way[] {
  if (keyword === 'nullable') return [{ beside: part }, 'null']
  return (part.keywords[keyword] ?? []).map(schema => ({ schema }))
}

function fork(state: Open, way: Way, areDisjoint: AreDisjoint): Open {
  const copy: Open = {
    reached: new Set(state.reached),
    queue: [...state.queue],
    parts: [...state.parts],
    groups: [...state.groups],
    residue: [...state.residue],
    kinds: way === 'null' ? state.kinds.filter(kind => kind === 'null') : state.kinds,
    onlyNull: state.onlyNull || way === 'null',
  }
  if (way === 'null') return copy
  if ('schema' in way) copy.queue.push(way.schema)
  else absorb(copy, way.beside, areDisjoint)
  return copy
}
