import type { Contract, Operation } from '../../contract/contract.ts'
import type { Exchange, RequestMessage } from '../../exchange/exchange.ts'
import { isObject, property } from '../../json/json.ts'
import type { Change } from '../change.ts'
import { checkAnswer, whereAnswered } from './check-response.ts'
import { checkAsked, whereAsked } from './check-request.ts'
import { tell } from './exchange/position.ts'

/**
 * Holds a call that a provider made, and what we answered, against the webhooks and callbacks of its contract. The
 * directions are turned round: what was called is what a consumer reads, and told as a response.
 *
 * @param name of the webhook or callback, where the caller knows it; else it is told by what came.
 */
export function checkWebhook(exchange: Exchange, contract: Contract, name?: string): Change[] {
  const { request, response } = exchange
  const calls = callsOf(contract).filter(call => call.method === request.method)
  const named = name === undefined ? calls : calls.filter(call => call.name === name)
  const [best] = ranked(named, request, contract)
  if (best === undefined) return [unknown(exchange, contract, name)]
  const { operation, changes } = best
  const message = { where: whereAnswered(response, operation), direction: 'request' } as const
  return [...changes, ...checkAnswer(exchange, operation, message)]
}

interface Call {
  readonly name: string
  readonly method: string
  /** With a path that says that it is a call, as everywhere in findings. */
  readonly operation: Operation
}

function callsOf({ webhooks, operations }: Contract): readonly Call[] {
  const own = webhooks.map(operation =>
    callOf(operation.path, `webhook:${operation.path}`, operation),
  )
  const back = operations.flatMap(({ key, callbacks }) =>
    callbacks.flatMap(({ name, expression, operations: called }) =>
      called.map(operation => callOf(name, `callback:${name} ${expression} of ${key}`, operation)),
    ),
  )
  return [...own, ...back]
}

function callOf(name: string, path: string, operation: Operation): Call {
  const { method } = operation
  return { name, method, operation: { ...operation, path, key: `${method} ${path}` } }
}

interface Ranked {
  readonly operation: Operation
  readonly changes: readonly Change[]
}

/** The calls that what came could be, the likeliest first: those that it names, then by how little it breaks. */
function ranked(calls: readonly Call[], request: RequestMessage, contract: Contract): Ranked[] {
  const said = eventWords(request)
  const scored = calls.map(call => ({ call, score: wordsIn(call.name, said) }))
  const most = Math.max(0, ...scored.map(({ score }) => score))
  return scored
    .filter(({ score }) => score === most)
    .map(({ call: { operation } }): Ranked => {
      const where = whereAsked(request, operation)
      const message = { where, direction: 'response' } as const
      return {
        operation,
        changes: checkAsked(request, { operation, parameters: new Map() }, message, contract),
      }
    })
    .toSorted((a, b) => weight(a) - weight(b))
}

function weight({ changes }: Ranked): number {
  return changes.reduce((sum, { fact }) => sum + (fact.endsWith('.undocumented') ? 0.01 : 1), 0)
}

/** How a call says what happened: a header such as `X-GitHub-Event`, or a word of the body. */
function eventWords({ headers, body }: RequestMessage): ReadonlySet<string> {
  const texts = headers.flatMap(([name, value]) => (/event|topic/.test(name) ? [value] : []))
  const value = body.kind === 'json' && isObject(body.value) ? body.value : {}
  for (const key of ['type', 'event', 'event_type', 'eventType', 'action', 'topic']) {
    const text = property(value, key)
    if (typeof text === 'string') texts.push(text)
  }
  return new Set(texts.filter(text => text.length < 200).flatMap(wordsOf))
}

/** How much of a name was said: all its words in it, or none counts. */
function wordsIn(name: string, said: ReadonlySet<string>): number {
  const words = wordsOf(name)
  return words.every(word => said.has(word)) ? words.length : 0
}

function wordsOf(text: string): string[] {
  const spaced = text.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase()
  return spaced.split(/[^a-z\d]+/).filter(word => word !== '')
}

function unknown({ request }: Exchange, contract: Contract, name = ''): Change {
  const where = {
    method: request.method,
    path: name && `webhook:${name}`,
    status: '',
    mediaType: '',
  }
  const known = new Set(callsOf(contract).map(call => call.name))
  return tell(
    { where, direction: 'response' },
    {
      fact: 'operation.undocumented',
      place: '',
      base: known.size === 0 ? 'no webhooks' : `${known.size} others`,
      revision: 'called',
      name: name || 'webhook',
      origin: { file: contract.document.uri, pointer: '' },
    },
  )
}
