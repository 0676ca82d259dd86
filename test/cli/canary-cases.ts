import { gzipSync } from 'node:zlib'
import type { Vendor } from '../support/vendor.ts'

type Handler = Parameters<Vendor['handle']>[0]

/** What an API answers first, what it answers later, and what the canary must say of that. */
export interface CanaryCase {
  readonly name: string
  readonly before: unknown
  readonly after: unknown
  readonly exit: 0 | 1 | 3
  /** What stands in the result. */
  readonly says?: RegExp
  /** What must not stand there. */
  readonly silent?: RegExp
}

/** Not the body alone: sent as it is. */
export class Raw {
  readonly handle: Handler
  constructor(handle: Handler) {
    this.handle = handle
  }
}

const raw = (bytes: string | Buffer, headers: Record<string, string> = {}, status = 200): Raw =>
  new Raw((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(bytes)
  })

const deep = (inner: unknown, levels: number): unknown =>
  levels === 0 ? inner : { inner: [deep(inner, levels - 1)] }
const events = (paid: object, failed: object): unknown => ({
  events: [
    { type: 'paid', at: 1, ...paid },
    { type: 'failed', at: 2, ...failed },
    { type: 'paid', at: 3, ...paid },
  ],
})
const person = { age: 41, city: 'Bremen' }

export const drifts: readonly CanaryCase[] = [
  {
    name: 'a field in lists of lists',
    before: { rows: [[[{ x: 1, y: 2 }]], [[{ x: 3, y: 4 }]]] },
    after: { rows: [[[{ x: 1 }]]] },
    exit: 1,
    says: /\/rows\/\*\/\*\/\*\/y/,
  },
  {
    name: 'a field of a list at the root',
    before: [{ a: 1, b: 2 }],
    after: [{ a: 1 }],
    exit: 1,
    says: /\/\*\/b/,
  },
  { name: 'a scalar at the root of another kind', before: 7, after: '7', exit: 1 },
  { name: 'a root that turned null', before: { a: 1 }, after: null, exit: 1 },
  {
    name: 'a field 100 levels down',
    before: deep({ a: 1, b: 2 }, 50),
    after: deep({ a: 1 }, 50),
    exit: 1,
    says: /\/b/,
  },
  {
    name: 'the fields of an object that is empty now',
    before: { a: { x: 1 } },
    after: { a: {} },
    exit: 1,
    says: /\/a\/x/,
  },
  {
    name: 'a field of one alternative only',
    before: events({ amount: 5 }, { reason: 'x' }),
    after: events({}, { reason: 'x' }),
    exit: 1,
    says: /\[paid\]\/amount/,
    silent: /\[failed\]/,
  },
  {
    name: 'a field of a map by ids',
    before: { by: { '1001': { a: 1, b: 2 }, '1002': { a: 1, b: 2 } } },
    after: { by: { '1003': { a: 1 } } },
    exit: 1,
    says: /\/by\/\{digits\}\/b/,
  },
  {
    name: 'a field of a map by names',
    before: { by: { alice: { ...person }, bob: person } },
    after: { by: { carol: { age: 1 }, dave: { age: 2 } } },
    exit: 1,
    says: /\/by\/\{name\}\/city/,
  },
  {
    name: 'a field among alternatives that are words',
    before: { billing: person, shipping: person },
    after: { billing: person },
    exit: 1,
    says: /\/shipping/,
  },
  {
    name: 'a field beside keys that are data',
    before: { '2026-01-01': 1, '2026-01-02': 2, total: 3 },
    after: { '2026-02-01': 1, '2026-02-02': 2 },
    exit: 1,
    says: /\/total/,
  },
  {
    name: 'a 404 of what answered',
    before: { a: 1 },
    after: raw('{"message":"x"}', {}, 404),
    exit: 1,
  },
  {
    name: 'another media type',
    before: { a: 1 },
    after: raw('a,b\n1,2\n', { 'content-type': 'text/csv' }),
    exit: 1,
  },
  {
    name: 'a field named like a method',
    before: { constructor: 1, toString: 2 },
    after: { constructor: 1 },
    exit: 1,
    says: /\/toString/,
  },
]

export const healthy: readonly CanaryCase[] = [
  {
    name: 'people who come and go',
    before: { by: { alice: 1, 'Ada Lovelace': 2 } },
    after: { by: { bob: 1 } },
    exit: 0,
    silent: /alice|bob|Ada/,
  },
  {
    name: 'people without given names',
    before: { by: { thistle: person, okonkwo: person } },
    after: { by: { wobble: person, brandt: person } },
    exit: 0,
  },
  { name: 'null first, then a value', before: { a: null }, after: { a: 'x' }, exit: 0 },
  {
    name: 'an integer with a fraction now',
    before: { a: 1, b: 2 },
    after: { a: 1.5, b: 2 },
    exit: 0,
    says: /\/a/,
  },
  {
    name: 'integers beyond 2^53',
    before: raw('{"a":9007199254740993}'),
    after: raw('{"a":12345678901234567890}'),
    exit: 0,
  },
  {
    name: 'other spellings of numbers',
    before: raw('{"a":1,"b":10}'),
    after: raw('{"a":1.0,"b":1e1}'),
    exit: 0,
  },
  {
    name: 'another order of keys',
    before: { a: 1, b: { c: 1, d: 2 } },
    after: { b: { d: 2, c: 1 }, a: 1 },
    exit: 0,
  },
  {
    name: 'gzip now',
    before: { a: 1 },
    after: raw(gzipSync('{"a":2}'), { 'content-encoding': 'gzip' }),
    exit: 0,
  },
  {
    name: 'other white space',
    before: raw('{"a":1}'),
    after: raw('\r\n{\r\n\t"a" : 1\r\n}\r\n'),
    exit: 0,
  },
  {
    name: 'escaped keys',
    before: raw('{"größe":1,"a":2}'),
    after: raw(String.raw`{"gr\u00f6\u00dfe":1,"\u0061":2}`),
    exit: 0,
  },
  { name: 'a duplicate key', before: raw('{"a":1}'), after: raw('{"a":"x","a":1}'), exit: 0 },
  {
    name: 'alternatives in another order',
    before: events({ amount: 5 }, { reason: 'x' }),
    after: { events: [{ type: 'failed', at: 1, reason: 'y' }] },
    exit: 0,
  },
  { name: 'a new field', before: { a: 1 }, after: { a: 1, b: 2 }, exit: 0, says: /\/b/ },
  {
    name: 'a header that is gone',
    before: raw('{"a":1}', { 'x-plan-name': '5', 'x-stays': '1' }),
    after: raw('{"a":1}', { 'x-stays': '1' }),
    exit: 0,
    says: /header:x-plan-name/,
  },
  {
    name: 'names of headers in capitals',
    before: raw('{"a":1}', { 'x-plan-name': '5', 'x-stays': '1' }),
    after: raw('{"a":1}', { 'X-PLAN-NAME': '6', 'X-Stays': '1' }),
    exit: 0,
    silent: /plan-name/i,
  },
  { name: 'empty objects', before: {}, after: {}, exit: 0 },
  { name: 'a server that failed', before: { a: 1 }, after: raw('{"error":1}', {}, 500), exit: 3 },
]
