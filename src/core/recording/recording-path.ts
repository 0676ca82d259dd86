import { splitOperation } from '../exchange/subject.ts'

/** Longer names trouble some file systems. */
const MAX_LENGTH = 100

/**
 * Where the recording of an operation is kept, relative to the root: `recordings/acme/get-orders.json` for
 * `GET /v1/orders`. A leading `v1` is left out, other versions are not. Only `a-z 0-9 . _ -`, so the name is
 * good on every file system.
 */
export function recordingPath(provider: string, operation: string): string {
  const { method, path } = splitOperation(operation)
  return pathOf(provider, operation, `${method}${path.replace(/^\/v1(?=\/.)/i, '')}`)
}

/**
 * The usual path and those to take in turn where another operation has it: `GET /orders` and `GET /v1/orders`
 * have one name. The last is that of no other operation.
 */
export function recordingPaths(provider: string, operation: string): readonly string[] {
  const { method, path } = splitOperation(operation)
  const usual = recordingPath(provider, operation)
  const whole = pathOf(provider, operation, `${method}${path}`)
  const own = usual.replace(/\.json$/, `-${checksum(operation)}.json`)
  return [...new Set([usual, whole, own])]
}

function pathOf(provider: string, operation: string, words: string): string {
  const name = slug(words) || 'root'
  const isRoot = name === slug(splitOperation(operation).method)
  return `recordings/${slug(provider) || 'api'}/${isRoot ? `${name}-root` : shorten(name, operation)}.json`
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
}

function shorten(name: string, operation: string): string {
  return name.length <= MAX_LENGTH
    ? name
    : `${name.slice(0, MAX_LENGTH - 9)}-${checksum(operation)}`
}

/** FNV-1a over UTF-16 units, enough to tell long names apart. */
function checksum(text: string): string {
  let sum = 0x811c9dc5
  for (let i = 0; i < text.length; i++) {
    sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193) >>> 0
  }
  return sum.toString(16).padStart(8, '0')
}
