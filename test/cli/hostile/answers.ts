import { gzipSync } from 'node:zlib'
import { answered, json, type Case } from './case.ts'

export const answers: readonly Case[] = [
  {
    name: 'a body that is no JSON',
    exit: 3,
    says: /is not JSON \(line 1, column 1\)/,
    handle: answered('oops'),
  },
  {
    name: 'a trailing comma',
    exit: 3,
    says: /is not JSON \(line 1, column 9\)/,
    handle: answered('{"a":[1,]}'),
  },
  {
    name: 'a truncated body',
    exit: 3,
    says: /ends too early/,
    handle: answered('{"items":[{"id"'),
  },
  {
    name: 'a body 10,000 levels deep',
    exit: 3,
    says: /nests deeper/,
    handle: answered('['.repeat(10_000) + ']'.repeat(10_000)),
  },
  {
    name: 'a body 10,000 objects deep',
    exit: 3,
    says: /nests deeper/,
    handle: answered('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)),
  },
  { name: 'an empty body', exit: 3, says: /empty|no body|nothing/i, handle: answered('') },
  {
    name: 'a web page',
    exit: 3,
    says: /web page|HTML/,
    handle: answered('<!doctype html><p>hi', { 'content-type': 'text/html' }),
  },
  { name: 'a web page called JSON', exit: 3, says: /web page|HTML/, handle: answered('<html>') },
  {
    name: 'a redirect to itself',
    exit: 3,
    says: /elsewhere \(302\)/,
    handle: (_, r) => void r.writeHead(302, { location: '/v1/orders' }).end(),
  },
  {
    name: 'a reset connection',
    exit: 3,
    says: /reset|broke/,
    handle: request => void request.socket.destroy(),
  },
  {
    name: 'a connection cut half way',
    exit: 3,
    says: /reset|broke|cut/,
    handle: (_, r) => {
      r.writeHead(200, { ...json, 'content-length': '999' })
      r.write('{"a')
      setTimeout(() => r.destroy(), 20)
    },
  },
  {
    name: 'no answer in time',
    exit: 3,
    says: /timeout/,
    args: 'canary URL --timeout 1',
    handle: () => {},
  },
  {
    name: 'a body that drips',
    exit: 3,
    says: /timeout/,
    args: 'canary URL --timeout 1',
    handle: (_, r) => {
      r.writeHead(200, json)
      r.write('[')
      const drip = setInterval(() => r.write(' '), 100)
      r.once('close', () => clearInterval(drip))
    },
  },
  {
    name: 'a body of 70 MB',
    exit: 3,
    says: /larger|too large|MiB|MB/,
    handle: (_, r) => {
      r.writeHead(200, json)
      r.write('"')
      const piece = 'x'.repeat(1 << 20)
      let left = 70
      const more = (): void => {
        while (left-- > 0) if (!r.write(piece)) return void r.once('drain', more)
        r.end('"')
      }
      more()
    },
  },
  {
    name: 'a gzip bomb',
    exit: 3,
    says: /larger|too large|MiB|MB/,
    handle: answered(bomb(), { ...json, 'content-encoding': 'gzip' }),
  },
  {
    name: 'gzip that is none',
    exit: 3,
    says: /gzip|compress|decod/i,
    handle: answered('{"a":1}', { ...json, 'content-encoding': 'gzip' }),
  },
  {
    name: 'an unknown encoding',
    exit: 3,
    says: /encod/i,
    handle: answered('{"a":1}', { ...json, 'content-encoding': 'lzw-42' }),
  },
  {
    name: 'no HTTP at all',
    exit: 3,
    says: /HTTP|network|reset/,
    handle: request => void request.socket.end('SSH-2.0-OpenSSH_9\r\n'),
  },
  {
    name: 'a host that does not exist',
    exit: 3,
    says: /dns|host name/,
    args: 'canary http://nowhere.invalid/v1?q=hidden',
  },
  {
    name: 'a port where nobody listens',
    exit: 3,
    says: /refused/,
    args: 'canary http://127.0.0.1:1/v1?q=hidden',
  },
  {
    name: 'TLS where none is spoken',
    exit: 3,
    says: /tls|secure/,
    args: 'canary https://HOST/v1?q=hidden',
  },
]

/** 200 MB of blanks in 200 KB. */
function bomb(): Buffer {
  return gzipSync(Buffer.alloc(200 * 1024 * 1024, 0x20), { level: 1 })
}
