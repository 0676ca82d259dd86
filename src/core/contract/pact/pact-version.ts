import { isArray, isObject, property, type Json, type JsonObject } from '../../json/json.ts'
import type { PactVersion } from './pact.ts'

/** Where libraries write the version: the specification's key, and what was met besides it. */
const keys = ['pactSpecification', 'pact-specification', 'pact_specification']

/** Whether a document is a Pact file. */
export function isPact(root: Json): root is JsonObject {
  if (!isObject(root)) return false
  const has = (key: string): boolean => Object.hasOwn(root, key)
  return has('consumer') && has('provider') && (has('interactions') || has('messages'))
}

/**
 * The version of the specification that a Pact file is written in. Without one it is told by what only later versions have.
 *
 * @returns null for a version that does not exist yet.
 */
export function pactVersion(root: JsonObject): PactVersion | null {
  const stated = statedVersion(root)
  if (stated === null) return guessed(root)
  const [major = '', minor] = stated.split('.')
  if (major === '1') return Number(minor) === 1 ? '1.1' : '1'
  if (major === '2' || major === '3' || major === '4') return major
  return null
}

function statedVersion(root: JsonObject): string | null {
  const metadata = property(root, 'metadata') ?? property(root, 'metaData')
  if (!isObject(metadata)) return null
  for (const key of keys) {
    const value = property(metadata, key)
    const version = isObject(value) ? property(value, 'version') : value
    const text = textOf(version)
    if (text !== null) return text
  }
  return textOf(property(metadata, 'pactSpecificationVersion'))
}

function textOf(version: Json | undefined): string | null {
  if (typeof version === 'number') return String(version)
  const found =
    typeof version === 'string' ? /^\s*v?(\d+(?:\.\d+)*)/i.exec(version)?.[1] : undefined
  return found ?? null
}

function guessed(root: JsonObject): PactVersion {
  const interactions = property(root, 'interactions')
  const list = isArray(interactions) ? interactions.filter(isObject) : []
  if (list.some(each => Object.hasOwn(each, 'type'))) return '4'
  if (Object.hasOwn(root, 'messages')) return '3'
  if (list.some(each => Object.hasOwn(each, 'providerStates'))) return '3'
  return '2'
}
