import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Contract } from '../src/core/contract/contract.ts'
import { operationOfRequest } from '../src/core/contract/operation-of-request.ts'
import type { Body, Exchange, Headers } from '../src/core/exchange/exchange.ts'
import { redactExchange } from '../src/core/exchange/redact.ts'
import { formatRecording } from '../src/core/recording/format-recording.ts'
import { recordExchange } from '../src/core/recording/record-exchange.ts'
import { recordedExchanges } from '../src/core/recording/recorded-exchanges.ts'
import { recordingPaths } from '../src/core/recording/recording-path.ts'
import type { Recording } from '../src/core/recording/recording.ts'
import { keyedHash } from '../src/core/text/siphash.ts'
import { exchangeOf } from './exchange-of-call.ts'
import { githubContract, githubDocument, recordedCalls } from './github-corpus.ts'
import { processCost } from './process-cost.ts'

/** A repository with the contract of GitHub pinned whole, and the same traffic as recordings and as HAR. */
export interface GithubRepository {
  readonly folder: string
  readonly har: string
  /** How many exchanges are in the recordings, and in the HAR. */
  readonly exchanges: number
  /** How many of them are of operations that the document promises; others were taken away since. */
  readonly promised: number
}

const hash = keyedHash(new Uint8Array(16))

/** @param isRecorded without it, there is nothing to check. */
export async function githubRepository(
  folder: string,
  cli: string,
  isRecorded: boolean,
): Promise<GithubRepository> {
  writeFileSync(join(folder, 'tidemark.config.ts'), 'export default {}\n')
  const pin = [cli, 'pin', githubDocument, '--name', 'github', '--operations', '*']
  const config = ['--config', join(folder, 'tidemark.config.ts')]
  const { code, stderr } = await processCost([process.execPath, ...pin, ...config])
  assert.equal(code, 0, `pin: exit ${code}\n${stderr}`)
  const { contract } = githubContract()
  const recordings = isRecorded ? recordingsOf(contract) : []
  for (const [path, recording] of placed(recordings)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), formatRecording(recording))
  }
  const har = join(folder, 'traffic.har')
  const exchanges = recordings.flatMap(recordedExchanges)
  const entries = exchanges.map(harEntry)
  const creator = { name: 'tidemark bench', version: '1' }
  writeFileSync(har, JSON.stringify({ log: { version: '1.2', creator, entries } }))
  const promised = exchanges.filter(({ request }) => operationOfRequest(contract, request)).length
  return { folder, har, exchanges: entries.length, promised }
}

/** Every call by its operation; where the contract has none, by its path, as `tidemark record` keeps it. */
function recordingsOf(contract: Contract): Recording[] {
  const byOperation = new Map<string, Recording>()
  for (const exchange of recordedCalls().map(exchangeOf)) {
    const { method, url } = exchange.request
    const found = operationOfRequest(contract, exchange.request)
    const operation = found?.operation.key ?? `${method} ${new URL(url).pathname}`
    const options = { operation, version: '', recordedAt: '2026-11-20', hash, keepValues: [] }
    const exchanges = byOperation.get(operation)?.exchanges ?? []
    byOperation.set(operation, {
      provider: 'github',
      operation,
      keepValues: [],
      exchanges: [...exchanges, recordExchange(redactExchange(exchange), options)],
    })
  }
  return [...byOperation.values()]
}

/** No two in one file. */
function placed(recordings: readonly Recording[]): Map<string, Recording> {
  const files = new Map<string, Recording>()
  for (const recording of recordings) {
    const paths = recordingPaths(recording.provider, recording.operation)
    files.set(paths.find(path => !files.has(path)) ?? '', recording)
  }
  assert.equal(files.size, recordings.length)
  return files
}

function harEntry({ request, response }: Exchange): object {
  const url = new URL(request.url, 'https://api.github.com')
  const sent = textOf(request.body)
  return {
    startedDateTime: '2026-11-20T00:00:00.000Z',
    time: 1,
    cache: {},
    timings: { send: 0, wait: 1, receive: 0 },
    request: {
      method: request.method,
      url: url.href,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: named(request.headers),
      queryString: named([...url.searchParams]),
      headersSize: -1,
      bodySize: sent.length,
      ...(sent !== '' && { postData: { mimeType: typeOf(request.headers), text: sent } }),
    },
    response: {
      status: response.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: named(response.headers),
      content: {
        size: textOf(response.body).length,
        mimeType: typeOf(response.headers),
        text: textOf(response.body),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
    },
  }
}

function named(headers: Headers): object[] {
  return headers.map(([name, value]) => ({ name, value }))
}

function typeOf(headers: Headers): string {
  return headers.find(([name]) => name === 'content-type')?.[1] ?? ''
}

function textOf(body: Body): string {
  if (body.kind === 'json') return JSON.stringify(body.value)
  return body.kind === 'text' ? body.text : ''
}
