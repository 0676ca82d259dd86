/** Shorter texts are too often abbreviations or model numbers. */
const MIN_LENGTH = 20

/** Longer ones are content: images, signed cursors. */
const MAX_LENGTH = 512

/** Ids with a type in front: `cus_…`, `pi_…`, `PR_…`. */
const typedId = /^[A-Za-z]{1,12}_[A-Za-z0-9]/

/**
 * Whether a text looks drawn at random from letters of both cases and digits, as keys are. Hashes and
 * UUIDs are hexadecimal, ULIDs have one case, names change class between words only: none of them passes.
 */
export function isRandomToken(text: string): boolean {
  const token = text.replace(/=+$/, '')
  if (token.length < MIN_LENGTH || token.length > MAX_LENGTH || typedId.test(token)) return false
  if (/\d/.test(token) && /[a-z]/.test(token) && /[A-Z]/.test(token)) {
    return classChanges(token) >= 0.4 && !token.split(/[/+_.-]/).some(isWord)
  }
  return false
}

/** The share of neighbours that are of different classes; 0.62 on average where all is random. */
function classChanges(text: string): number {
  let changes = 0
  for (let i = 1; i < text.length; i++) {
    if (classOf(text.charCodeAt(i)) !== classOf(text.charCodeAt(i - 1))) changes++
  }
  return changes / (text.length - 1)
}

function classOf(unit: number): 'digit' | 'upper' | 'lower' | 'other' {
  if (unit >= 48 && unit <= 57) return 'digit'
  if (unit >= 65 && unit <= 90) return 'upper'
  return unit >= 97 && unit <= 122 ? 'lower' : 'other'
}

function isWord(part: string): boolean {
  return /^(?:[a-z]{5,}|[A-Z][a-z]{4,}|[A-Z]{6,})$/.test(part)
}
