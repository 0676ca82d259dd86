import { isObject, property } from '../../json/json.ts'
import type { SourceDocument } from './schema.ts'

const validation = [
  'https://json-schema.org/draft/2020-12/vocab/validation',
  'https://json-schema.org/draft/2019-09/vocab/validation',
]
const memo = new WeakMap<SourceDocument, boolean>()

/**
 * Whether keywords such as `minimum` assert anything: not so where the meta-schema that the document
 * names is known and leaves the validation vocabulary out.
 *
 * @see JSON Schema 2020-12 core, 8.1.2
 */
export function validates(document: SourceDocument): boolean {
  let known = memo.get(document)
  if (known === undefined) memo.set(document, (known = readVocabulary(document)))
  return known
}

function readVocabulary({ root, others }: SourceDocument): boolean {
  const name = isObject(root) ? property(root, '$schema') : undefined
  const meta = typeof name === 'string' ? others?.get(name)?.root : undefined
  const vocabulary = isObject(meta) ? property(meta, '$vocabulary') : undefined
  if (!isObject(vocabulary)) return true
  return validation.some(uri => property(vocabulary, uri) !== undefined)
}
