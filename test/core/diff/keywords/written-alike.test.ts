import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../../src/core/json/json.ts'
import { judgeDocuments, documentOf } from '../documents.ts'

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` })
const told = (base: Json, revision: Json): string[] =>
  judgeDocuments(base, revision)
    .filter(({ direction }) => direction === 'response')
    .map(({ at }) => at)

describe('what is written alike', () => {
  test('differs where its references lead to something else, through rings too', () => {
    const body = ref('Node')
    const schemas = (kind: string): JsonObject => ({
      Node: { type: 'object', properties: { next: ref('Node'), leaf: ref('Leaf') } },
      Leaf: { type: kind },
    })
    const same = documentOf(body, schemas('string'))
    expect(told(same, documentOf(body, schemas('string')))).toEqual([])
    expect(told(same, documentOf(body, schemas('integer')))).toEqual(['/leaf'])
  })

  test('is told at each place that leads to it', () => {
    const body = { type: 'object', properties: { a: ref('Leaf'), b: ref('Leaf') } }
    const base = documentOf(body, { Leaf: { type: 'string' } })
    const revision = documentOf(body, { Leaf: { type: 'integer' } })
    expect(told(base, revision)).toEqual(['/a', '/b'])
  })
})
