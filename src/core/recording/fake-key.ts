import { keySigns } from '../text/key-signs.ts'
import type { TextHash } from '../text/siphash.ts'
import { fakeText } from './fake-text.ts'

/** The name of a field stays; a name that is data itself is faked. */
export function fakeKey(name: string, hash: TextHash): string {
  return keySigns(name).kind === null ? name : fakeText(name, hash)
}
