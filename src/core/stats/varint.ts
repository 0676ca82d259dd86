/** Appends a whole number from 0 to 2^53 - 1 in base 128, lowest digit first. */
export function writeVarint(out: number[], value: number): void {
  let rest = value
  while (rest >= 128) {
    out.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  out.push(rest)
}

/** Reads numbers one after the other. Each is null once the bytes end or are not what `writeVarint` writes. */
export interface VarintReader {
  next(): number | null
  /** Whether all bytes were read, and all of them well. */
  atEnd(): boolean
}

export function readVarints(bytes: Uint8Array, from = 0): VarintReader {
  let at = from
  let broken = false
  return {
    next: () => {
      const found = readOne(bytes, at)
      if (found === null) broken = true
      else at = found.end
      return broken || found === null ? null : found.value
    },
    atEnd: () => !broken && at === bytes.length,
  }
}

function readOne(bytes: Uint8Array, from: number): { value: number; end: number } | null {
  let value = 0
  let factor = 1
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    value += (byte % 128) * factor
    if (value > Number.MAX_SAFE_INTEGER) return null
    // A last digit of 0 is a second spelling of the same number.
    if (byte < 128) return byte === 0 && at > from ? null : { value, end: at + 1 }
    factor *= 128
  }
  return null
}
