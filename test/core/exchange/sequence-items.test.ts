import { describe, expect, test } from 'vitest'
import { sequenceItems } from '../../../src/core/exchange/sequence-items.ts'

const lines = 'application/jsonl'
const stream = 'text/event-stream'

describe('sequenceItems', () => {
  test.each([
    { name: 'lines of JSON', type: lines, text: '{"a":1}\r\n\n[2]\n', items: [{ a: 1 }, [2]] },
    { name: 'a line that was cut off', type: lines, text: '{"a":1}\n{"a"', items: null },
    {
      name: 'a text sequence',
      type: 'application/json-seq',
      text: '\u001E{"a":\n1}\n\u001E2\n',
      items: [{ a: 1 }, 2],
    },
    {
      name: 'events with comments and data on several lines',
      type: stream,
      text: ': hi\n\nevent: paid\ndata: a\ndata:b\nretry: 10\n\nid\n\n',
      items: [{ event: 'paid', data: 'a\nb', retry: 10 }, { id: '' }],
    },
    {
      name: 'a field with the name of a prototype',
      type: stream,
      text: '__proto__: a\n\n',
      items: [JSON.parse('{"__proto__":"a"}') as object],
    },
    { name: 'nothing of another type', type: 'text/plain', text: '{}', items: null },
  ])('reads $name', ({ type, text, items }) => {
    expect(sequenceItems(type, text)).toEqual(items)
  })
})
