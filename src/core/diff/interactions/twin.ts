import { isObject, type Json } from '../../json/json.ts'
import { valueAt } from '../../json/pointer.ts'
import type { Origin, Schema, SourceDocument } from '../../shape/schema/schema.ts'
import { check } from '../check/check.ts'
import type { Violation } from '../check/violation.ts'
import { partsOf } from './schema-parts.ts'
import type { TwinMode } from './twin-mode.ts'
import { twinValue } from './twin-value.ts'

/** The schemas of one document, each read in one mode, and what each stands for. */
interface Twins {
  readonly document: SourceDocument
  readonly values: Json[]
  readonly sources: (readonly Schema[])[]
  readonly known: Map<string, number>
}

const all = new WeakMap<SourceDocument, Twins>()

function twinsOf(document: SourceDocument): Twins {
  const known = all.get(document)
  if (known !== undefined) return known
  const values: Json[] = []
  const { uri, dialect } = document
  const root = { twins: values }
  const twins = { document: { uri, dialect, root }, values, sources: [], known: new Map() }
  all.set(document, twins)
  return twins
}

/** Holds an example against a schema, read in this mode. Origins name the document as it was written. */
export function checkExample(value: Json, schema: Schema, mode: TwinMode): Violation[] {
  const twins = twinsOf(schema.document)
  const parts = mode.kind === 'sent' ? [schema] : partsOf(schema)
  const index = indexOf(parts, mode, twins)
  const twin = twins.values[index]
  const read = isObject(twin) || typeof twin === 'boolean' ? twin : true
  const found = check(
    value,
    { document: twins.document, pointer: `/twins/${index}`, value: read },
    mode.kind === 'sent' ? 'request' : 'response',
    { formats: true },
  )
  return found.map(violation => ({ ...violation, origin: originIn(twins, violation.origin) }))
}

/** Where the twin stands. It is made with all that it refers to, for a schema is only read where it is whole. */
function indexOf(parts: readonly Schema[], mode: TwinMode, twins: Twins): number {
  const pending: (readonly [parts: readonly Schema[], mode: TwinMode, index: number])[] = []
  const placeOf = (of: readonly Schema[], as: TwinMode): number => {
    const key = JSON.stringify([as, of.map(({ document, pointer }) => [document.uri, pointer])])
    const before = twins.known.get(key)
    if (before !== undefined) return before
    const index = twins.values.length
    twins.known.set(key, index)
    twins.values.push(true)
    twins.sources.push(of)
    pending.push([of, as, index])
    return index
  }
  const refer = (of: readonly Schema[], as: TwinMode): string => `#/twins/${placeOf(of, as)}`
  const wanted = placeOf(parts, mode)
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [of, as, index] = next
    twins.values[index] = twinValue(of, as, refer)
  }
  return wanted
}

/** The nearest part of the source that a part of a twin stands for: some of it was made here. */
function originIn({ sources, document }: Twins, { pointer }: Origin): Origin {
  const [, , index = '', ...tokens] = pointer.split('/')
  const parts = sources[Number(index)] ?? []
  const path = tokens[0] === 'anyOf' && parts.length > 1 ? tokens.slice(2) : tokens
  const [part] = path[0] === 'allOf' && parts.length > 1 ? [parts[Number(path[1])]] : parts
  if (part === undefined) return { file: document.uri, pointer: '' }
  const inner = parts.length > 1 ? path.slice(2) : [...path]
  while (inner.length > 0 && valueAt(part.value, `/${inner.join('/')}`) === undefined) inner.pop()
  const at = inner.map(token => `/${token}`).join('')
  return { file: part.document.uri, pointer: part.pointer + at }
}
