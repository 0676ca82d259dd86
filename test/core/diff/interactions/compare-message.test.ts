import { describe, expect, test } from 'vitest'
import { readPact } from '../../../../src/core/contract/pact/read-pact.ts'
import { comparePact } from '../../../../src/core/diff/interactions/compare-pact.ts'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'

const text = { type: 'string' }
const root = {
  asyncapi: '3.0.0',
  channels: {
    users: {
      messages: {
        made: {
          payload: { type: 'object', properties: { id: text, name: text }, required: ['id'] },
          headers: { type: 'object', properties: { trace: text } },
        },
        gone: { payload: { type: 'object', properties: { id: text, at: text } } },
      },
    },
  },
  operations: {
    tell: {
      action: 'send',
      messages: [
        { $ref: '#/channels/users/messages/made' },
        { $ref: '#/channels/users/messages/gone' },
        { $ref: '#/nowhere' },
      ],
    },
    ask: {
      action: 'receive',
      messages: [{ payload: { type: 'object', required: ['id'], properties: { id: text } } }],
      reply: { messages: [{ $ref: '#/channels/users/messages/made' }] },
    },
    ring: { action: 'send', messages: [{ $ref: '#/operations/ring/messages/0' }] },
  },
}

function toldOf(interaction: JsonObject): readonly string[] {
  const pact = readPact({
    uri: 'pact.json',
    root: {
      consumer: { name: 'shop' },
      provider: { name: 'acme' },
      interactions: [interaction],
      metadata: { pactSpecification: { version: '4.0' } },
    },
    dialect: 'pact',
  })
  const messages = { uri: 'api.yaml', root, dialect: 'json-schema-07' } as const
  const [only] = comparePact(pact, { contract: null, messages })
  return (only?.changes ?? []).map(({ fact, direction, place }) => `${direction} ${fact} ${place}`)
}

const contents = (content: Json): JsonObject => ({ content, contentType: 'application/json' })
const named = (operationId: string): JsonObject => ({
  description: 'users',
  comments: { references: { AsyncAPI: { operationId } } },
})

function sent(operationId: string, content: Json, metadata: JsonObject = {}): JsonObject {
  const type = 'Asynchronous/Messages'
  return { ...named(operationId), type, contents: contents(content), metadata }
}

function asked(operationId: string, content: Json, answer: Json): JsonObject {
  const type = 'Synchronous/Messages'
  const request = { contents: contents(content) }
  return { ...named(operationId), type, request, response: [{ contents: contents(answer) }] }
}

const refused = 'interaction.message-refused'

describe('compareMessage', () => {
  test.each<{ name: string; interaction: JsonObject; told: readonly string[] }>([
    { name: 'a part of one message', interaction: sent('tell', { name: 'a' }), told: [] },
    { name: 'a part of another', interaction: sent('tell', { at: 'now' }), told: [] },
    {
      name: 'what no message has, told by the nearest',
      interaction: sent('tell', { id: 'a', name: 1 }),
      told: [`response ${refused} /name`],
    },
    {
      name: 'a header that is not promised',
      interaction: sent('tell', { name: 'a' }, { other: 'x' }),
      told: [`response ${refused} header:other`],
    },
    {
      name: 'an operation that is not there',
      interaction: sent('whisper', {}),
      told: ['response interaction.operation-unknown'],
    },
    {
      name: 'no operation',
      interaction: { ...sent('tell', {}), comments: {} },
      told: ['response interaction.message-unnamed'],
    },
    {
      name: 'an operation whose messages lead back to themselves',
      interaction: sent('ring', {}),
      told: [`response ${refused}`],
    },
    {
      name: 'a question and its answer',
      interaction: asked('ask', { id: 'a' }, { id: 'b' }),
      told: [],
    },
    {
      name: 'a question without what it must have',
      interaction: asked('ask', {}, { id: 'b' }),
      told: [`request ${refused} /id`],
    },
    {
      name: 'an answer that nobody gives',
      interaction: asked('tell', { id: 'a' }, { id: 'b' }),
      told: ['response interaction.reply-missing'],
    },
  ])('$name', ({ interaction, told }) => {
    expect(toldOf(interaction).map(line => line.trim())).toEqual(told)
  })
})
