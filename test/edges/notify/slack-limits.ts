import { isArray, isObject, type Json } from '../../../src/core/json/json.ts'
import type { Behaviour } from './receiver-server.ts'

/**
 * What Slack would say to a message: `ok`, or its error. From its reference of blocks and of `chat.postMessage`.
 *
 * @see https://docs.slack.dev/reference/block-kit/blocks
 */
export function slackVerdict(body: string): string {
  const message = JSON.parse(body) as Json
  if (!isObject(message) || !isArray(message['blocks'])) return 'invalid_payload'
  const { blocks, text } = message
  if (typeof text !== 'string' || text === '') return 'no_text'
  if (!isArray(blocks) || blocks.length === 0 || blocks.length > 50) return 'invalid_blocks'
  const all = [text, ...blocks.flatMap(textsOf)]
  if (all.join('').length > 13_000) return 'msg_blocks_too_long'
  if (blocks.some(block => !isGoodBlock(block))) return 'invalid_blocks'
  // Nobody is called, and nothing is a link: `<!here>`, `<@U1>`, `<https://…>`.
  return all.some(one => /<[!@#h]|@(here|channel|everyone|U\d)/.test(one)) ? 'would_ping' : 'ok'
}

function textsOf(block: Json): readonly string[] {
  if (!isObject(block)) return []
  const own = isObject(block['text']) ? [block['text']] : []
  const elements = isArray(block['elements']) ? block['elements'].filter(isObject) : []
  return [...own, ...elements].flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
}

function isGoodBlock(block: Json): boolean {
  if (!isObject(block)) return false
  const texts = textsOf(block)
  const { type } = block
  const most =
    { header: 150, section: 3_000, context: 2_000 }[typeof type === 'string' ? type : ''] ?? 0
  return texts.length > 0 && texts.every(text => text.length > 0 && text.length <= most)
}

/** Slack on loopback: an incoming webhook, or `chat.postMessage`; one message a second, and its limits. */
export function slackServer(now: () => number): Behaviour {
  let last = -Infinity
  let sequence = 0
  return ({ path, body }, response) => {
    const at = now()
    if (at - last < 1_000) {
      response.writeHead(429, { 'retry-after': '1', 'content-type': 'application/json' })
      response.end('{"ok":false,"error":"ratelimited"}')
      return
    }
    last = at
    const verdict = slackVerdict(body)
    if (path.startsWith('/services/')) {
      response.writeHead(verdict === 'ok' ? 200 : 400, { 'content-type': 'text/html' }).end(verdict)
      return
    }
    sequence++
    const ts = `1763631900.${String(sequence).padStart(6, '0')}`
    const said =
      verdict === 'ok' ? { ok: true, channel: 'C0DRIFT', ts } : { ok: false, error: verdict }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said))
  }
}
