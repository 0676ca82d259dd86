/**
 * How far a field name speaks for its value. `secret`: texts and numbers under it are credentials.
 * `text`: only texts are; a number is a count or a token id of a language model.
 */
export type SecretName = 'secret' | 'text'

/** Names that are secret as they stand, letters and digits only. */
const wholeNames: ReadonlySet<string> = new Set(
  (
    'authorization proxyauthorization auth cookie cookies setcookie session sid jwt otp totp pin pincode ssn ' +
    'sin cvv cvv2 cvc cvc2 csc pwd pass passcode secret secrets token tokens sig signature signatures hmac ' +
    'credential credentials assertion samlresponse samlrequest pan cardnumber ccnumber creditcard ' +
    'creditcardnumber iban accountnumber routingnumber taxid nationalid socialsecurity ' +
    'socialsecuritynumber mnemonic seedphrase connectionstring dsn phpsessid jsessionid sessions apitokens'
  ).split(' '),
)

const wholeTextNames: ReadonlySet<string> = new Set(
  'auth pass session sessions secrets tokens signatures cookies sid pan dsn sin'.split(' '),
)

/** Ends that make any name secret: `stripe_api_key`, `X-Auth-Token`, `userPassword`. */
const endings: readonly string[] = (
  'password passwords passwd passphrase passwort secret secrets token tokens apikey apikeys accesskey accesskeyid ' +
  'secretkey privatekey signingkey encryptionkey masterkey subscriptionkey sharedkey authkey sessionkey ' +
  'servicekey accountkey storagekey licensekey credential credentials authorization cookie sessionid ' +
  'signature passcode secretaccesskey secretid secretvalue secretstring secrethash secretkeybase tokenvalue ' +
  'tokensecret tokenhash cardnumber ccnumber securitycode verificationcode authcode onetimecode ' +
  'recoverycode recoverycodes backupcode backupcodes connectionstring webhookurl'
).split(' ')

/** Names that end like a secret and are not: positions in a list, public halves. */
const harmless =
  /(?:page|next|prev|previous|continuation|pagination|sync|start|cursor|delta|resume)token$|publickey$|publictoken$/

/** Words that turn a name holding `password` into a fact about it: `password_changed_at`. */
const aboutPassword =
  /[^A-Za-z0-9](?:at|on|date|time|expires|expiry|expired|count|length|policy|type|enabled|required|reset|url|hint|strength|age|days)$/i

/**
 * Whether the name of a field, header, parameter or column says that its value is a credential.
 * Spelling does not matter: `client_secret`, `Client-Secret` and `clientSecret` are one name.
 */
export function secretName(name: string): SecretName | null {
  if (name.length > 100) return null
  const known = answers.get(name)
  if (known !== undefined) return known
  const answer = judge(name)
  // Names repeat in every record; where they do not, they are data and not worth keeping.
  if (answers.size >= MAX_ANSWERS) answers.clear()
  answers.set(name, answer)
  return answer
}

const MAX_ANSWERS = 5000
const answers = new Map<string, SecretName | null>()

function judge(name: string): SecretName | null {
  const plain = name.replace(/[^A-Za-z0-9]/g, '').toLowerCase()
  const bare = plain.replace(/(?<=[a-z]{3})\d+$/, '')
  if (bare.length < 3 || harmless.test(bare)) return null
  if (wholeNames.has(bare) || wholeNames.has(plain)) {
    return wholeTextNames.has(bare) ? 'text' : 'secret'
  }
  if (endings.some(ending => bare.endsWith(ending))) return bare.endsWith('s') ? 'text' : 'secret'
  const apart = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
  const holdsPassword = bare.includes('password') || bare.includes('passphrase')
  return holdsPassword && !aboutPassword.test(apart) ? 'secret' : null
}

/** Query and fragment parameters are named more tersely than fields: `?key=…&sig=…`. */
const terse: ReadonlySet<string> = new Set('key code sig xamzcredential awsaccesskeyid'.split(' '))

export function isSecretParameter(name: string): boolean {
  return secretName(name) !== null || terse.has(name.replace(/[^A-Za-z0-9]/g, '').toLowerCase())
}
