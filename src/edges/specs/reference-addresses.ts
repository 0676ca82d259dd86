import { anchorsOf } from '../../core/contract/openapi/anchors.ts'
import type { JsonObject } from '../../core/json/json.ts'
import type { Pointer } from '../../core/json/pointer.ts'
import { traitsOf } from '../../core/shape/schema/dialect.ts'
import { resourceOf, rootResource } from '../../core/shape/schema/resource.ts'
import { indexOf } from '../../core/shape/schema/schema-index.ts'
import type { SourceDocument } from '../../core/shape/schema/schema.ts'
import { resolveUri } from '../../core/shape/schema/uri.ts'

/** Where to look for what a reference names, the likeliest first. */
export interface Addresses {
  readonly urls: readonly URL[]
  /** The absolute URI that the reference means by the `$id` above it, or null where none changes its meaning. */
  readonly uri: string | null
}

/**
 * A reference starts from the nearest `$id` above it, which need not be where the file lies: for a local file the
 * folder is looked in first, so that nothing is asked of the network that is at hand.
 *
 * @param text the reference without its fragment.
 * @returns null where it names a part of the document itself.
 */
export function addressesOf(
  document: SourceDocument,
  at: { readonly pointer: Pointer; readonly value: JsonObject },
  text: string,
  base: URL,
): Addresses | null {
  const byFile = URL.parse(text, base.href)
  const urls = byFile ? [byFile] : []
  if (traitsOf(document).lenient || anchorsOf(document).size === 0) return { urls, uri: null }
  const { uri: from } = resourceOf({ document, ...at })
  const uri = resolveUri(text, from)
  if (uri === rootResource(document).uri || indexOf(document).resources.has(uri)) return null
  const byId = from === resolveUri('', document.uri) ? null : URL.parse(uri)
  if (byId === null || !/^https?:$/.test(byId.protocol) || byId.href === byFile?.href) {
    return { urls, uri: null }
  }
  return { urls: base.protocol === 'file:' ? [...urls, byId] : [byId, ...urls], uri }
}
