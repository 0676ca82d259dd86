import { parseDocument, type YAMLError } from 'yaml'
import type { Json } from '../../core/json/json.ts'
import { parseJson, type Parsed } from '../../core/json/parse.ts'
import type { Pointer } from '../../core/json/pointer.ts'
import { InputError } from '../../errors.ts'
import type { Position } from '../../ports/specs.ts'
import { jsonOddity } from './json-oddity.ts'
import { jsonPositions } from './json-positions.ts'
import { lineIndex } from './line-index.ts'
import { plainPositions } from './plain-positions.ts'
import { plainYaml } from './plain-yaml.ts'
import { textKind } from './text-kind.ts'
import { yamlPositions } from './yaml-positions.ts'
import { yamlValue } from './yaml-value.ts'

/** Machines write what is larger, and they double no keys. */
const MAX_SEARCHED_CHARACTERS = 2_000_000

/** What is left to the package takes about a second for two million characters, and as much memory as 120 MB. */
const MAX_TREE_CHARACTERS = 8_000_000

export interface ParsedText {
  readonly root: Json
  readonly format: 'json' | 'yaml'
  readonly locate: (pointer: Pointer) => Position
}

/**
 * Reads JSON or YAML, whichever it is.
 *
 * @throws InputError with line and column, without a word of the text.
 */
export function parseText(text: string, where: string): ParsedText {
  if (text.trim() === '')
    throw new InputError(where, 'the file is empty', 'Give an OpenAPI document.')
  const zero = text.indexOf('\0')
  if (zero >= 0) {
    throw unreadable(where, lineIndex(text)(zero), 'a NUL character stands in the text')
  }
  const other = textKind(text)
  if (other) throw notOpenApi(where, other.looksLike, other.remedy)
  const isYaml = /\.ya?ml$/i.test(where)
  if (/^\s*[[{]/.test(text)) {
    const parsed = parseJson(text)
    if (parsed.ok) {
      const offsetOf = jsonPositions(text)
      const positionOf = lineIndex(text)
      refuseOddity(text, where, positionOf)
      const locate = (pointer: Pointer): Position => positionOf(offsetOf(pointer))
      return { root: parsed.value, format: 'json', locate }
    }
    // YAML can start like JSON, but only its name says that it does.
    if (!isYaml) throw badJson(where, parsed)
  }
  return parseYaml(text, where)
}

function refuseOddity(text: string, where: string, positionOf: (offset: number) => Position): void {
  const odd = text.length > MAX_SEARCHED_CHARACTERS ? undefined : jsonOddity(text)
  if (odd?.kind === 'doubled key') {
    throw doubledKey(where, positionOf(odd.offset), positionOf(odd.firstOffset))
  }
  if (odd) throw unreadable(where, positionOf(odd.offset), 'the JSON has a number out of range')
}

function doubledKey(where: string, at: Position, first: Position): InputError {
  const problem = `the key stands here a second time, after line ${first.line}, column ${first.column}`
  return new InputError(`${where}:${at.line}:${at.column}`, problem, 'Keep one of the two.')
}

function badJson(where: string, refused: Parsed & { ok: false }): InputError {
  const { reason } = refused
  return unreadable(
    where,
    refused,
    reason === 'is not JSON' ? 'this is not JSON' : `the JSON ${reason}`,
  )
}

/** The error about a document that was read and is something else. */
export function notOpenApi(where: string, looksLike: string, remedy?: string): InputError {
  const problem = `this is not an OpenAPI document: it looks like ${looksLike}`
  return new InputError(
    where,
    problem,
    remedy ?? 'Give the OpenAPI document of the API, of 2.0 to 3.2.',
  )
}

function parseYaml(text: string, where: string): ParsedText {
  // Lines of the oldest Macs; no reader of YAML knows others than `\n` and `\r\n`.
  const source = text.includes('\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\r', '\n')
  const plain = plainYaml(source)
  if (plain) {
    const positionOf = lineIndex(source)
    const offsetOf = plainPositions(source)
    return {
      root: plain.value,
      format: 'yaml',
      locate: pointer => positionOf(offsetOf(pointer)),
    }
  }
  if (source.length > MAX_TREE_CHARACTERS) {
    const problem = `the YAML is larger than ${MAX_TREE_CHARACTERS / 1e6} MB and uses anchors, tags or other rare parts of YAML, or is malformed`
    throw new InputError(where, problem, 'Give the same document as JSON or as plain YAML.')
  }
  const positionOf = lineIndex(source)
  const options = {
    schema: 'core',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  } as const
  const document = parseDocument(source, options)
  const error = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])[0]
  if (error)
    throw unreadable(where, positionOf(error.pos[0]), `the YAML ${reasonOf(document.errors)}`)
  const read = yamlValue(document.contents)
  if ('problem' in read && read.firstOffset !== undefined)
    throw doubledKey(where, positionOf(read.offset), positionOf(read.firstOffset))
  if ('problem' in read)
    throw unreadable(where, positionOf(read.offset), `the YAML ${read.problem}`)
  const offsetOf = yamlPositions(document)
  return {
    root: read.value,
    format: 'yaml',
    locate: pointer => positionOf(offsetOf(pointer)),
  }
}

function unreadable(where: string, { line, column }: Position, problem: string): InputError {
  return new InputError(`${where}:${line}:${column}`, problem, 'Correct it there.')
}

const reasons: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  TAB_AS_INDENT: 'is indented with a tab where only spaces may stand',
  BAD_INDENT: 'is indented wrongly',
  MULTIPLE_DOCS: 'holds more than one document',
  MISSING_CHAR: 'lacks a closing quote, bracket or colon',
  RESOURCE_EXHAUSTION: 'nests too deep',
  BAD_ALIAS: 'has a broken alias',
  MULTIPLE_ANCHORS: 'has two anchors on one value',
  KEY_OVER_1024_CHARS: 'is not YAML',
}

/** Depth first: the other errors follow from it. */
function reasonOf(errors: readonly YAMLError[]): string {
  const deep = errors.find(error => error.code === 'RESOURCE_EXHAUSTION')
  const code = (deep ?? errors[0])?.code
  return (code && reasons[code]) ?? 'is malformed'
}
