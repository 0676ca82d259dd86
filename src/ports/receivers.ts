/** Where a secret comes from: `env:NAME`. Written out, it is refused. */
export type SecretReference = `env:${string}`

/** Who is told, and over what. Addresses and credentials that are secrets come by `env:NAME`. */
export type ReceiverConfig =
  | EmailConfig
  | SlackWebhookConfig
  | SlackBotConfig
  | WebhookConfig
  | PagerDutyConfig
  | GithubIssueConfig

export interface EmailConfig {
  readonly kind: 'email'
  /** `Tidemark <drift@example.com>` */
  readonly from: string
  readonly to: string | readonly string[]
  /** Name of the SMTP server. */
  readonly host: string
  /** 587 unless told; 465 where `tls` is `implicit`. */
  readonly port?: number
  /**
   * `required`: STARTTLS, and nothing is sent without it; so unless told. `implicit`: TLS from the first byte.
   * `optional`: STARTTLS where the server offers it. `off`: never. The last two take no password but on this machine.
   */
  readonly tls?: 'required' | 'implicit' | 'optional' | 'off'
  /** PEM file of a certificate authority to trust as well; relative to the configuration. */
  readonly ca?: string
  readonly user?: string
  readonly password?: SecretReference
}

export interface SlackWebhookConfig {
  readonly kind: 'slack'
  /** The address of an incoming webhook; it is a secret. Such a webhook knows no threads. */
  readonly webhook: SecretReference
}

export interface SlackBotConfig {
  readonly kind: 'slack'
  /** A bot token with the scope `chat:write`: an episode is one thread. */
  readonly token: SecretReference
  /** `#api-drift`, or the channel's id. */
  readonly channel: string
  /** `https://slack.com/api` unless told. */
  readonly api?: string
}

/** Signed as Standard Webhooks asks for. */
export interface WebhookConfig {
  readonly kind: 'webhook'
  /** An address, or `env:NAME` where it is a secret. */
  readonly url: string
  /** `whsec_` and 24 to 64 bytes in base64. */
  readonly secret: SecretReference
}

export interface PagerDutyConfig {
  readonly kind: 'pagerduty'
  /** The integration key of a service with Events API v2. */
  readonly routingKey: SecretReference
  /** `https://events.pagerduty.com` unless told; `https://events.eu.pagerduty.com` in Europe. */
  readonly api?: string
}

export interface GithubIssueConfig {
  readonly kind: 'github'
  /** `owner/name` */
  readonly repository: string
  /** A token that may write issues. */
  readonly token: SecretReference
  readonly labels?: readonly string[]
  /** `https://api.github.com` unless told. */
  readonly api?: string
}
