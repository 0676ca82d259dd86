import { keysOfObject } from '../text/keys-of-object.ts'
import type { TextHash } from '../text/siphash.ts'
import { fakeText } from './fake-text.ts'

/** Fakes those of the names of one form that are data; the names of fields stay. */
export function keyFaker(names: readonly string[], hash: TextHash): (name: string) => string {
  const kindOf = keysOfObject(Object.fromEntries(names.map(name => [name, ''])))
  return name => (kindOf(name) === null ? name : fakeText(name, hash))
}
