/** Something that must never leave memory: a credential, or what tells a person apart. */
export interface Planted {
  readonly name: string
  readonly text: string
  /** The part that must not be seen, where the rest is the same for everybody; the whole text otherwise. */
  readonly telling?: string
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const jwtPart = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const claims = jwtPart({ sub: 'mira.okonkwo', iat: 1_700_000_000 })
const signed = `${claims}.Zm9vYmFyc2lnbmF0dXJlLXF3ZXJ0eQ`

// None of these is real. Each is spelled in pieces, so that no scanner takes this file for a leak.
export const plantedSecrets: readonly Planted[] = [
  { name: 'a bearer token', text: 'tok_Zq7Lm2Xv9Rt4Kp1Wn8Bd5Hy3' },
  { name: 'a payment key', text: ['sk', 'live', '51Hq8ZtKd3PmVx7RwYb2LcNf'].join('_') },
  { name: 'a source forge token', text: ['ghp', 'f7Qx2ZkLm9Rv4TtBn6Wd8YcHs1Pj3GaEoUi5'].join('_') },
  {
    name: 'a chat token',
    text: ['xoxb', '204817365920', '718293645012', 'QmZxWvRtKpLnBdHy'].join('-'),
  },
  { name: 'a cloud key id', text: ['AK', 'IA', 'Q7ZXR4TLMP2WNB6D'].join('') },
  { name: 'a cloud secret', text: 'wJ7rXq/K7MDENG9bPxRfi+CYzEXq2pLmVt8aZk' },
  { name: 'a session cookie', text: 's%3Aq9ZkLm2XvRt4Kp1W.n8Bd5Hy3TfGc6Jw7' },
  { name: 'a password in words', text: 'velvet-otter-drums-at-noon' },
  { name: 'basic credentials', text: base64('svc-harbour:lantern-prism-42') },
  { name: 'the password inside them', text: 'lantern-prism-42' },
  {
    name: 'a signed token',
    text: `${jwtPart({ alg: 'HS256', typ: 'JWT' })}.${signed}`,
    telling: signed,
  },
  {
    name: 'a private key',
    text: `-----BEGIN PRIVATE KEY-----\n${'q7ZxR4tLmP2wNb6DkV9s'.repeat(3)}\n-----END PRIVATE KEY-----`,
    telling: 'q7ZxR4tLmP2wNb6DkV9s',
  },
  { name: 'a hex secret', text: '9f2c7b1e4a8d6035bc71fe29a4d8036e5b7c1f92ad4e6830' },
]

export const plantedPeople: readonly Planted[] = [
  { name: 'a name', text: 'Mirabel Okonkwo-Whitfield' },
  { name: 'a name beyond ASCII', text: 'Łukasz Żółćiński' },
  { name: 'a surname alone', text: 'Thistlewoodbury' },
  { name: 'an e-mail address', text: 'mirabel.okonkwo@postfach.example' },
  { name: 'an address with a plus', text: 'quentin+private@familie-brandt.example' },
  { name: 'a phone number', text: '+49 421 5550 7319' },
  { name: 'a phone number without country', text: '(555) 010-7746' },
  { name: 'a street address', text: '4711 Quillfeather Lane, Apt 9B' },
  { name: 'a town', text: 'Upper Wobblesford' },
  { name: 'an account number', text: 'DE89370400440532013000' },
  { name: 'a card number', text: '4539578763621486' },
  { name: 'a social security number', text: '078-05-1120' },
  { name: 'a birthday', text: '1987-03-29' },
  { name: 'a machine address', text: '203.0.113.197' },
  { name: 'a user name', text: 'quentin.wobbleton' },
  { name: 'a name in kebab case', text: 'ludmilla-quillfeather' },
  { name: 'a Japanese name', text: '長谷川千代子' },
  { name: 'an Arabic name', text: 'فاطمة الزهراء' },
  { name: 'a Cyrillic name', text: 'Прасковья Вышнеградская' },
  { name: 'an accented name', text: 'Zoë Müller-Grönemeyer' },
  { name: 'an address in lines', text: 'Ziegelhaus 47\n2. Stock links\n28195 Wobblesford' },
  { name: 'a French phone number', text: '06 55 57 31 90' },
  { name: 'a spaced account number', text: 'GB29 NWBK 6016 1331 9268 19' },
  { name: 'a spaced card number', text: '4539 5787 6362 1486' },
  { name: 'an address beyond ASCII', text: 'françoise.lefèvre@poste.example' },
]

export const planted: readonly Planted[] = [...plantedSecrets, ...plantedPeople]

/** The text planted under a name. */
export function text(name: string): string {
  const found = planted.find(item => item.name === name)
  if (found === undefined) throw new RangeError(`nothing is planted as ${name}`)
  return found.text
}
