/** What a text could hold, so that most texts cost one pass and no pattern. Never misses, often errs. */
export interface SecretHints {
  /** A stretch that could be a token, bare or encoded. */
  readonly token: boolean
  /** A word that announces a secret, beside white space, `:` or `=`. */
  readonly keyword: boolean
  readonly digits: boolean
  readonly userInfo: boolean
  readonly percent: boolean
}

const nothing: SecretHints = {
  token: false,
  keyword: false,
  digits: false,
  userInfo: false,
  percent: false,
}

const keywords =
  /passw|passphrase|pwd|secret|token|api[_-]?key|(?:access|private|account)[_-]?key|shared[_-]?access|auth|cookie|session|sessid|signature|bearer|basic|apikey|negotiate|-----BEGIN/i

/** A token is longer; timestamps stay below with one letter that is no hexadecimal digit. */
const MIN_RUN = 13

const SLASH = 47

/** @param slashEnds whether `/` ends a stretch, as in URLs; elsewhere it is a digit of base64. */
export function secretHints(text: string, slashEnds = false): SecretHints {
  if (text.length < 8) return nothing
  let token = false
  let delimiter = false
  let percent = false
  let at = false
  let digits = 0
  let manyDigits = false
  let letters = 0
  let run = 0
  let inRunDigits = 0
  let inRunLetters = 0
  let inRunUpper = 0
  for (let i = 0; i <= text.length; i++) {
    const unit = text.charCodeAt(i)
    const isDigit = unit >= 48 && unit <= 57
    const isUpper = unit >= 65 && unit <= 90
    const isLower = unit >= 97 && unit <= 122
    if (!isDigit && unit !== 32 && unit !== 45) digits = 0
    if (isDigit || isUpper || isLower || isJoiner(unit) || (unit === SLASH && !slashEnds)) {
      run++
      if (isDigit) {
        inRunDigits++
        if (++digits >= MIN_RUN) manyDigits = true
      } else if (isUpper) {
        letters++
        inRunUpper++
        if (unit > 70) inRunLetters++
      } else if (isLower) {
        letters++
        if (unit > 102) inRunLetters++
      } else if (unit === 61) delimiter = true
      continue
    }
    if (run >= MIN_RUN && ((inRunDigits > 0 && inRunLetters > 1) || inRunUpper > 1)) token = true
    run = inRunDigits = inRunLetters = inRunUpper = 0
    if (unit <= 32 || (unit === 58 && text.charCodeAt(i + 1) !== SLASH)) delimiter = true
    else if (unit === 37) percent = true
    else if (unit === 64) at = true
  }
  const keyword = delimiter && letters > 2 && keywords.test(text)
  return { token, keyword, digits: manyDigits, userInfo: at && text.includes('://'), percent }
}

/** `+ - = _` */
function isJoiner(unit: number): boolean {
  return unit === 43 || unit === 45 || unit === 61 || unit === 95
}

export function hintsNothing(hints: SecretHints): boolean {
  const { token, keyword, digits, userInfo, percent } = hints
  return !(token || keyword || digits || userInfo || percent)
}
