import { isObject, property, type Json } from '../../json/json.ts'
import { valueAt } from '../../json/pointer.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import { isObjectPart, type ObjectPart, type Part } from './part.ts'
import { selfOf } from './self.ts'
import { addDefect, asObject, readOnce, type Reading } from './reading.ts'

/** The part that a reference written in `document` names, or undefined where there is none. */
export function resolvePart(document: SourceDocument, reference: string): Part | undefined {
  const hash = reference.indexOf('#')
  const file = hash < 0 ? reference : reference.slice(0, hash)
  const isOwn = file === '' || file === selfOf(document)
  const target = isOwn ? document : document.others?.get(file)
  if (target === undefined) return undefined
  const pointer = hash < 0 ? '' : decodeFragment(reference.slice(hash + 1))
  if (pointer !== '' && !pointer.startsWith('/')) return undefined
  const value = valueAt(target.root, pointer)
  return value === undefined ? undefined : { document: target, pointer, value }
}

/** `resolvePart`, looked up once for each reference. */
export function resolveOnce(
  reading: Reading,
  document: SourceDocument,
  reference: string,
): Part | undefined {
  let known = reading.references.get(document)
  if (known === undefined) reading.references.set(document, (known = new Map()))
  if (known.has(reference)) return known.get(reference)
  const part = resolvePart(document, reference)
  known.set(reference, part)
  return part
}

/** A fragment is percent-encoded; one that is badly encoded is taken as it stands. */
export function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** The `$ref` of an object, or undefined. */
export function referenceOf(value: Json): string | undefined {
  const reference = isObject(value) ? property(value, '$ref') : undefined
  return typeof reference === 'string' ? reference : undefined
}

/** The sentence about a reference that leads nowhere. A query in it may hold a token and is not told. */
function notFound(reference: string): string {
  const [file = '', fragment] = reference.split('#', 2)
  const shown = `${file.replace(/\?.*/s, '')}${fragment === undefined ? '' : `#${fragment}`}`
  return `the reference to ${shown.slice(0, 200)} leads nowhere`
}

/** Goes through `$ref`s to what they lead to. A broken chain or a ring is a defect and undefined. */
export function follow(reading: Reading, part: Part): Part | undefined {
  const passed = new Set<Part>()
  let current = part
  for (;;) {
    const reference = referenceOf(current.value)
    if (reference === undefined) return current
    // Each reference is resolved once, so a ring comes back to the same part.
    const next = resolveOnce(reading, current.document, reference)
    if (next === undefined || passed.has(next)) {
      if (next) addDefect(reading, current, 'the reference leads back to itself')
      else addDefect(reading, current, notFound(reference), { code: 'reference-not-found' })
      return undefined
    }
    passed.add(next)
    current = next
  }
}

/**
 * Reads an object that may stand behind a `$ref`. What stands behind one is read once, however many
 * references lead there, and shared.
 */
export function readFollowed<T>(
  reading: Reading,
  memo: Map<string, T | undefined>,
  part: Part,
  what: string,
  read: (target: ObjectPart) => T | undefined,
): T | undefined {
  const target = follow(reading, part)
  if (target === undefined) return undefined
  const readTarget = (): T | undefined => {
    const object = isObjectPart(target) ? target : asObject(reading, target, what)
    return object && read(object)
  }
  return target === part ? readTarget() : readOnce(memo, target, readTarget)
}
