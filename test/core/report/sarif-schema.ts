import type { AnySchema } from 'ajv'

const text = { type: 'string', minLength: 1 }
const message = closed({ text }, ['text'])
const level = { enum: ['none', 'note', 'warning', 'error'] }
const index = { type: 'integer', minimum: 0 }
const fromOne = { type: 'integer', minimum: 1 }

const location = closed({
  id: index,
  physicalLocation: closed(
    {
      artifactLocation: closed({ uri: { type: 'string', pattern: '^[!-~]*$' } }, ['uri']),
      region: closed({ startLine: fromOne, startColumn: fromOne }, ['startLine']),
    },
    ['artifactLocation'],
  ),
  logicalLocations: { type: 'array', items: closed({ fullyQualifiedName: text }) },
  message,
})

const rule = closed(
  {
    id: text,
    shortDescription: message,
    fullDescription: message,
    help: message,
    defaultConfiguration: closed({ level }),
    properties: { type: 'object' },
  },
  ['id'],
)

const result = closed(
  {
    ruleId: text,
    ruleIndex: index,
    level,
    message,
    locations: { type: 'array', items: location },
    relatedLocations: { type: 'array', uniqueItems: true, items: location },
    occurrenceCount: fromOne,
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    properties: { type: 'object' },
  },
  ['message', 'ruleId', 'ruleIndex', 'level', 'locations', 'partialFingerprints'],
)

/**
 * The part of SARIF 2.1.0 that is written: each object closed, so that a property of another name or place fails.
 *
 * @see OASIS Static Analysis Results Interchange Format 2.1.0, sections 3.13 to 3.52
 */
export const sarifSchema: AnySchema = closed(
  {
    $schema: { type: 'string', pattern: '^https://' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      minItems: 1,
      items: closed(
        {
          tool: closed(
            {
              driver: closed(
                { name: text, rules: { type: 'array', uniqueItems: true, items: rule } },
                ['name'],
              ),
            },
            ['driver'],
          ),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: { type: 'array', items: result },
          invocations: {
            type: 'array',
            items: closed(
              {
                executionSuccessful: { type: 'boolean' },
                toolExecutionNotifications: {
                  type: 'array',
                  items: closed({ level, message }, ['message']),
                },
              },
              ['executionSuccessful'],
            ),
          },
        },
        ['tool'],
      ),
    },
  },
  ['version', 'runs'],
)

function closed(properties: object, required: readonly string[] = []): AnySchema {
  return { type: 'object', properties, required, additionalProperties: false }
}
