import { parse, Source, type DocumentNode } from 'graphql'
import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { isArray, isObject, property, type Json } from '../../core/json/json.ts'
import { parseJson } from '../../core/json/parse.ts'
import { InputError } from '../../errors.ts'
import { decodeText } from './decode-text.ts'
import { MAX_TOKENS, parsing } from './graphql-errors.ts'
import { MAX_BYTES, tooLarge } from './read-bounded.ts'
import { readFile } from './read-file.ts'

/** One text with operations, as a consumer sends it. */
export interface SentDocument {
  /** As people name it. */
  readonly file: string
  readonly document: DocumentNode
  /** What an operation without a name is called. */
  readonly name: string
  /** What may be sent in place of the text: the key of a manifest. */
  readonly ids: readonly string[]
}

/** More files than this are not read. */
const MAX_FILES = 10_000

/**
 * Reads the operations that consumers send: `.graphql` files, folders of them, or manifests of persisted operations.
 *
 * @throws InputError with file, line and column.
 */
export async function readSent(paths: readonly string[], cwd: string): Promise<SentDocument[]> {
  const files: string[] = []
  for (const path of paths) await addFiles(files, resolve(cwd, path), path)
  const sent: SentDocument[] = []
  let left = MAX_BYTES
  for (const path of files) {
    const file = relative(cwd, path).split(sep).join('/')
    const bytes = await readFile(path, file)
    left -= bytes.byteLength
    if (left < 0) throw tooLarge(file)
    sent.push(...documentsOf(decodeText(bytes, file), file))
  }
  return sent
}

async function addFiles(files: string[], path: string, typed: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (found === null) throw new InputError(typed, 'there is no such file', 'Check the path.')
  if (!found.isDirectory()) {
    files.push(path)
    return
  }
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const inside = entries
    .filter(entry => entry.isFile() && /\.(?:graphql|gql)$/i.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => !file.includes(`${sep}node_modules${sep}`))
  if (inside.length === 0 || inside.length + files.length > MAX_FILES) {
    const problem = inside.length === 0 ? 'the folder holds no .graphql files' : 'too many files'
    throw new InputError(typed, problem, 'Name the files or a manifest of them.')
  }
  files.push(...inside.sort())
}

function documentsOf(text: string, file: string): SentDocument[] {
  if (!/^\s*[[{]\s*["{\]}]/.test(text)) {
    const name = basename(file).replace(/\.\w+$/, '')
    return [{ file, document: parsed(text, file), name: nameOf(name), ids: [] }]
  }
  const manifest = parseJson(text)
  if (!manifest.ok) {
    const { line, column, reason } = manifest
    throw new InputError(`${file}:${line}:${column}`, `the manifest ${reason}`, 'Correct it there.')
  }
  return entriesOf(manifest.value).map(({ id, body }) => ({
    file,
    document: parsed(body, `${file} (${id})`),
    name: nameOf(id),
    ids: [id],
  }))
}

function parsed(text: string, where: string): DocumentNode {
  return parsing(where, 'document', () => parse(new Source(text, where), { maxTokens: MAX_TOKENS }))
}

interface Entry {
  readonly id: string
  readonly body: string
}

/** `{ id: text }`, `{ operations: [ { id, name, body } ] }` or that list by itself. */
function entriesOf(root: Json): Entry[] {
  const list = isObject(root) ? (property(root, 'operations') ?? root) : root
  if (isArray(list)) {
    return list.flatMap(item => {
      const body = textIn(item, ['body', 'query', 'text', 'document'])
      return body === '' ? [] : [{ id: textIn(item, ['id', 'hash', 'name']), body }]
    })
  }
  if (!isObject(list)) return []
  return Object.entries(list).flatMap(([id, body]) =>
    typeof body === 'string' ? [{ id, body }] : [],
  )
}

function textIn(item: Json, keys: readonly string[]): string {
  if (!isObject(item)) return ''
  const found = keys.map(key => property(item, key)).find(value => typeof value === 'string')
  return found ?? ''
}

/** A name as GraphQL has them. */
function nameOf(text: string): string {
  const name = text.replaceAll(/\W/g, '_')
  return /^[A-Za-z_]/.test(name) ? name : `_${name}`
}
