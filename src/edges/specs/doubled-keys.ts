import type { Defect } from '../../core/contract/contract.ts'
import type { ParsedText } from './parse-text.ts'

/** A warning for each key that stands twice in one map. */
export function doubledKeys({ duplicates }: ParsedText, file: string): Defect[] {
  const reason = 'the key stands here more than once; the last one counts'
  return duplicates.map(pointer => ({ reason, origin: { file, pointer } }))
}
