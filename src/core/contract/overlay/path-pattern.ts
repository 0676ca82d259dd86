/** A text pattern of `match` and `search`, or null where it is none. @see RFC 9485 */
export function pathPattern(pattern: string, isWhole: boolean): RegExp | null {
  // Outside of classes, `.` is any character but the two line ends; JavaScript knows two more.
  const parts = /\\[^]|\[(?:\\[^]|[^\]\\])*\]|\./g
  const source = pattern.replaceAll(parts, part => (part === '.' ? '[^\\n\\r]' : part))
  try {
    return new RegExp(isWhole ? `^(?:${source})$` : source, 'u')
  } catch {
    return null
  }
}
