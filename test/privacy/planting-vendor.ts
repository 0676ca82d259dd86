import type { ServerResponse } from 'node:http'
import { planted, plantedPeople, plantedSecrets, text } from './planted.ts'

const keys = planted.map(({ text }) => text)

/** All planted texts in one object, in every way that a vendor may send them. */
function everywhere(): Record<string, unknown> {
  const all = Object.fromEntries(planted.map(({ text }, index) => [`field_${index}`, text]))
  return {
    plain: all,
    deep: nested(all, 12),
    listed: planted.map(({ text }) => text),
    records: planted.map(({ text }) => ({ value: text })),
    sentence: plantedPeople.map(({ text }) => text).join(', or '),
    credentials: Object.fromEntries(plantedSecrets.map(({ name, text }) => [snake(name), text])),
    encoded: Buffer.from(JSON.stringify(all)).toString('base64'),
    quoted: JSON.stringify(all),
    page: `https://files.example/x?${new URLSearchParams(all).toString()}`,
    keyed: Object.fromEntries(keys.map(key => [key, { [key]: 1 }])),
    people: people({ age: 41, city: text('a town') }),
    scores: people(3),
    numbers: [4539578763621486, 78051120, 4942155507319],
    percent: keys.map(encodeURIComponent).join('&'),
    json_in_json: JSON.stringify({ inner: JSON.stringify(all) }),
    lines: `Dear customer\n${keys.join('\n')}\nbye`,
    markup: `<a href="mailto:${text('an e-mail address')}" title='${text('a name')}'>x</a>`,
  }
}

/** A map by names, beside one key that is plainly data. */
function people(value: unknown): Record<string, unknown> {
  return { [text('a name')]: value, [text('a surname alone')]: value }
}

function nested(inner: unknown, levels: number): unknown {
  return levels === 0 ? inner : { inner: nested(inner, levels - 1) }
}

function snake(name: string): string {
  return name.replaceAll(/\W+/g, '_')
}

/** Three records alike, so that what is said once is said often enough to look like an enumeration. */
function page(record: Record<string, unknown>): unknown {
  const alike = { status: 'open', owner: text('a surname alone'), ...record }
  const items = [1, 2, 3].map(id => Object.assign({ id }, alike))
  return { items, has_more: false }
}

const headers: Readonly<Record<string, string | readonly string[]>> = {
  'content-type': 'application/json',
  'set-cookie': [`sid=${text('a session cookie')}; HttpOnly`, `who=${text('an e-mail address')}`],
  'x-api-key': text('a payment key'),
  'x-customer': text('a name'),
  'x-client-address': text('a machine address'),
  'x-trace': `user ${text('an e-mail address')} called ${text('a phone number')}`,
  etag: `"${text('a hex secret')}"`,
  link: `<https://api.example/next?token=${text('a bearer token')}>; rel="next"`,
}

/** What the vendor answers, by name; each plants everything, in a body of another kind. */
export const plantingAnswers = {
  healthy: json(200, page(everywhere())),
  /** Fields gone, of another kind, and new ones whose names are the planted texts. */
  drifted: json(
    200,
    page({ ...everywhere(), plain: null, records: text('a name'), deep: [], ...named() }),
  ),
  wall: json(401, {
    message: `${text('a bearer token')} is not valid for ${text('a name')}`,
    ...named(),
  }),
  limited: json(429, { error: everywhere() }),
  broken: json(500, everywhere()),
  html: answer(200, 'text/html', `<title>${planted.map(({ text }) => text).join(' ')}</title>`),
  truncated: answer(200, 'application/json', JSON.stringify(everywhere()).slice(0, -10)),
  plain: answer(200, 'text/plain', planted.map(({ text }) => text).join('\n')),
  form: answer(200, 'application/x-www-form-urlencoded', new URLSearchParams(named()).toString()),
} as const satisfies Record<string, Answer>

export type AnswerName = keyof typeof plantingAnswers
type Answer = (response: ServerResponse) => void

function named(): Record<string, string> {
  return Object.fromEntries(keys.map(key => [key, key]))
}

function json(status: number, body: unknown): Answer {
  return answer(status, 'application/json', JSON.stringify(body))
}

function answer(status: number, type: string, body: string): Answer {
  return response => {
    for (const [name, value] of Object.entries({ ...headers, 'content-type': type }))
      response.setHeader(name, value)
    response.statusCode = status
    response.end(body)
  }
}
