/** Characters of a text: a pair of surrogates is one. @see JSON Schema 2020-12 validation, 6.3.1 */
export function lengthOf(text: string): number {
  let length = text.length
  for (let i = 1; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0xdc00 || unit > 0xdfff) continue
    const before = text.charCodeAt(i - 1)
    if (before >= 0xd800 && before <= 0xdbff) length--
  }
  return length
}
