import { gzipSync } from 'node:zlib'

export interface BadDocument {
  /** Of the file. */
  readonly name: string
  readonly content: () => string | Uint8Array
  /** How the sentence starts, behind the name of the file. */
  readonly says: string
}

const head = 'openapi: 3.0.0\ninfo: {title: a, version: "1"}\n'
const letters = 'abcdefghij'

/** Small files whose reading could take for ever, or all memory. */
export const bombs: readonly BadDocument[] = [
  {
    name: 'laughs.yaml',
    content: () => {
      const rows = letters.split('').map((name, index) => {
        const before = index === 0 ? 'x' : `*${letters[index - 1] ?? ''}`
        return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(', ')}]\n`
      })
      return `${head}paths: {}\n${rows.join('')}`
    },
    says: ':10:7: the YAML stands for more than 5000000 values.',
  },
  {
    name: 'merges.yaml',
    content: () => {
      const rows = Array.from({ length: 40 }, (_, index) => {
        const merged = Array.from({ length: 9 }, () => `*a${index}`).join(', ')
        return `a${index + 1}: &a${index + 1} {<<: [${merged}], k${index}: 1}\n`
      })
      return `${head}paths: {}\na0: &a0 {k: 1}\n${rows.join('')}`
    },
    says: ':11:14: the YAML stands for more than 5000000 values.',
  },
  {
    name: 'deep.json',
    content: () => `{"openapi": "3.0.0",\n"x": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
    says: ':2:505: the JSON nests deeper than 500 levels.',
  },
  {
    name: 'deep-open.json',
    content: () => '{"a":'.repeat(1_000_000),
    says: ':1:2501: the JSON nests deeper than 500 levels.',
  },
  {
    name: 'deep.yaml',
    content: () => `${head}paths: ${'{a: '.repeat(10_000)}${'}'.repeat(10_000)}\n`,
    says: ':3:',
  },
  {
    name: 'deep-lines.yaml',
    content: () => {
      const rows = Array.from({ length: 3000 }, (_, index) => `${' '.repeat(index + 1)}a:\n`)
      return `${head}paths:\n${rows.join('')}`
    },
    says: ':',
  },
  {
    name: 'large.json',
    content: () => `{"openapi": "3.0.0", "x": "${'x'.repeat(50_000_000)}"}`,
    says: ': the file is larger than 50 MB.',
  },
  {
    name: 'large.yaml',
    content: () =>
      `${head}paths: &a {}\nx:\n${'  - abcdefghijklmnopqrstuvwxyz\n'.repeat(1_500_000)}`,
    says: ': the YAML is larger than 8 MB and uses anchors, tags or other rare parts of YAML, or is malformed.',
  },
  {
    name: 'open-quote.json',
    content: () => `{"openapi": "3.0.0", "x": "${'\\"'.repeat(5_000_000)}`,
    says: ':1:27: the JSON ends too early.',
  },
]

export const badDocuments: readonly BadDocument[] = [
  {
    name: 'latin-1.yaml',
    content: () => Buffer.from(`${head}x-name: caf\xe9\n`, 'latin1'),
    says: ':3:12: the file is not UTF-8 text; it may be Latin-1',
  },
  {
    name: 'windows-1252.json',
    content: () => Buffer.from('{"openapi": "3.0.0",\n"x": "é\x93a\x94"}', 'latin1'),
    says: ':2:7: the file is not UTF-8 text',
  },
  {
    name: 'tabs.yaml',
    content: () => `${head}paths:\n\t/a: {}\n`,
    says: ':4:1: the YAML is indented with a tab',
  },
  {
    name: 'tab-in-the-middle.yaml',
    content: () => `${head}paths:\r\n  /a:\r\n  \tget: {}\r\n`,
    says: ':5:3: the YAML is indented with a tab',
  },
  {
    name: 'doubled.yaml',
    content: () => `${head}paths:\n  /a: {}\n  /b: {}\n  /a: {}\n`,
    says: ':6:3: the key stands here a second time, after line 4, column 3.',
  },
  {
    name: 'doubled.json',
    content: () => '\uFEFF{"openapi": "3.0.0",\n "paths": {},\n "paths": {}}',
    says: ':3:2: the key stands here a second time, after line 2, column 2.',
  },
  {
    name: 'cut-off.json',
    content: () => '{"openapi": "3.0.0",\n"info": {"title": "a", "ver',
    says: ':2:24: the JSON ends too early.',
  },
  {
    name: 'cut-off.yaml',
    content: () => `${head}paths:\n  /a: {get: {\n`,
    says: ':',
  },
  {
    name: 'cyclic.yaml',
    content: () => `${head}paths: &all\n  /a: *all\n`,
    says: ':4:7: the YAML has an anchor that contains itself.',
  },
  {
    name: 'two.yaml',
    content: () => `${head}---\n${head}`,
    says: ':3:1: the YAML holds more than one document.',
  },
  {
    name: 'nul.json',
    content: () => '{"openapi": "3.0.0",\n"x": "\0"}',
    says: ':2:7: a NUL character',
  },
  {
    name: 'number.json',
    content: () => '{"openapi": "3.0.0", "x": 1e999}',
    says: ':1:27: the JSON has a number out of range.',
  },
  {
    name: 'number.yaml',
    content: () => `${head}x: 1e999\n`,
    says: ':3:4: the YAML has a number that JSON cannot hold.',
  },
  { name: 'empty.yaml', content: () => '', says: ': the file is empty.' },
  { name: 'blank.json', content: () => '\uFEFF \n\n', says: ': the file is empty.' },
  {
    name: 'packed.json',
    content: () => gzipSync('{"openapi": "3.0.0"}'),
    says: ': the file is compressed.',
  },
  {
    name: 'list.json',
    content: () => '[]',
    says: ': this is not an OpenAPI document: it looks like a list.',
  },
  { name: 'text.json', content: () => '12', says: ': this is not an OpenAPI document' },
  {
    name: 'page.json',
    content: () => '<!doctype html><html></html>',
    says: ': this is not an OpenAPI document: it looks like an HTML page.',
  },
  {
    name: 'async.yaml',
    content: () => 'asyncapi: 3.0.0\n',
    says: ': this is not an OpenAPI document: it looks like an AsyncAPI document.',
  },
  {
    name: 'api.raml',
    content: () => '#%RAML 1.0\ntitle: a\n',
    says: ': this is not an OpenAPI document: it looks like RAML.',
  },
  {
    name: 'api.proto',
    content: () => '// a\nsyntax = "proto3";\n',
    says: ': this is not an OpenAPI document: it looks like a protobuf file.',
  },
  {
    name: 'collection.json',
    content: () => '{"info": {"_postman_id": "1"}, "item": []}',
    says: ': this is not an OpenAPI document: it looks like a Postman collection.',
  },
  {
    name: 'service.wsdl',
    content: () => '<?xml version="1.0"?><wsdl:definitions/>',
    says: ': this is not an OpenAPI document: it looks like a WSDL or SOAP description.',
  },
  {
    name: 'mend.yaml',
    content: () => 'overlay: 1.0.0\nactions: []\n',
    says: ': this is not an OpenAPI document: it looks like an OpenAPI overlay.',
  },
]
