/**
 * The text that base64 stands for, in either alphabet, padded or not; null where it is no base64 or
 * stands for bytes that are not printable text.
 */
export function decodeBase64(text: string): string | null {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  if (plain.length % 4 === 1 || !/^[A-Za-z0-9+/]+$/.test(plain)) return null
  const decoded = atob(plain)
  return isPrintable(decoded) ? decoded : null
}

/** At most one unit in twenty is a control character or not ASCII. */
function isPrintable(text: string): boolean {
  let odd = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if ((unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) || unit > 126) odd++
  }
  return odd * 20 <= text.length
}
