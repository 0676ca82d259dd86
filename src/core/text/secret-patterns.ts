import { decodeBase64 } from './base64.ts'
import { isCardNumber } from './card-number.ts'
import type { SecretHints } from './secret-hints.ts'
import { secretName } from './secret-names.ts'

export type SecretKind =
  | 'jwt'
  | 'pem'
  | 'cloud-key'
  | 'vendor-token'
  | 'authorization'
  | 'assignment'
  | 'card'
  | 'encoded'
  | 'random'

export interface SecretPattern {
  readonly kind: SecretKind
  /** What the text must show before the pattern is worth trying. */
  readonly hint: keyof SecretHints
  /** Global. Of the groups `value`, `double` and `single` the one that is filled is hidden, else the whole match. */
  readonly pattern: RegExp
  readonly accept?: (groups: Readonly<Record<string, string | undefined>>) => boolean
}

const start = '(?<![A-Za-z0-9_-])'
const end = '(?![A-Za-z0-9_-])'

/** Prefixes that vendors gave their tokens so that scanners find them, with what follows. */
const vendorTokens: readonly string[] = [
  'gh[opusr]_[A-Za-z0-9_.-]{16,}', // GitHub, also ghs_APPID_JWT
  'github_pat_[A-Za-z0-9_]{20,}',
  'gl(?:pat|dt|rt|ptt|cbt|soat|ft|agent|oas)-[A-Za-z0-9_.-]{16,}', // GitLab
  'xox[a-z]-[A-Za-z0-9-]{8,}', // Slack
  'xapp-[A-Za-z0-9-]{8,}',
  'xoxe\\.xox[a-z]-[A-Za-z0-9-]{8,}',
  '(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{8,}', // Stripe
  'whsec_[A-Za-z0-9+/=_-]{8,}',
  'sk-(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{16,}', // OpenAI, Anthropic and those who copy them
  '(?:gsk|hf|r8|npm|dop_v1|doo_v1|dor_v1|shp(?:at|ca|pa|ss)|lin_api|figd|sntrys|sntryu|glsa|sbp|ntn|secret|pul|rnd|dckr_pat|pscale_tkn|pat)_(?=[A-Za-z_-]*\\d)[A-Za-z0-9_=-]{16,}',
  '(?:xai|pypi|PMAK|NRAK|NRRA|key|tfp|xkeysib)-(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{20,}',
  'SG\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}', // SendGrid
  'SK[0-9a-f]{32}', // Twilio
  'AIza[A-Za-z0-9_-]{30,}', // Google
  'ya29\\.[A-Za-z0-9_.-]{10,}',
  'GOCSPX-[A-Za-z0-9_-]{20,}',
  '1//0[A-Za-z0-9_-]{20,}',
  'EAA[A-Za-z0-9]{30,}', // Meta
  'ATATT3[A-Za-z0-9_=-]{20,}', // Atlassian
  'hv[sb]\\.[A-Za-z0-9_-]{20,}', // Vault
  'sq0(?:atp|csp)-[A-Za-z0-9_-]{20,}', // Square
  '[0-9a-f]{32}-us\\d{1,2}', // Mailchimp
  '(?:bot)?\\d{8,10}:AA[A-Za-z0-9_-]{30,}', // Telegram
  'AGE-SECRET-KEY-1[A-Z0-9]{20,}',
]

const names =
  '[A-Za-z0-9_.-]{0,40}(?:passw(?:or)?d|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|account[_-]?key|shared[_-]?access[_-]?key|client[_-]?secret|authorization|cookie|session[_-]?id|sessid|signature)'

/** Credentials that can be told by how they look, anywhere in a text. */
export const secretPatterns: readonly SecretPattern[] = [
  {
    kind: 'pem',
    hint: 'keyword',
    pattern: /-----BEGIN [A-Z0-9 ]{3,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{3,40}-----|$)/g,
  },
  {
    kind: 'jwt',
    hint: 'token',
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){0,3}/g,
  },
  {
    kind: 'cloud-key',
    hint: 'token',
    pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7][A-Z0-9]{15}(?![A-Za-z0-9])/g,
  },
  {
    // `git@` names a protocol's user and opens nothing; the last is our own mark.
    kind: 'authorization',
    hint: 'userInfo',
    pattern: /:\/\/(?!(?:git|redacted)@)(?<value>[^\s/?#@]+)(?=@)/g,
  },
  {
    kind: 'vendor-token',
    hint: 'token',
    pattern: new RegExp(`${start}(?:${vendorTokens.join('|')})${end}`, 'g'),
  },
  {
    kind: 'authorization',
    hint: 'keyword',
    pattern:
      /(?<![A-Za-z])(?:bearer|token|apikey|negotiate)[ \t]+(?<value>[A-Za-z0-9+/=._~-]{8,})/gi,
    accept: ({ value = '' }) => /\d/.test(value) && /[A-Za-z]/.test(value),
  },
  {
    kind: 'authorization',
    hint: 'keyword',
    pattern: /(?<![A-Za-z])basic[ \t]+(?<value>[A-Za-z0-9+/=_-]{4,})/gi,
    accept: ({ value = '' }) => decodeBase64(value)?.includes(':') ?? false,
  },
  {
    kind: 'assignment',
    hint: 'keyword',
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?<name>${names}\\d?)\\\\*["']?\\s*(?:=>|:=|=|:)\\s*(?:\\\\*"(?<double>[^"\\\\]+)|\\\\*'(?<single>[^'\\\\]+)|(?<value>[^\\s"'&;,<>(){}\\\\]+))`,
      'gi',
    ),
    accept: ({ name = '' }) => secretName(name) !== null,
  },
  {
    kind: 'card',
    hint: 'digits',
    pattern: /(?<![\w.-])\d(?:[ -]?\d){12,15}(?![\w.-]*\d)/g,
    accept: ({ all = '' }) => isCardNumber(all.replace(/\D/g, '')),
  },
]
