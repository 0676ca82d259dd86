/** The text that base64 stands for as UTF-8, or null where it is no base64 or no UTF-8. */
export function decodeUtf8(base64: string): string | null {
  const bytes = bytesOf(base64)
  if (bytes === null) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The bytes that base64 stands for, or null where it is none. */
export function bytesOf(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64), unit => unit.charCodeAt(0))
  } catch {
    return null
  }
}
