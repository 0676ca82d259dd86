import { isObject, property, type Json } from '../../json/json.ts'
import { schemaListWords, schemaMapWords, schemaWords } from '../../shape/schema/applicators.ts'
import { traitsOf } from '../../shape/schema/dialect.ts'
import { keywordsOf } from '../../shape/schema/keywords.ts'
import type { NormalKeywords } from '../../shape/schema/normal-keywords.ts'
import { resolveReference } from '../../shape/schema/reference.ts'
import type { Schema, SourceDocument } from '../../shape/schema/schema.ts'

/** The keywords of a schema as the comparison sees them: without prose, references and what promises nothing. */
export type Words = Omit<NormalKeywords, Dropped> & { readonly [E in Extension]?: Json }
type Dropped = '$ref' | 'nullable' | 'type' | 'title' | 'description'
type Extension = (typeof extensions)[number]

/** One schema as the comparison sees it, references followed. */
export interface Node {
  /** Where the keywords stand, after references. */
  readonly schema: Schema
  /** The last part of the `$ref` that led here, or null for an inline schema. */
  readonly name: string | null
  readonly title: string
  /** The schema `false`: nothing is admitted. */
  readonly never: boolean
  readonly words: Words
  /** The stated types, without null where it stands beside others. */
  readonly types: readonly string[]
  readonly nullable: boolean
  /** The same object for every way in which the document leads to these keywords. */
  readonly identity: object
}

export const applicators: readonly (keyof Words)[] = [
  ...schemaWords,
  ...schemaListWords,
  ...schemaMapWords,
]
const extensions = ['x-extensible-enum', 'x-sunset', 'x-stability-level'] as const

// By document too: two documents can share the objects that they are made of, and mean other schemas by them.
const nodes = new WeakMap<SourceDocument, Map<object, Node>>()
const MAX_HOPS = 64

export function nodeOf(schema: Schema): Node {
  if (typeof schema.value === 'boolean') return makeNode(schema, {})
  let known = nodes.get(schema.document)
  if (!known) nodes.set(schema.document, (known = new Map()))
  let node = known.get(schema.value)
  if (!node) known.set(schema.value, (node = makeNode(schema, schema.value)))
  return node
}

function makeNode(schema: Schema, own: object): Node {
  let at = schema
  let name: string | null = null
  let identity = own
  let keywords = withExtensions(schema)
  for (let hop = 0; hop < MAX_HOPS && keywords.$ref !== undefined; hop++) {
    const target = resolveReference(at)
    // A reference to nothing admits anything; `contract` reports it as a defect.
    if (!target) break
    const { $ref, ...beside } = keywords
    name ??= $ref.slice($ref.lastIndexOf('/') + 1)
    at = target
    const below = withExtensions(target)
    if (Object.keys(beside).length === 0 && identity === own && isObject(target.value)) {
      own = target.value
      identity = own
    }
    keywords = { ...below, ...beside, ...bothTypes(below, beside) }
  }
  return { schema: at, name, never: at.value === false, identity, ...simplify(keywords) }
}

/** `nullable` beside a reference adds null to the types that the reference leads to. */
function bothTypes(below: NormalKeywords, beside: NormalKeywords): NormalKeywords {
  const type = beside.type ?? below.type
  return type ? { type } : {}
}

type Extended = NormalKeywords & { readonly [E in Extension]?: Json }

function withExtensions(schema: Schema): Extended {
  const keywords = keywordsOf(schema)
  if (typeof keywords === 'boolean' || !isObject(schema.value)) return {}
  const { value } = schema
  // `nullable` without a type adds nothing, but to say so or not is a difference that people look for.
  const flagged = traitsOf(schema.document).nullable.some(word => property(value, word) === true)
  const stated: (readonly [string, Json])[] = flagged ? [['nullable', true]] : []
  for (const word of extensions) {
    const found = property(value, word)
    if (found !== undefined) stated.push([word, found])
  }
  return stated.length > 0 ? { ...keywords, ...Object.fromEntries(stated) } : keywords
}

function simplify(keywords: Extended): Pick<Node, 'title' | 'types' | 'nullable' | 'words'> {
  const { $ref: _ref, title, description: _text, nullable, type = [], ...rest } = keywords
  const admitsNull = nullable === true || (type.length > 1 && type.includes('null'))
  const words: Record<string, unknown> = { ...rest }
  // Whether a nullable enum lists null is a matter of taste; many documents forget it.
  if (admitsNull && rest.enum) words['enum'] = rest.enum.filter(value => value !== null)
  for (const word of Object.keys(words)) {
    if (promisesNothing(word, words[word])) delete words[word]
  }
  const types = type.length > 1 ? type.filter(kind => kind !== 'null') : type
  return { title: title ?? '', types: types.toSorted(), nullable: admitsNull, words }
}

function promisesNothing(word: string, value: unknown): boolean {
  if (value === false) return ['uniqueItems', 'readOnly', 'writeOnly', 'deprecated'].includes(word)
  if (value === 0) return ['minLength', 'minItems', 'minProperties'].includes(word)
  if (word === 'additionalProperties') return (value as Schema).value === true
  if (word === 'required') return (value as readonly string[]).length === 0
  return false
}

/** Whether nothing but types could be stated: no subschemas of any sort. */
export function isSimple(node: Node): boolean {
  return !applicators.some(word => word in node.words)
}
