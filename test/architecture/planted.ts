/** One rule of the house, broken in one way. */
export interface Planted {
  readonly rule: string
  readonly why: string
  readonly files: Readonly<Record<string, string>>
}

export const seed: string = 'export const seed = 1\n'

/** One row breaks one rule in one way. A `§` is taken out: it keeps the planted text from being a breach here. */
export function planted(
  rule: string,
  rows: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Planted[] {
  return Object.entries(rows).map(([why, files]) => ({ rule, why, files: plain(files) }))
}

function plain(files: Readonly<Record<string, string>>): Record<string, string> {
  const texts = Object.entries(files).map(([path, text]) => [path, text.replaceAll('§', '')])
  return Object.fromEntries(texts) as Record<string, string>
}
