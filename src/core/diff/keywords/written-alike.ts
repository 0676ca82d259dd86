import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { isOpaque, itemKind, memberKind, type PartKind } from '../../contract/openapi/child-kind.ts'
import { traitsOf } from '../../shape/schema/dialect.ts'
import { findSchema } from '../../shape/schema/reference.ts'
import { resourceOf, rootResource } from '../../shape/schema/resource.ts'
import type { Schema, SourceDocument } from '../../shape/schema/schema.ts'
import { answerTo, question, type Question } from './settle.ts'

/** Two documents of one dialect, and what is known of references that both write. */
interface Book {
  readonly base: SourceDocument
  readonly revision: SourceDocument
  /** By the text of the reference; null where it leads nowhere or out of sight. */
  readonly references: Map<string, Question | null>
}

type Needs = (needed: Question) => boolean

/**
 * A comparison of schemas as they are written, without reading their keywords: keys in any order, prose left out,
 * the same references to what is written alike again. A yes is exact, a no says nothing. It is the quick way past
 * all that did not change, which is most of any two documents. Good for one pair of contracts.
 */
export function writtenComparison(): (base: Schema, revision: Schema) => boolean {
  const books = new Map<SourceDocument, Map<SourceDocument, Book>>()
  // What was found to differ, on the way to the difference: it is asked again one step further down.
  const different = new Map<JsonObject, JsonObject>()

  function bookOf(base: SourceDocument, revision: SourceDocument): Book {
    let row = books.get(base)
    if (row === undefined) books.set(base, (row = new Map()))
    let book = row.get(revision)
    if (book === undefined) row.set(revision, (book = { base, revision, references: new Map() }))
    return book
  }

  function isAlike(book: Book, a: Json, b: Json, kind: PartKind, needs: Needs): boolean {
    // Two documents can share the objects that they are made of, and mean others by the references in them.
    if (a === b && (book.base === book.revision || isOpaque('node', a))) return true
    if (isOpaque(kind, a)) return kind === 'note' || isEqual(a, b)
    if (isArray(a)) {
      if (!isArray(b) || a.length !== b.length) return false
      const items = itemKind(kind)
      return a.every((item, index) => isAlike(book, item, b[index]!, items, needs))
    }
    if (!isObject(a) || !isObject(b) || different.get(a) === b) return false
    if (hasAlikeMembers(book, a, b, kind, needs)) return true
    different.set(a, b)
    return false
  }

  function hasAlikeMembers(
    book: Book,
    a: JsonObject,
    b: JsonObject,
    kind: PartKind,
    needs: Needs,
  ): boolean {
    let left = 0
    for (const key of Object.keys(b)) if (memberKind(kind, key) !== 'note') left++
    for (const key of Object.keys(a)) {
      const member = memberKind(kind, key)
      if (member === 'note') continue
      const one = a[key]!
      const two = property(b, key)
      if (two === undefined || !isAlike(book, one, two, member, needs)) return false
      left--
      if (kind === 'schema' && key.startsWith('$') && !leadsAlike(book, key, one, needs)) {
        return false
      }
    }
    return left === 0
  }

  function leadsAlike(book: Book, key: string, value: Json, needs: Needs): boolean {
    // Ids and dynamic references give the same text another meaning elsewhere.
    if (key !== '$ref' || typeof value !== 'string') return key === '$defs'
    let known = book.references.get(value)
    if (known === undefined) book.references.set(value, (known = questionAbout(book, value)))
    return known !== null && needs(known)
  }

  function questionAbout({ base, revision }: Book, reference: string): Question | null {
    const one = findSchema(rootOf(base), reference)
    const two = findSchema(rootOf(revision), reference)
    if (!one || !two || !standAlike(one, two)) return null
    const target = bookOf(one.document, two.document)
    return question(needs => isAlike(target, one.value, two.value, 'schema', needs))
  }

  return (base, revision) => {
    if (!standAlike(base, revision)) return false
    const book = bookOf(base.document, revision.document)
    const needed: Question[] = []
    const collect: Needs = asked => {
      if (asked.answer === undefined) needed.push(asked)
      return asked.answer ?? true
    }
    return isAlike(book, base.value, revision.value, 'schema', collect) && needed.every(answerTo)
  }
}

function rootOf(document: SourceDocument): Schema {
  return { document, pointer: '', value: true }
}

/** Whether the same text means the same in both places, as far as the documents around them decide. */
function standAlike(base: Schema, revision: Schema): boolean {
  if (base.document.dialect !== revision.document.dialect) return false
  const { lenient } = traitsOf(base.document)
  return lenient || [base, revision].every(at => resourceOf(at) === rootResource(at.document))
}

/** Equality of data; the order of keys says nothing. */
function isEqual(a: Json, b: Json): boolean {
  if (a === b) return true
  if (isArray(a)) {
    return isArray(b) && a.length === b.length && a.every((item, at) => isEqual(item, b[at]!))
  }
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => Object.hasOwn(b, key) && isEqual(a[key]!, b[key]!))
  )
}
