import { secretName, type SecretName } from '../text/secret-names.ts'
import { hasSecret } from '../text/secrets.ts'

/** What the key of an object says about its value. */
export interface KeyFacts {
  readonly name: SecretName | null
  /** The key itself is a credential. */
  readonly isSecret: boolean
  /** Its values are expected to look random. */
  readonly identifies: boolean
  /** It tells a fact about a credential, not the credential. */
  readonly describes: boolean
  /** It stands beside a label: `{ "name": …, "value": … }`. */
  readonly holdsValue: boolean
  /** An object under it is a thing with a life of its own, not a bag of credentials. */
  readonly isThing: boolean
}

const identifies =
  /(?:^|[a-z0-9_-])(?:id|ids|sha|sha1|sha256|hash|digest|etag|cursor|checksum|integrity|oid|ref|uuid|guid|gid)$/i
const describes =
  /^(?:type|kind|object|status|scopes?|url|(?:.*_)?(?:at|on|type|count|url))$|^(?:.*[a-z])?(?:At|Type|Count|Url)$|expir/
const holdsValue =
  /^(?:value|values|default|content|data|(?:string|text)_?value|newvalue|oldvalue)$/i
const things: ReadonlySet<string> = new Set(['auth', 'pass', 'session', 'sessions', 'signature'])

const MAX_KNOWN = 5000
const known = new Map<string, KeyFacts>()

/** Remembered, because keys repeat in every record. */
export function keyFacts(key: string): KeyFacts {
  const found = known.get(key)
  if (found) return found
  const facts: KeyFacts = {
    name: secretName(key),
    isSecret: hasSecret(key),
    identifies: identifies.test(key),
    describes: describes.test(key),
    holdsValue: holdsValue.test(key),
    isThing: things.has(key.toLowerCase()),
  }
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(key, facts)
  return facts
}
