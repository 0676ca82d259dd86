// Control characters, marks that turn the direction of text, and what takes no room: all of these can come from a
// document that a stranger wrote, and can hide or fake what a terminal shows.
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu

/** The text on one line, with everything that does not print spelled out: `\u{1b}`. */
export function printable(text: string): string {
  return text.replace(unprintable, unit => `\\u{${unit.codePointAt(0)?.toString(16) ?? ''}}`)
}

/** The text for Markdown and for the HTML inside it: nothing in it is markup, a mention, a link or a cell's end. */
export function markdownText(text: string): string {
  return printable(text).replace(
    /[^\p{L}\p{N}\p{M} ./:,;%…→·-]/gu,
    unit => `&#${unit.codePointAt(0) ?? 0};`,
  )
}

/** A sentence for Markdown: as `markdownText`, with the marks of plain sentences left as they are. */
export function markdownProse(text: string): string {
  return printable(text).replace(
    /[^\p{L}\p{N}\p{M} ./:,;%…→·()'?-]/gu,
    unit => `&#${unit.codePointAt(0) ?? 0};`,
  )
}

/** Cut to a width in characters, with a mark where something is missing. */
export function clip(text: string, width: number): string {
  const units = Array.from(text)
  return units.length <= width ? text : `${units.slice(0, Math.max(0, width - 1)).join('')}…`
}

/** Cut to a width in characters, keeping both ends. */
export function clipMiddle(text: string, width: number): string {
  const units = Array.from(text)
  if (units.length <= width) return text
  const tail = Math.floor((width - 1) / 2)
  return `${units.slice(0, width - 1 - tail).join('')}…${units.slice(units.length - tail).join('')}`
}
