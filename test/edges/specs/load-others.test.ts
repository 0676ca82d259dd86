import { describe, expect, test } from 'vitest'
import { readContract } from '../../../src/core/contract/openapi/read-contract.ts'
import { resolveReference } from '../../../src/core/shape/schema/reference.ts'
import type { Contract } from '../../../src/core/contract/contract.ts'
import type { Schema } from '../../../src/core/shape/schema/schema.ts'
import { loadDocument } from '../../../src/edges/specs/load-document.ts'
import { asked, body, host, redirect, refersTo, routes, useSpecHost, write } from './spec-host.ts'

useSpecHost()

/** What the schema of the only answer leads to, over as many references as there are. */
function answerOf(contract: Contract): Schema['value'] | undefined {
  let schema = contract.operations[0]?.responses[0]?.content[0]?.schema ?? null
  for (let next = schema; next !== null; next = resolveReference(next)) schema = next
  return schema?.value
}

async function answer(source: string): Promise<Schema['value'] | undefined> {
  const { document, warnings } = await loadDocument(source)
  expect(warnings).toEqual([])
  const contract = readContract(document, 'a')
  expect(contract.defects).toEqual([])
  return answerOf(contract)
}

describe('references to other files', () => {
  test.each([
    { name: 'a pointer', reference: 'parts.yaml#/a~1b/c d', text: 'a/b: {c d: {type: string}}' },
    {
      name: 'a pointer that is percent-encoded',
      reference: 'parts.yaml#/a~1b/c%20d',
      text: 'a/b: {c d: {type: string}}',
    },
    { name: 'a name that is percent-encoded', reference: 'my%20parts.yaml', text: 'type: string' },
    { name: 'a name with a space', reference: 'my parts.yaml', text: 'type: string' },
    { name: 'a folder above', reference: './x/../parts.yaml', text: 'type: string' },
    { name: 'JSON', reference: 'parts.json#/a', text: '{"a": {"type": "string"}}' },
    { name: 'an item of a list', reference: 'parts.yaml#/1', text: '- 1\n- type: string\n' },
  ])('follows $name', async ({ reference, text }) => {
    const name = decodeURIComponent(reference.replace(/#.*/, ''))
    await write(`refs/${name}`, text)
    await write('refs/x/any.yaml', '{}')
    expect(await answer(await write('refs/api.json', refersTo(reference)))).toEqual({
      type: 'string',
    })
  })

  test('goes from file to file and back, each loaded once', async () => {
    await write('ring/a.yaml', 'P: {$ref: "b.json#/Q"}\nR: {type: string}\n')
    await write('ring/b.json', '{"Q": {"$ref": "../ring/c/c.yaml#/S"}}')
    await write('ring/c/c.yaml', 'S: {$ref: "../a.yaml#/R"}\n')
    expect(await answer(await write('ring/api.json', refersTo('a.yaml#/P')))).toEqual({
      type: 'string',
    })
  })

  test('finds references in all parts of a file that was named for one of them', async () => {
    await write('mixed/types.yaml', 'N: {type: integer}\n')
    await write(
      'mixed/common.yaml',
      'schemas: {A: {type: string}}\nparameters:\n  P: {name: p, in: query, schema: {$ref: "types.yaml#/N"}}\n',
    )
    const root = JSON.parse(refersTo('common.yaml#/schemas/A')) as {
      paths: { '/a': { get: object } }
    }
    Object.assign(root.paths['/a'].get, { parameters: [{ $ref: 'common.yaml#/parameters/P' }] })
    const { document, warnings } = await loadDocument(
      await write('mixed/api.json', JSON.stringify(root)),
    )
    expect(warnings).toEqual([])
    const schema = readContract(document, 'a').operations[0]?.parameters[0]?.schema
    expect(schema && resolveReference(schema)?.value).toEqual({ type: 'integer' })
  })

  test('a ring of references alone ends', async () => {
    await write('loop/b.yaml', 'A: {$ref: "a.json#/x-b"}\n')
    const text = refersTo('b.yaml#/A').replace('{', '{"x-b":{"$ref":"b.yaml#/A"},')
    const { document, warnings } = await loadDocument(await write('loop/a.json', text))
    expect(warnings).toEqual([])
    expect(readContract(document, 'a').operations).toHaveLength(1)
  })

  test('takes what stands behind a redirect as the place that further references start from', async () => {
    routes
      .set('/v/api.json', body(refersTo('latest.yaml#/A')))
      .set('/v/latest.yaml', redirect('/v/2/types.yaml'))
      .set('/v/2/types.yaml', body('A: {$ref: "more.yaml"}'))
      .set('/v/2/more.yaml', body('type: string'))
    expect(await answer(`${host.origin}/v/api.json`)).toEqual({ type: 'string' })
  })

  test('takes the `$id` of a schema as the place that its references start from', async () => {
    const text = refersTo('#/components/schemas/A').replace('3.0.0', '3.1.0')
    const root = JSON.parse(text) as object
    const schemas = { A: { $id: `${host.origin}/types/a`, $ref: 'b' } }
    routes
      .set('/api.json', body(JSON.stringify({ ...root, components: { schemas } })))
      .set('/types/b', body('{"type": "string"}'))
    expect(await answer(`${host.origin}/api.json`)).toEqual({ type: 'string' })
    expect(asked.map(({ url }) => url)).toEqual([
      `${host.origin}/api.json`,
      `${host.origin}/types/b`,
    ])
  })

  test.each([
    'http://2130706433/a.json',
    'http://0x7f.1/a.json',
    'http://0177.0.0.1/a.json',
    'http://127.1/a.json',
    'http://[::1]/a.json',
    'http://[::ffff:127.0.0.1]/a.json',
    'http://[::ffff:7f00:1]/a.json',
    'http://[64:ff9b::7f00:1]/a.json',
    'http://127.0.0.1./a.json',
    'http://localhost./a.json',
    'http://169.254.169.254/latest/meta-data',
    'http://user:pass@10.0.0.1/a.json',
  ])('does not fetch %s for a document', async reference => {
    const { warnings } = await loadDocument(await write('private.json', refersTo(reference)))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.reason).toContain('a private address is not fetched for a document')
    expect(warnings[0]?.reason).not.toContain('pass')
  })

  test('loads no more than 200 files', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`S${index}`, { $ref: `many/${index}.json` }]),
    )
    for (let index = 0; index < 300; index++) await write(`many/${index}.json`, '{}')
    const root = { openapi: '3.0.0', info: {}, paths: {}, components: { schemas } }
    const { warnings } = await loadDocument(await write('many.json', JSON.stringify(root)))
    expect(warnings).toHaveLength(100)
    expect(warnings[0]?.reason).toContain('more than 200 files are named')
  })
})
