import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { redactText } from '../../core/exchange/redact-text.ts'
import { InputError } from '../../errors.ts'
import { lineOfKey } from './line-of-key.ts'
import { hookModule } from './module-hooks.ts'

export type ImportModule = (url: string) => Promise<object>

/** Where there are types, Node itself strips them, which takes it longer than all the rest of its start. */
export const importModule: ImportModule = async url => {
  hookModule(url, 'plain')
  try {
    return (await import(url)) as object
  } catch (error) {
    if (!isUncompiled(error)) throw error
  }
  // Nothing of it was run.
  hookModule(url + TYPED, 'typed')
  return (await import(url + TYPED)) as object
}

/** What could not be compiled comes from within Node; what `JSON.parse` threw does not. */
function isUncompiled(error: unknown): boolean {
  if (!(error instanceof SyntaxError)) return false
  const [, first = ''] = /^\s+at (.*)/m.exec(error.stack ?? '') ?? []
  return first.includes('(node:internal/')
}

/** A module that was once found not to be plain keeps that answer; by another name it is asked again. */
const TYPED = '?typed'

/**
 * Runs a module of the user and returns what it exports.
 *
 * @throws InputError that names file and line, when it cannot be read, does not parse or throws.
 */
export async function loadModule(path: string, importing: ImportModule): Promise<object> {
  try {
    return await importing(pathToFileURL(path).href)
  } catch (error) {
    const line = lineIn(error, path)
    const where = line === null ? path : `${path}:${line}`
    throw new InputError(where, reasonOf(error), 'Correct it and try again.', { cause: error })
  }
}

/** A problem at a key of what a module exports, as an error that points at its line. */
export function problemAt(
  path: string,
  key: readonly (string | number)[],
  problem: string,
  remedy: string,
): InputError {
  const line = key.length === 0 ? null : lineOfKey(sourceOf(path), key)
  const named = key.length === 0 ? problem : `${keyName(key)}: ${problem}`
  return new InputError(line === null ? path : `${path}:${line}`, named, remedy)
}

function keyName(key: readonly (string | number)[]): string {
  return key.reduce<string>((name, part) => {
    if (typeof part === 'number') return `${name}[${part}]`
    if (!/^[\w$]+$/.test(part)) return `${name}['${part}']`
    return name === '' ? part : `${name}.${part}`
  }, '')
}

function sourceOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** Errors name a module by path or by URL, with the line behind a colon. */
function lineIn(error: unknown, path: string): number | null {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  for (const name of [pathToFileURL(path).href, path]) {
    for (let at = stack.indexOf(name); at >= 0; at = stack.indexOf(name, at + 1)) {
      const line = /^(?:\?typed)?:(\d+)/.exec(stack.slice(at + name.length))?.[1]
      if (line !== undefined) return Number(line)
    }
  }
  return null
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  if (code === 'ERR_MODULE_NOT_FOUND') {
    const wanted = /Cannot find (?:package|module) '([^']+)'/.exec(message)?.[1] ?? ''
    return `imports what is not there: ${wanted}`
  }
  // The parser draws a picture of the code; its first words are the reason.
  const lines = message.split('\n').map(line => line.replace(/^\s*[x×]?\s*/u, ''))
  const words = lines.find(line => line !== '') ?? ''
  const reason = redactText(words).replace(/\.$/, '')
  const fails =
    error instanceof SyntaxError || code.includes('TYPESCRIPT') ? 'does not parse' : 'throws'
  return reason === '' ? fails : `${fails}: ${reason}`
}
