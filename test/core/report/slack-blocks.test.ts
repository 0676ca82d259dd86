import type { KnownBlock } from '@slack/types'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  lengthOf,
  MOST_BLOCKS,
  MOST_CHARACTERS,
  slackMessage,
} from '../../../src/core/report/slack-blocks.ts'
import { findingOf } from '../rules/findings.ts'
import { alertOf, hugeMessage, messageOf, resolvedMessage } from './messages.ts'

describe('slackMessage', () => {
  test('tells what happened, how often, and what to type', () => {
    const [header, summary, first] = slackMessage(messageOf()).blocks
    expect(header).toMatchObject({ type: 'header', text: { type: 'plain_text' } })
    expect(summary).toMatchObject({ type: 'section' })
    const said = first?.type === 'section' ? first.text.text : ''
    expect(said.split('\n')).toEqual([
      ':red_circle: *ERROR*  `response-required-property-removed`',
      'acme GET /v1/orders 200',
      '*`/items/*/total`*',
      '`number` → `absent`',
      'counted: 49 of 50 against 0 of 2,000',
      'first seen: 2026-11-20 07:45 UTC',
      'how sure: chance alone: less than once in a million looks',
      'read by: billing-export, crm-sync',
      expect.stringMatching(/^contract: contracts\/acme\.pin\.json /),
      'accept it: `npx tidemark accept 3f9a1c20b7e4 --because "…"`',
      'ignore it: `npx tidemark ignore 3f9a1c20b7e4 --until &lt;date&gt; --because "…"`',
    ])
  })

  test('says that it is over', () => {
    expect(slackMessage(resolvedMessage()).text).toMatch(/Resolved: all is well again with acme/)
  })

  test.each([1, 10, 40, 400])('of %i causes keeps to 45 blocks and 12,000 characters', count => {
    const { blocks } = slackMessage(hugeMessage(count))
    // The compiler holds them against Slack's own types.
    const known: readonly Readonly<KnownBlock>[] = blocks.map(block =>
      block.type === 'context' ? { ...block, elements: [...block.elements] } : block,
    )
    expect(known).toHaveLength(blocks.length)
    expect(blocks.length).toBeLessThanOrEqual(MOST_BLOCKS)
    expect(lengthOf(blocks)).toBeLessThanOrEqual(MOST_CHARACTERS)
  })

  test('names nobody and links nowhere, whoever wrote the words', () => {
    const part = fc.constantFrom(
      '<!here>',
      '<@U123>',
      '@channel',
      '@everyone',
      '<',
      '>',
      '&',
      '`',
      '\n',
      '!',
      'x',
    )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), parts => {
        const text = parts.join('')
        const finding = findingOf({ at: `/${text}`, path: text, provider: text, usedBy: [text] })
        const { blocks, text: summary } = slackMessage(
          messageOf({ alerts: [alertOf(finding)], group: { provider: text } }, [finding]),
        )
        const all = `${summary}${JSON.stringify(blocks)}`
        expect(all).not.toMatch(/<|@(?=here|channel|everyone|U\d)/)
      }),
      { numRuns: 200 },
    )
  })
})
