import { createHash, createHmac } from 'node:crypto'
import { webhookBody } from '../../core/report/webhook-body.ts'
import { UsageError } from '../../errors.ts'
import type { WebhookConfig } from '../../ports/receivers.ts'
import { sent, type Tell, type Tools } from './receiver.ts'
import { ask, refusalOf } from './request.ts'
import { secretOf, valueOf } from './secret-of.ts'

/** A POST that its receiver can trust. @see Standard Webhooks 1.0: id, timestamp and body are signed together. */
export function webhook({ url, secret }: WebhookConfig, tools: Tools): Tell {
  return async (message, _receipt, signal) => {
    const body = webhookBody(message)
    const timestamp = Math.floor(tools.clock.now() / 1000)
    const id = webhookId(message.key)
    const signature = sign(secretOf(secret, tools), id, timestamp, body)
    const headers = {
      'content-type': 'application/json',
      // The same when it is sent again: who has seen it may pass over it.
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signature,
    }
    const asked = await ask(
      { method: 'POST', url: valueOf(url, tools), headers, body },
      tools,
      signal,
    )
    return 'failed' in asked ? asked.failed : (refusalOf(asked.answer) ?? sent())
  }
}

/** A name of the message that a header can hold, whatever its key is made of, without the dot that parts what is signed. */
export function webhookId(key: string): string {
  return `msg_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`
}

/**
 * @param secret `whsec_` and the key in base64.
 * @param timestamp seconds.
 * @throws UsageError when the secret is none.
 */
export function sign(secret: string, id: string, timestamp: number, body: string): string {
  const written = secret.replace(/^whsec_/, '')
  const key = Buffer.from(written, 'base64')
  if (!/^[A-Za-z0-9+/]+=*$/.test(written) || key.length < 24 || key.length > 64) {
    throw new UsageError('Its signing secret is not whsec_ and 24 to 64 bytes in base64')
  }
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
}
