import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { DatedTraffic, RecordedCall } from '../../ports/traffic.ts'

/** Names the recorded scenario that a request belongs to; without it the first that knows the path answers. */
export const scenarioHeader = 'x-recorded-scenario'

// A client that follows them must come back here, never go out to the real hosts.
const recordedHosts = /https:\/\/(?:api|uploads|codeload)\.github\.com(?::443)?/g
const pointing = new Set(['link', 'location'])

export interface RecordedServer {
  /** `http://127.0.0.1:` and a port. All recorded hosts answer here: no path of theirs means two things. */
  readonly origin: string
  /** Answers from now on as on this date, every sequence from its start. Throws RangeError for an unknown one. */
  use(date: string): void
  close(): Promise<void>
}

/**
 * Serves recorded traffic on loopback, one date at a time: real statuses, headers and bodies. What was
 * asked several times in one scenario is answered in the order of the recording, then from its start
 * again. What was never recorded is 501, which says nothing about the provider.
 */
export async function serveRecordedTraffic(
  dates: readonly DatedTraffic[],
): Promise<RecordedServer> {
  let sequences = new Map<string, Sequence>()
  let origin = ''
  const server = createServer((request, response) => {
    request.resume()
    const call = sequences.get(requestKey(request))?.next()
    if (call === undefined) refuse(request, response)
    else answer(call, origin, response)
  })
  origin = await listen(server)
  return {
    origin,
    use(date) {
      const traffic = dates.find(dated => dated.date === date)
      if (traffic === undefined) throw new RangeError(`no recorded traffic of ${date}`)
      sequences = sequencesOf(traffic.calls)
    },
    close() {
      server.closeAllConnections()
      return new Promise(resolve => {
        server.close(() => resolve())
      })
    },
  }
}

interface Sequence {
  readonly next: () => RecordedCall | undefined
}

function sequencesOf(calls: readonly RecordedCall[]): Map<string, Sequence> {
  const first = (call: RecordedCall): RecordedCall | undefined =>
    calls.find(({ method, path }) => method === call.method && path === call.path)
  const byScenario = Map.groupBy(calls, call => key(call.scenario, call.method, call.path))
  const byPath = Map.groupBy(
    calls.filter(call => call.scenario === first(call)?.scenario),
    call => key('', call.method, call.path),
  )
  return new Map([...byScenario, ...byPath].map(([name, answers]) => [name, sequence(answers)]))
}

function sequence(answers: readonly RecordedCall[]): Sequence {
  let given = 0
  return { next: () => answers[given++ % answers.length] }
}

function requestKey({ headers, method, url }: IncomingMessage): string {
  const scenario = headers[scenarioHeader]
  return key(typeof scenario === 'string' ? scenario : '', method ?? '', url ?? '')
}

function key(scenario: string, method: string, path: string): string {
  return `${scenario} ${method} ${path}`
}

function answer(call: RecordedCall, origin: string, response: ServerResponse): void {
  response.sendDate = false
  for (const [name, value] of call.responseHeaders)
    response.appendHeader(name, pointing.has(name) ? value.replace(recordedHosts, origin) : value)
  response.statusCode = call.status
  response.end(call.responseBody)
}

function refuse({ method, url }: IncomingMessage, response: ServerResponse): void {
  const path = url?.split('?')[0]
  response.writeHead(501, { 'content-type': 'text/plain' })
  response.end(`Nothing was recorded for ${method} ${path}.\n`)
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}
