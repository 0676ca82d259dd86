import { join } from 'node:path'
import { isPact } from '../../core/contract/pact/pact-version.ts'
import { isObject, property, type JsonObject } from '../../core/json/json.ts'
import { parseJson } from '../../core/json/parse.ts'
import { InputError } from '../../errors.ts'
import type { Files } from '../../ports/files.ts'

/** A Pact file as it lies there. */
export interface StoredPact {
  readonly file: string
  readonly document: JsonObject
  readonly consumer: string
  readonly provider: string
  /** Where it was pulled from; null where a library wrote it here. */
  readonly pin: BrokerPin | null
}

export interface BrokerPin {
  readonly broker: string
  readonly consumerVersion: string
  readonly isPending: boolean
  readonly resultsUrl: string | null
}

/** `contracts/crm-acme.pact.json`; with a number where a consumer has several versions in use. */
export function pactFile(
  folder: string,
  consumer: string,
  provider: string,
  count: number,
): string {
  const name = [consumer, provider].map(slug).join('-')
  return join(folder, `${name}${count === 1 ? '' : `.${count}`}.pact.json`)
}

function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z\d._]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
  return plain === '' ? 'pact' : plain.slice(0, 80)
}

/**
 * Reads one Pact file.
 *
 * @param shown its path as messages tell it.
 * @throws InputError for a file that is not there or no Pact.
 */
export async function readPactFile(path: string, files: Files, shown: string): Promise<StoredPact> {
  const remedy = 'Give a file that a Pact library wrote.'
  const text = await files.read(path)
  if (text === null) throw new InputError(shown, 'there is no such file', remedy)
  const parsed = parseJson(text)
  if (!parsed.ok) throw new InputError(`${shown}:${parsed.line}`, parsed.reason, remedy)
  const document = parsed.value
  if (!isObject(document) || !isPact(document)) {
    throw new InputError(shown, 'is not a Pact file', remedy)
  }
  return {
    file: shown,
    document,
    consumer: nameIn(document, 'consumer'),
    provider: nameIn(document, 'provider'),
    pin: pinIn(document),
  }
}

function nameIn(document: JsonObject, key: string): string {
  const party = property(document, key) ?? null
  const name = isObject(party) ? property(party, 'name') : party
  return typeof name === 'string' ? name : ''
}

function pinIn(document: JsonObject): BrokerPin | null {
  const metadata = property(document, 'metadata')
  const pin = isObject(metadata) ? property(metadata, 'tidemark') : undefined
  const broker = isObject(pin) ? property(pin, 'broker') : undefined
  if (!isObject(pin) || typeof broker !== 'string') return null
  const version = property(pin, 'consumerVersion')
  const results = property(pin, 'results')
  return {
    broker,
    consumerVersion: typeof version === 'string' ? version : '',
    isPending: property(pin, 'pending') === true,
    resultsUrl: typeof results === 'string' ? results : null,
  }
}

/** The Pact without what Tidemark put in it, as a broker gets it. */
export function withoutPin(document: JsonObject): JsonObject {
  const metadata = property(document, 'metadata')
  if (!isObject(metadata)) return document
  const { tidemark: _, ...rest } = metadata
  return { ...document, metadata: rest }
}
