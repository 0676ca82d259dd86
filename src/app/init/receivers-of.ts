import { UsageError } from '../../errors.ts'
import type { ReceiverConfig, SecretReference } from '../../ports/receivers.ts'

/**
 * The receivers of a first configuration.
 *
 * @throws UsageError for a secret that is written out, and for what is no address. The text is never repeated.
 */
export function receiversOf(
  slack: string | undefined,
  email: string | undefined,
): Record<string, ReceiverConfig> {
  return {
    ...(slack === undefined ? {} : { slack: { kind: 'slack', webhook: referenceOf(slack) } }),
    ...(email === undefined ? {} : { email: mailOf(email) }),
  }
}

function referenceOf(text: string): SecretReference {
  const name = /^env:([A-Za-z_][A-Za-z0-9_]*)$/.exec(text)?.[1]
  if (name !== undefined) return `env:${name}`
  throw new UsageError(
    'The address of a Slack webhook is a secret. Put it into an environment variable and write: --slack env:SLACK_URL',
  )
}

/** Through the machine's own mail server, until the configuration names another. */
function mailOf(address: string): ReceiverConfig {
  if (!/^[^\s@<>,"]+@[^\s@<>,"]+$/.test(address)) {
    throw new UsageError('--email wants one address, such as team@example.com.')
  }
  return {
    kind: 'email',
    from: `Tidemark <${address}>`,
    to: address,
    host: 'localhost',
    port: 25,
    tls: 'optional',
  }
}
