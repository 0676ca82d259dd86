import type { Cause } from '../rules/cause.ts'
import { NAMES } from './change-parts.ts'
import { listing, type Phrase } from './phrase.ts'

/** Where all operations are served, and where they were; null where no address came for another. */
export function movedAddresses(cause: Cause): Phrase | null {
  const before = addressesOf(cause, 'expected')
  const after = addressesOf(cause, 'actual')
  if (before.length === 0 || after.length === 0) return null
  return [
    'all operations are served at ',
    ...listing(after, NAMES),
    ' instead of ',
    ...listing(before, NAMES),
  ]
}

function addressesOf({ findings }: Cause, side: 'expected' | 'actual'): readonly string[] {
  return [...new Set(findings.map(finding => finding[side]))].flatMap(address =>
    typeof address === 'string' ? [address] : [],
  )
}
