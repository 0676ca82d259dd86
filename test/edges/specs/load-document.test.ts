import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readContract } from '../../../src/core/contract/openapi/read-contract.ts'
import { loadDocument } from '../../../src/edges/specs/load-document.ts'
import {
  asked,
  body,
  host,
  minimal,
  refersTo,
  refusal,
  routes,
  useSpecHost,
  write,
} from './spec-host.ts'

useSpecHost()

describe('loadDocument of a file', () => {
  test('reads JSON with a byte order mark and hashes its bytes', async () => {
    const loaded = await loadDocument(await write('bom.json', `\uFEFF${minimal}`))
    expect(loaded.document.dialect).toBe('openapi-3.0')
    expect(loaded.text).toBe(minimal)
    expect(loaded.sha256).toMatch(/^[\da-f]{64}$/)
    expect(loaded.document).not.toHaveProperty('others')
  })

  test.each([
    { name: 'UTF-16', bytes: Buffer.from(`\uFEFF${minimal}`, 'utf16le') },
    {
      name: 'UTF-16, high bytes first',
      bytes: Buffer.from(`\uFEFF${minimal}`, 'utf16le').swap16(),
    },
    { name: 'UTF-16 without a mark', bytes: Buffer.from(minimal, 'utf16le') },
    { name: 'both of these', bytes: Buffer.from(minimal, 'utf16le').swap16() },
  ])('reads $name', async ({ bytes }) => {
    expect((await loadDocument(await write('wide.json', bytes))).text).toBe(minimal)
  })

  test.each([
    { name: 'none.json', text: null, says: 'there is no such file' },
    { name: 'folder', text: null, says: 'this is a folder' },
    { name: 'empty.yaml', text: '', says: 'the file is empty' },
    {
      name: 'old.yaml',
      text: Buffer.from('a: 1\nb: caf\xe9', 'latin1'),
      says: 'old.yaml:2:7: the file is not UTF-8',
    },
    { name: 'packed.json', text: gzipSync(minimal), says: 'the file is compressed' },
    { name: 'many.zip', text: 'PK\u0003\u0004', says: 'the file is a zip archive' },
    { name: 'book.pdf', text: '%PDF-1.7', says: 'the file is a PDF' },
    {
      name: 'widest.json',
      text: Buffer.from([0x7b, 0, 0, 0, 0x7d, 0, 0, 0]),
      says: 'the file is in UTF-32',
    },
    { name: 'plain.txt', text: 'hello', says: 'it looks like plain text' },
    { name: 'async.yaml', text: 'asyncapi: 2.0.0', says: 'it looks like an AsyncAPI document' },
    {
      name: 'postman.json',
      text: '{"info":{"_postman_id":"1"},"item":[]}',
      says: 'a Postman collection',
    },
    {
      name: 'schema.json',
      text: '{"$schema":"http://json-schema.org/draft-03/schema#"}',
      says: 'JSON Schema of a draft before 04',
    },
    { name: 'old.json', text: '{"swaggerVersion":"1.2"}', says: 'a Swagger 1 resource list' },
    { name: 'new.json', text: '{"openapi":"4.0.0"}', says: 'it looks like OpenAPI 4.0.0' },
    { name: 'bare.json', text: '{"paths":{}}', says: 'OpenAPI without its `openapi: 3.x.y` field' },
  ])('says what is wrong with $name', async ({ name, text, says }) => {
    await mkdir(join(host.folder, 'folder'), { recursive: true })
    const path = text === null ? join(host.folder, name) : await write(name, text)
    expect(await refusal(path)).toContain(says)
  })

  test('loads the files that references name, each once, round in a ring', async () => {
    const path = await write('api.json', refersTo('parts/pet.yaml#/Pet'))
    await write('parts/pet.yaml', 'Pet:\n  properties:\n    owner:\n      $ref: ../owner.json\n')
    await write('owner.json', '{"properties":{"pet":{"$ref":"parts/pet.yaml#/Pet"}}}')
    const { document, warnings, locate } = await loadDocument(path)
    const pet = document.others?.get('parts/pet.yaml')
    const owner = pet?.others?.get('../owner.json')
    expect(owner?.others?.get('parts/pet.yaml')).toBe(pet)
    expect(warnings).toEqual([])
    expect(readContract(document, 'pets').defects).toEqual([])
    expect(locate('/Pet/properties/owner', pet?.uri)).toEqual({ line: 3, column: 5 })
  })

  test('warns about what cannot be loaded and reads the rest', async () => {
    const path = await write('api2.json', refersTo('gone.json#/A'))
    const { warnings } = await loadDocument(path)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.reason).toBe(
      'what the reference names was not loaded: gone.json: there is no such file. Check the path',
    )
    expect(warnings[0]?.origin.pointer).toBe(
      '/paths/~1a/get/responses/200/content/application~1json/schema',
    )
  })

  test.each([
    '/etc/hostname',
    'file:///etc/hostname',
    '../../../../../etc/hostname',
    'file://host/a',
  ])('does not read %s for a document', async reference => {
    const { warnings, document } = await loadDocument(await write('out.json', refersTo(reference)))
    expect(warnings).toHaveLength(1)
    expect(document).not.toHaveProperty('others')
  })

  test('never fetches a private address for a document', async () => {
    routes.set('/a.json', body('{}'))
    const { warnings } = await loadDocument(
      await write('ssrf.json', refersTo(`${host.origin}/a.json?k=secret`)),
    )
    expect(warnings[0]?.reason).toContain('a private address is not fetched for a document')
    expect(warnings[0]?.reason).not.toContain('secret')
    expect(asked).toEqual([])
  })

  test('checks what a name resolves to', async () => {
    const port = new URL(host.origin).port
    const path = await write('name.json', refersTo(`http://public.example:${port}/a.json`))
    const { warnings } = await loadDocument(path, {}, { lookup: async () => ['10.0.0.1'] })
    expect(warnings[0]?.reason).toContain('a private address is not fetched')
  })
})
