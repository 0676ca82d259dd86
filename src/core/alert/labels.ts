import { canonicalJson } from '../json/canonical.ts'

/** What an alert is: two with the same labels are the same alert. A label that is absent reads as an empty text. */
export type Labels = Readonly<Record<string, string>>

/** One text per set of labels. */
export function fingerprint(labels: Labels): string {
  return canonicalJson(labels)
}

export function labelOf(labels: Labels, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? '') : ''
}

/** The labels of those names that are there. */
export function pickLabels(labels: Labels, names: readonly string[]): Labels {
  const found = names.filter(name => labelOf(labels, name) !== '')
  return Object.fromEntries(found.toSorted().map(name => [name, labelOf(labels, name)]))
}
