/** Characters without which a pattern cannot match, so that most texts cost one pass. Never misses, often errs. */
export interface PersonalSigns {
  readonly digits: number
  readonly dashes: number
  readonly dots: number
  readonly colons: number
  /** `@`, or a `%` that may encode it. */
  readonly at: boolean
  /** A space, or a word that ends as the names of streets do where they are one word. */
  readonly street: boolean
}

const streetEnd = /(?:stra(?:ß|ẞ|ss|[sſ]{2})e|str\.|gasse|allee|platz|weg)\d/iu

export function personalSigns(text: string): PersonalSigns {
  let digits = 0
  let dashes = 0
  let dots = 0
  let colons = 0
  let at = false
  let space = false
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 48 && unit <= 57) digits++
    else if (unit === 45) dashes++
    else if (unit === 46) dots++
    else if (unit === 58) colons++
    else if (unit === 64 || unit === 37) at = true
    else if (unit === 32) space = true
  }
  const street = digits > 0 && (space || streetEnd.test(text))
  return { digits, dashes, dots, colons, at, street }
}
