import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { check } from '../../../../../src/core/diff/check/check.ts'
import { unitOfOften } from '../../../../../src/core/diff/check/generated/often.ts'
import { nodeOf } from '../../../../../src/core/diff/check/node.ts'
import { schemaFrom } from '../../../../support/schema.ts'

const root = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } }

describe('a schema that is used often', () => {
  test('becomes a function, and says the same before and after', () => {
    const schema = schemaFrom(root)
    const first = check({ id: 'x' }, schema, 'response')
    expect(nodeOf(schema).units).toEqual([])
    for (let i = 0; i < 100; i++) {
      expect(check({ id: i }, schema, 'response')).toEqual([])
      expect(check({ id: 'x' }, schema, 'response')).toEqual(first)
    }
    expect(unitOfOften(nodeOf(schema), 'response', true)?.admits.toString()).toContain('"id"')
  })

  test('stays interpreted where the engine makes no code of texts', () => {
    const folder = new URL('../../../../../src/core/diff/check/', import.meta.url)
    const script = `
      const { check } = await import(${JSON.stringify(new URL('check.ts', folder).href)})
      const value = ${JSON.stringify(root)}
      const schema = { document: { uri: 'x', root: value, dialect: 'json-schema-2020-12' }, pointer: '', value }
      const counts = Array.from({ length: 100 }, () => check({ id: 'x' }, schema, 'response').length)
      console.log(new Set(counts).size, counts[0], check({ id: 1 }, schema, 'response').length)`
    const flags = ['--disallow-code-generation-from-strings', '--conditions=source']
    const input = [...flags, '--input-type=module', '--eval', script]
    expect(execFileSync(process.execPath, input, { encoding: 'utf8' })).toBe('1 1 0\n')
  })
})
