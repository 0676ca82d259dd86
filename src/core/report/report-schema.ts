import type { Json } from '../json/json.ts'
import { levels } from '../rules/levels.ts'

const text: Json = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const moment: Json = { type: 'number', description: 'Epoch milliseconds.' }

const finding: Json = {
  type: 'object',
  required: [
    'id',
    'rule',
    'level',
    'verdict',
    'provider',
    'scope',
    'method',
    'path',
    'status',
    'direction',
    'at',
    'expected',
    'actual',
    'evidence',
    'usedBy',
    'contract',
    'message',
  ],
  properties: {
    id: { type: 'string', pattern: '^[0-9a-f]{12}$' },
    rule: { type: 'string', pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
    level: { enum: levels },
    verdict: {
      enum: ['drift', 'announced', 'contract-wrong', 'stale-recording', 'ours', 'inconclusive'],
    },
    provider: text,
    scope: text,
    method: text,
    path: text,
    status: text,
    direction: { enum: ['request', 'response', 'none'] },
    at: text,
    expected: true,
    actual: true,
    evidence: {
      type: ['object', 'null'],
      required: ['seen', 'of'],
      properties: {
        seen: count,
        of: count,
        baselineSeen: count,
        baselineOf: count,
        firstSeen: moment,
        lastSeen: moment,
      },
    },
    usedBy: { type: ['array', 'null'], items: text },
    contract: {
      type: ['object', 'null'],
      required: ['file', 'pointer'],
      properties: { file: text, pointer: { type: 'string', pattern: '^(/|$)' } },
    },
    message: text,
    because: { type: 'string', description: 'Why it has this verdict, where that needs words.' },
  },
}

const share: Json = {
  type: 'object',
  required: ['covered', 'of', 'missing'],
  properties: { covered: count, of: count, missing: { type: 'array', items: text } },
}

const shares = ['operations', 'statuses', 'properties', 'branches'] as const

const coverage: Json = {
  type: 'object',
  required: ['provider', ...shares],
  properties: { provider: text, ...Object.fromEntries(shares.map(name => [name, share])) },
}

/** The JSON Schema of what `--format json` writes. More keys may come; none of these goes. */
export const reportSchema: Json = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Findings of Tidemark',
  type: 'object',
  required: ['summary', 'findings'],
  properties: {
    summary: {
      type: 'object',
      required: levels,
      properties: Object.fromEntries(levels.map(level => [level, count])),
    },
    held: {
      ...count,
      description: 'How many exchanges and interactions were held against something.',
    },
    findings: { type: 'array', items: finding },
    coverage: { type: 'array', items: coverage },
  },
}
