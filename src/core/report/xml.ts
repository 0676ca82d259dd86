import { printable } from './escape.ts'

/** Text for XML, in an element or between double quotes. What XML 1.0 cannot hold is spelled out: `\u{1b}`. */
export function xmlText(text: string): string {
  return printable(text)
    .replaceAll(/[\uFFFE\uFFFF]/g, unit => `\\u{${unit.codePointAt(0)?.toString(16) ?? ''}}`)
    .replaceAll(/[&<>"]/g, unit => `&#${unit.codePointAt(0) ?? 0};`)
}

/** ` name="value"` for each. */
export function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(String(value))}"`)
    .join('')
}
