import type { CheckFact } from '../../core/diff/check/fact.ts'

const textual: ReadonlySet<string> = new Set<CheckFact>([
  'value.not-allowed',
  'enum.value-not-allowed',
  'pattern.violated',
  'items.not-unique',
  'contains.violated',
  'property.name-not-allowed',
  'one-of.several-matched',
  'header.required-missing',
])

/** What depends on the very text of a value or on a header says nothing where a fake stands, or nothing. */
export function hangsOnText(fact: string): boolean {
  return textual.has(fact)
}
