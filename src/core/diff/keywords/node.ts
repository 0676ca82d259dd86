import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import { appendToken, valueAt } from '../../json/pointer.ts'
import type { Schema, SourceDocument } from '../../shape/schema/schema.ts'
import { schemaListWords, schemaMapWords, schemaWords, spell, type Spelled } from './spell.ts'

/** One schema as the comparison sees it: references followed, all spellings made one. */
export interface Node extends Spelled {
  /** Where the keywords stand, after references. */
  readonly schema: Schema
  /** The last part of the `$ref` that led here, or null for an inline schema. */
  readonly name: string | null
  readonly title: string
  /** The schema `false`: nothing is admitted. */
  readonly never: boolean
  /** The same object for every way in which the document leads to these keywords. */
  readonly identity: object
}

const nodes = new WeakMap<object, Node>()
const MAX_HOPS = 64

export function nodeOf(schema: Schema): Node {
  if (typeof schema.value === 'boolean') return makeNode(schema, {})
  const known = nodes.get(schema.value)
  if (known) return known
  const node = makeNode(schema, schema.value)
  nodes.set(schema.value, node)
  return node
}

function makeNode(schema: Schema, own: object): Node {
  let at = schema
  let name: string | null = null
  const siblings: JsonObject[] = []
  for (let hop = 0; hop < MAX_HOPS && isObject(at.value); hop++) {
    const reference = property(at.value, '$ref')
    if (typeof reference !== 'string') break
    if (siblingsCount(at.document)) siblings.push(at.value)
    name ??= reference.slice(reference.lastIndexOf('/') + 1)
    at = follow(at.document, reference)
  }
  const value = isObject(at.value) ? at.value : {}
  const spelled = siblings.reduceRight(overlay, spell(value))
  const title = property(value, 'title')
  return {
    schema: at,
    name,
    title: typeof title === 'string' ? title : '',
    never: at.value === false,
    identity: siblings.some(sibling => Object.keys(sibling).length > 1) ? own : value,
    ...spelled,
  }
}

/** Up to OpenAPI 3.0 and draft 7 a reference hides whatever stands beside it. */
function siblingsCount(document: SourceDocument): boolean {
  return ['openapi-3.1', 'openapi-3.2', 'json-schema-2019-09', 'json-schema-2020-12'].includes(
    document.dialect,
  )
}

function overlay(under: Spelled, beside: JsonObject): Spelled {
  const over = spell(beside)
  return {
    words: { ...under.words, ...over.words },
    types: over.types.length > 0 ? over.types : under.types,
    nullable: over.types.length > 0 ? over.nullable : under.nullable,
  }
}

/** The schema that the reference names; where there is none it admits anything, which `contract` reports as a defect. */
function follow(document: SourceDocument, reference: string): Schema {
  const hash = reference.indexOf('#')
  const uri = hash < 0 ? reference : reference.slice(0, hash)
  const pointer = hash < 0 ? '' : decodeFragment(reference.slice(hash + 1))
  const target = uri === '' ? document : otherDocument(document, uri)
  const found = target && (pointer === '' || pointer.startsWith('/')) ? valueAt(target.root, pointer) : undefined
  const value = isObject(found) || typeof found === 'boolean' ? found : true
  return { document: target ?? document, pointer, value }
}

function otherDocument(document: SourceDocument, uri: string): SourceDocument | undefined {
  const others = document.others
  if (!others) return undefined
  const direct = others.get(uri)
  if (direct) return direct
  const base = document.uri.slice(0, document.uri.lastIndexOf('/') + 1)
  return others.get(base + uri.replace(/^\.\//, ''))
}

function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** The subschema under a keyword that holds one, or null. */
export function childOf(node: Node, word: string): Schema | null {
  return asSchema(node, property(node.words, word), appendToken(node.schema.pointer, word))
}

export function childrenOf(node: Node, word: string): readonly Schema[] {
  const list = property(node.words, word)
  if (!isArray(list)) return []
  const at = appendToken(node.schema.pointer, word)
  return list.flatMap((value, index) => asSchema(node, value, appendToken(at, index)) ?? [])
}

export function childMapOf(node: Node, word: string): ReadonlyMap<string, Schema> {
  const map = property(node.words, word)
  if (!isObject(map)) return noChildren
  const at = appendToken(node.schema.pointer, word)
  const entries = Object.keys(map).flatMap(key => {
    const schema = asSchema(node, property(map, key), appendToken(at, key))
    return schema ? [[key, schema] as const] : []
  })
  return new Map(entries)
}

const noChildren: ReadonlyMap<string, Schema> = new Map()

function asSchema(node: Node, value: Json | undefined, pointer: string): Schema | null {
  if (!isObject(value) && typeof value !== 'boolean') return null
  return { document: node.schema.document, pointer, value }
}

/** The number under a keyword, or undefined. */
export function numberOf(node: Node, word: string): number | undefined {
  const value = property(node.words, word)
  return typeof value === 'number' ? value : undefined
}

export function textOf(node: Node, word: string): string | undefined {
  const value = property(node.words, word)
  return typeof value === 'string' ? value : undefined
}

export function listOf(node: Node, word: string): readonly Json[] {
  const value = property(node.words, word)
  return isArray(value) ? value : []
}

/** Whether nothing but types could be stated: no subschemas of any sort. */
export function isSimple(node: Node): boolean {
  return ![...schemaWords, ...schemaListWords, ...schemaMapWords].some(word => word in node.words)
}
