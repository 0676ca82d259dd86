import { describe, expect, test } from 'vitest'
import { pin, preparePin, type PinDeps } from '../../../src/app/pin/pin.ts'
import { readPin } from '../../../src/core/contract/pin/read-pin.ts'
import { pinHeaderOf } from '../../../src/core/contract/pin/pin-header.ts'
import type { Json } from '../../../src/core/json/json.ts'
import { parseText } from '../../../src/edges/specs/parse-text.ts'
import { UsageError } from '../../../src/errors.ts'
import type { LoadedDocument } from '../../../src/ports/specs.ts'
import { golden, sourceOf, withPath } from '../../core/contract/golden.ts'

const url = 'https://shop.example/openapi.json'

function loaded(root: Json): LoadedDocument {
  const text = JSON.stringify(root, null, 2)
  const { locate } = parseText(text, url)
  const document = sourceOf(root, url)
  return { document, text, sha256: 'ab12', format: 'json', warnings: [], locate }
}

/** Files in memory, and a source that answers with one document. */
function world(root: Json, faults: { reason: string; pointer: string }[] = []) {
  const stored = new Map<string, string>()
  const asked: string[] = []
  const deps: PinDeps = {
    load: async source => {
      asked.push(source)
      return loaded(root)
    },
    validate: async () =>
      faults.map(({ reason, pointer }) => ({ reason, origin: { file: url, pointer } })),
    files: {
      read: async path => stored.get(path) ?? null,
      write: async (path, text) => void stored.set(path, text),
      list: async () => [],
      folders: () => Promise.resolve([]),
    },
    clock: { now: () => Date.UTC(2024, 4, 1), mark: () => 0 },
  }
  return { deps, stored, asked }
}

describe('pin', () => {
  test('writes the pin and says what it did', async () => {
    const { deps, stored } = world(golden)
    const result = await pin({ source: url, name: 'shop', operations: ['GET /orders'] }, deps)
    const text = stored.get('contracts/shop.pin.json') ?? ''
    expect(result).toEqual({
      dialect: 'openapi-3.1',
      operationsTotal: 3,
      operationsPinned: 1,
      webhooksPinned: 0,
      isByRecordings: false,
      defects: [],
      file: 'contracts/shop.pin.json',
      bytes: Buffer.byteLength(text),
      sha256: 'ab12',
    })
    expect(pinHeaderOf(readPin(text, 'shop'))).toMatchObject({
      source: url,
      sha256: 'ab12',
      pinnedAt: '2024-05-01T00:00:00.000Z',
    })
  })

  test('tells defects by line, whether they are pinned, and each place once', async () => {
    const root = withPath('/a', {
      get: { responses: { '200': {} }, parameters: {} },
      post: { responses: {}, tags: 3 },
    })
    const { deps } = world(root, [
      { reason: 'from the validator', pointer: '/paths/~1a/get/responses/200' },
      { reason: 'known already', pointer: '/paths/~1a/get/parameters' },
    ])
    const { defects } = await pin({ source: url, name: 'shop', operations: ['GET /a'] }, deps)
    expect(
      defects.map(({ reason, line, column, isPinned }) => [line, column, isPinned, reason]),
    ).toEqual([
      [11, 11, true, 'from the validator'],
      [13, 9, true, '`parameters` must be a list, not an object'],
      [17, 9, false, '`tags` must be a list, not a number'],
    ])
  })

  test('an update asks the same source for the same operations, and shows both sides first', async () => {
    const { deps, stored, asked } = world(golden)
    await pin({ source: url, name: 'shop', operations: ['* /orders'] }, deps)
    const before = stored.get('contracts/shop.pin.json')
    const next = { ...(golden as object), info: { title: 'Shop', version: '2' } }
    const update = world(next)
    update.stored.set('contracts/shop.pin.json', before ?? '')
    const prepared = await preparePin({ name: 'shop' }, update.deps)
    expect([asked, update.asked]).toEqual([[url], [url]])
    expect(prepared.before?.info.version).toBe('2024-05-01')
    expect(prepared.after.info.version).toBe('2')
    expect(prepared.after.operations.map(each => each.key)).toEqual(['GET /orders', 'POST /orders'])
    expect(update.stored.get('contracts/shop.pin.json')).toBe(before)
  })

  test.each([
    {
      name: 'no source and no pin',
      request: { name: 'shop' },
      says: 'There is no pin of shop yet',
    },
    {
      name: 'a name with a path',
      request: { name: '../shop', source: url },
      says: 'cannot name a file',
    },
    {
      name: 'an operation that is not there',
      request: { name: 'shop', source: url, operations: ['GET /order'] },
      says: 'The nearest are: GET /orders',
    },
  ])('refuses $name', async ({ request, says }) => {
    const { deps, stored } = world(golden)
    const refusal = pin(request, deps)
    await expect(refusal).rejects.toThrow(UsageError)
    await expect(refusal).rejects.toThrow(says)
    expect(stored.size).toBe(0)
  })

  test('a damaged pin is replaced where the source is named, and else it stays', async () => {
    const { deps, stored } = world(golden)
    stored.set('contracts/shop.pin.json', '{"x-tide')
    await expect(pin({ name: 'shop' }, deps)).rejects.toThrow('the pin ends too early')
    await pin({ name: 'shop', source: url }, deps)
    expect(readPin(stored.get('contracts/shop.pin.json') ?? '', 'shop').operations).toHaveLength(3)
  })
})
