/** Four decimal octets. A leading zero is refused: some readers take it for octal. */
export function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text)
}

/** With `::` and an IPv4 tail, without a zone. @see RFC 4291 section 2.2 */
export function isIpv6(text: string): boolean {
  if (text.length < 2 || text.length > 45) return false
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const tail = last.includes('.')
  if (tail && (!isIpv4(last) || text.endsWith('::'))) return false
  const size = groups.length + (tail ? 1 : 0)
  const plain = tail ? groups.slice(0, -1) : groups
  if (!plain.every(group => /^[0-9a-f]{1,4}$/i.test(group))) return false
  return halves.length === 2 ? size <= 7 : size === 8
}
