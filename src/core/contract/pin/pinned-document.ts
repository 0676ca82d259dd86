import { isObject, property, type JsonObject } from '../../json/json.ts'
import type { SourceDocument } from '../../shape/schema/schema.ts'
import type { Expand } from './expand.ts'

/** The main document, linked with the others that the pin carries. */
export function pinnedDocument(
  main: Omit<SourceDocument, 'others'>,
  header: JsonObject,
  expand: Expand,
): SourceDocument {
  const { dialect } = main
  const documents = property(header, 'documents')
  if (!isObject(documents)) return main
  const links = new Map<string, Map<string, SourceDocument>>([['', new Map()]])
  for (const name of Object.keys(documents)) links.set(name, new Map())
  const byName = new Map<string, SourceDocument>([
    ['', { ...main, others: links.get('') ?? new Map() }],
  ])
  const references = new Map([['', property(header, 'references')]])
  for (const name of Object.keys(documents)) {
    const entry = property(documents, name)
    if (!isObject(entry)) continue
    const others = links.get(name) ?? new Map<string, SourceDocument>()
    byName.set(name, { uri: name, root: expand(property(entry, 'root') ?? null), dialect, others })
    references.set(name, property(entry, 'references'))
  }
  for (const [name, names] of references) {
    for (const [text, target] of Object.entries(isObject(names) ? names : {})) {
      const other = typeof target === 'string' ? byName.get(target) : undefined
      if (other) links.get(name)?.set(text, other)
    }
  }
  return byName.get('') ?? main
}
