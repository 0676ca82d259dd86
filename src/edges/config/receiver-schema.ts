import { isIP } from 'node:net'
import { z } from 'zod'
import type { EmailConfig, ReceiverConfig, SecretReference } from '../../ports/receivers.ts'
import { hasSecret } from '../../core/text/secrets.ts'
import { text, url } from './fields.ts'

const literal = "holds a literal secret; name an environment variable instead: 'env:NAME'"
const reference = /^env:[A-Za-z_][A-Za-z0-9_]*$/

const secret: z.ZodType<SecretReference> = z.custom<SecretReference>(
  value => typeof value === 'string' && reference.test(value),
  { error: ({ input }) => (isWritten(input) ? literal : "expected 'env:NAME'") },
)

const address = z
  .string()
  .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+[^\r\n]*$/, 'expected an address such as team@example.com')

/** The path of an address can be its secret; one of few, known words is none. */
const openUrl = z.union([secret, url.refine(value => !hasSecret(value), literal)], {
  error: ({ input }) =>
    isWritten(input) && hasSecret(input) ? literal : "expected a URL, or 'env:NAME'",
})

const email = z
  .strictObject({
    kind: z.literal('email'),
    from: address,
    to: z.union([address, z.array(address).min(1)], {
      error: 'expected one address such as team@example.com, or a list of them',
    }),
    host: text,
    port: z.int().min(1).max(65_535).exactOptional(),
    tls: z.enum(['required', 'implicit', 'optional', 'off']).exactOptional(),
    ca: text.exactOptional(),
    user: text.exactOptional(),
    password: secret.exactOptional(),
  })
  .refine(isSafe, {
    path: ['tls'],
    error:
      "sends the password in clear where the server wants it so; write 'required' or 'implicit'",
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    path: ['user'],
    error: 'user and password go together: give both or none',
  })

const slackWebhook = z.strictObject({ kind: z.literal('slack'), webhook: secret })

const slackBot = z.strictObject({
  kind: z.literal('slack'),
  token: secret,
  channel: text,
  api: url.exactOptional(),
})

const webhook = z.strictObject({ kind: z.literal('webhook'), url: openUrl, secret })

const pagerDuty = z.strictObject({
  kind: z.literal('pagerduty'),
  routingKey: secret,
  api: url.exactOptional(),
})

const github = z.strictObject({
  kind: z.literal('github'),
  repository: z.string().regex(/^[\w.-]+\/[\w.-]+$/, "expected 'owner/name'"),
  token: secret,
  labels: z.array(text).exactOptional(),
  api: url.exactOptional(),
})

const byKind: Readonly<Record<string, z.ZodType<ReceiverConfig>>> = {
  email,
  slack: slackWebhook,
  webhook,
  pagerduty: pagerDuty,
  github,
}

/** Which kind it is, is plain; so that a mistake inside is told as what it is. */
export const receiver: z.ZodType<ReceiverConfig> = z
  .custom<ReceiverConfig>(
    value => typeof value === 'object' && value !== null,
    'expected { kind: … }',
  )
  .check(({ value, issues }) => {
    const kinds = Object.keys(byKind).join(', ')
    const schema = value.kind === 'slack' && !('webhook' in value) ? slackBot : byKind[value.kind]
    if (schema === undefined || !Object.hasOwn(byKind, value.kind)) {
      issues.push({
        code: 'custom',
        input: null,
        path: ['kind'],
        message: `expected one of ${kinds}`,
      })
      return
    }
    const checked = schema.safeParse(value)
    for (const issue of checked.error?.issues ?? []) {
      const [key] = issue.code === 'unrecognized_keys' ? issue.keys : []
      const message = key === undefined ? issue.message : 'is no known key'
      const path = key === undefined ? issue.path : [...issue.path, key]
      // Without the value: what an issue carries may be shown.
      issues.push({ code: 'custom', input: null, path, message })
    }
  })

function isWritten(input: unknown): input is string {
  return typeof input === 'string' && input !== '' && !input.startsWith('env:')
}

function isSafe({
  tls = 'required',
  password,
  host,
}: Pick<EmailConfig, 'tls' | 'password' | 'host'>): boolean {
  if (password === undefined || tls === 'required' || tls === 'implicit') return true
  return host === 'localhost' || (isIP(host) !== 0 && /^(?:127\.|::1$)/.test(host))
}
