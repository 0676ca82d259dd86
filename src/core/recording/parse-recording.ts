import { InputError } from '../../errors.ts'
import type { FormFile, Headers } from '../exchange/exchange.ts'
import { isArray, isObject, property, type Json, type JsonObject } from '../json/json.ts'
import { parseJson } from '../json/parse.ts'
import { RECORDING_FORMAT } from './format-recording.ts'
import type { RecordedBody, RecordedExchange, RecordedResponse, Recording } from './recording.ts'

const remedy = 'Restore it from git, or delete it and run tidemark record again.'

/**
 * Reads the text of a recording's file.
 *
 * @param file its path, for the message.
 * @throws InputError with one sentence when the text is no recording or of a newer format.
 */
export function parseRecording(text: string, file: string): Recording {
  const parsed = parseJson(text)
  if (!parsed.ok) {
    throw new InputError(
      `${file}:${parsed.line}:${parsed.column}`,
      `the recording ${parsed.reason}`,
      remedy,
    )
  }
  const reader = new Reader(file)
  const root = reader.object(parsed.value, 'the file')
  const format = property(root, 'tidemarkRecording')
  if (typeof format === 'number' && format > RECORDING_FORMAT) {
    throw new InputError(file, 'the recording was written by a newer Tidemark', 'Update tidemark.')
  }
  if (format !== RECORDING_FORMAT)
    throw new InputError(file, 'this is not a Tidemark recording', remedy)
  return {
    provider: reader.text(root, 'provider'),
    operation: reader.text(root, 'operation'),
    keepValues: reader.texts(property(root, 'keepValues') ?? [], 'keepValues'),
    exchanges: reader
      .list(property(root, 'exchanges'), 'exchanges')
      .map((item, i) => readExchange(reader, item, `exchanges[${i}]`)),
  }
}

function readExchange(reader: Reader, value: Json, at: string): RecordedExchange {
  const exchange = reader.object(value, at)
  const request = reader.object(property(exchange, 'request'), `${at}.request`)
  const response = reader.object(property(exchange, 'response'), `${at}.response`)
  const status = property(response, 'status')
  if (typeof status !== 'number' || !Number.isInteger(status))
    reader.fail(`${at}.response.status`, 'a number')
  return {
    recordedAt: reader.text(exchange, 'recordedAt', `${at}.`),
    scope:
      property(exchange, 'scope') === undefined
        ? 'default'
        : reader.text(exchange, 'scope', `${at}.`),
    version:
      property(exchange, 'version') === undefined ? '' : reader.text(exchange, 'version', `${at}.`),
    request: {
      method: reader.text(request, 'method', `${at}.request.`),
      url: reader.text(request, 'url', `${at}.request.`),
      headers: readHeaders(reader, property(request, 'headers'), `${at}.request.headers`),
      body: readBody(reader, request, `${at}.request`),
    },
    response: {
      status,
      headers: readHeaders(reader, property(response, 'headers'), `${at}.response.headers`),
      body: readBody(reader, response, `${at}.response`),
      trimmed: readTrimmed(reader, property(response, 'trimmed'), `${at}.response.trimmed`),
      ...readCounts(reader, property(response, 'counts'), `${at}.response.counts`),
    },
  }
}

function readHeaders(reader: Reader, value: Json | undefined, at: string): Headers {
  return Object.entries(reader.object(value, at)).flatMap(([name, field]) => {
    const values = typeof field === 'string' ? [field] : reader.texts(field, at)
    return values.map((text): [string, string] => [name, text])
  })
}

function readBody(reader: Reader, message: JsonObject, at: string): RecordedBody {
  const json = property(message, 'json')
  if (json !== undefined) return { kind: 'json', json }
  const form = property(message, 'form')
  if (form !== undefined) {
    const pairs = reader.list(form, `${at}.form`).map((pair): [string, string] => {
      const [name, field] = reader.texts(pair, `${at}.form`)
      return [name ?? '', field ?? '']
    })
    return { kind: 'form', form: pairs, ...readFiles(reader, property(message, 'files'), at) }
  }
  const opaque = property(message, 'opaque')
  if (typeof opaque === 'number') return { kind: 'opaque', opaque }
  if (property(message, 'text') !== undefined) {
    return { kind: 'text', text: reader.text(message, 'text', `${at}.`) }
  }
  if (property(message, 'refused') !== undefined) {
    return { kind: 'refused', refused: reader.text(message, 'refused', `${at}.`) }
  }
  return { kind: 'none' }
}

function readFiles(
  reader: Reader,
  value: Json | undefined,
  at: string,
): { files?: readonly FormFile[] } {
  if (value === undefined) return {}
  const files = reader.list(value, `${at}.files`).map((item): FormFile => {
    const file = reader.object(item, `${at}.files`)
    const [name, mediaType] = ['name', 'mediaType'].map(key =>
      reader.text(file, key, `${at}.files.`),
    )
    const bytes = property(file, 'bytes')
    return { name: name ?? '', mediaType: mediaType ?? '', bytes: Number(bytes) || 0 }
  })
  return { files }
}

function readTrimmed(reader: Reader, value: Json | undefined, at: string): Record<string, number> {
  const counts = Object.entries(reader.object(value ?? {}, at)).map(
    ([pointer, count]): [string, number] =>
      typeof count === 'number' ? [pointer, count] : reader.fail(at, 'numbers'),
  )
  return Object.fromEntries(counts)
}

function readCounts(
  reader: Reader,
  value: Json | undefined,
  at: string,
): Pick<RecordedResponse, 'counts'> {
  if (value === undefined) return {}
  const rows = Object.entries(reader.object(value, at)).map(
    ([place, row]): [string, Record<string, number>] => [place, readTrimmed(reader, row, at)],
  )
  return { counts: Object.fromEntries(rows) }
}

/** Takes values apart and says where they are not what they should be. */
class Reader {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  object(value: Json | undefined, at: string): JsonObject {
    return isObject(value) ? value : this.fail(at, 'an object')
  }

  list(value: Json | undefined, at: string): readonly Json[] {
    return isArray(value) ? value : this.fail(at, 'a list')
  }

  text(object: JsonObject, key: string, at = ''): string {
    const value = property(object, key)
    return typeof value === 'string' ? value : this.fail(`${at}${key}`, 'a text')
  }

  texts(value: Json, at: string): readonly string[] {
    return this.list(value, at).map(item =>
      typeof item === 'string' ? item : this.fail(at, 'texts'),
    )
  }

  fail(at: string, expected: string): never {
    throw new InputError(
      this.#file,
      `the recording is broken at ${at}: ${expected} belongs there`,
      remedy,
    )
  }
}
