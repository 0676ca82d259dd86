import type { ChildMessage, ChildTask } from './protocol.ts'

type Told = (message: ChildMessage) => void
type Params = Record<string, unknown>
/** What a state gives back can stand in for values of the request. */
type Injected = Record<string, string | number | boolean | null>
type StateFunction = (params: unknown) => Promise<Injected | undefined>
type MessageFunction = (asked: { readonly description: string }) => Promise<unknown>

interface StateHandler {
  readonly setup: StateFunction
  readonly teardown: StateFunction
}

/**
 * A handler for each state. The verifier goes on where one fails, so it is told here.
 *
 * @param module exports `states`, or them by default: by name a function, or `{ setup, teardown }`. Null for none.
 */
export function stateHandlers(
  module: unknown,
  { stateNames, states }: ChildTask,
  tell: Told,
): Record<string, StateHandler> {
  const given = tableOf(module, 'states')
  const unknown = stateNames.filter(name => !Object.hasOwn(given, name))
  if (unknown.length > 0) {
    const named = unknown.map(name => `“${name}”`).join(', ')
    const where =
      states.kind === 'module' ? `${states.file} has no function for` : 'nothing sets up'
    tell({
      kind: 'note',
      sentence: `${where} ${unknown.length === 1 ? 'the state' : 'the states'} ${named}`,
    })
  }
  const handlers = stateNames.map((name): [string, StateHandler] => {
    const stated: unknown = Object.hasOwn(given, name) ? given[name] : null
    const setup = functionOf(stated) ?? functionOf(memberOf(stated, 'setup'))
    const run = async (call: Called | null, params: unknown): Promise<Injected | undefined> => {
      tell({ kind: 'alive' })
      try {
        const answer = await call?.(params)
        return typeof answer === 'object' && answer !== null ? { ...answer } : undefined
      } catch (error) {
        tell({ kind: 'state-failed', name, params: JSON.stringify(params ?? {}) })
        throw error
      }
    }
    const teardown = functionOf(memberOf(stated, 'teardown'))
    return [
      name,
      { setup: params => run(setup, params), teardown: params => run(teardown, params) },
    ]
  })
  return Object.fromEntries(handlers)
}

/**
 * A handler for each message.
 *
 * @param module exports `messages`, or them by default: by description a function that gives the message, or
 * `{ contents, metadata }`. Null for none.
 */
export function messageHandlers(
  module: unknown,
  { messageNames }: ChildTask,
  tell: Told,
): Record<string, MessageFunction> {
  const given = tableOf(module, 'messages')
  const handlers = messageNames.map((description): [string, MessageFunction] => [
    description,
    async asked => {
      tell({ kind: 'message-asked', description })
      const make = Object.hasOwn(given, description) ? functionOf(given[description]) : null
      const failed = (reason: string): Error => {
        tell({ kind: 'message-failed', description, reason })
        return new Error(reason)
      }
      if (make === null) throw failed('no function makes this message')
      try {
        return withMetadata(await make(asked))
      } catch {
        throw failed('the function that makes this message throws')
      }
    },
  ])
  return Object.fromEntries(handlers)
}

type Called = (argument: unknown) => unknown

function functionOf(value: unknown): Called | null {
  return typeof value === 'function' ? (value as Called) : null
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Params)[key]
    : undefined
}

function tableOf(module: unknown, name: string): Params {
  const exported = memberOf(module, 'default')
  const table = memberOf(module, name) ?? memberOf(exported, name) ?? exported
  return typeof table === 'object' && table !== null ? (table as Params) : {}
}

function withMetadata(made: unknown): unknown {
  const metadata = memberOf(made, 'metadata')
  const contents = memberOf(made, 'contents')
  if (contents === undefined || typeof metadata !== 'object') return made
  return { __pactMessageMetadata: metadata, message: contents }
}
