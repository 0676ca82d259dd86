import type { Json, JsonObject } from '../../../src/core/json/json.ts'
import { isArray, isObject } from '../../../src/core/json/json.ts'

/** A source of numbers from 0 to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Json
}

/** What the provider of the drifts answers while it is healthy, and what its consumer expects. */
export const healthy: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json', 'x-page': '1' },
  body: {
    id: 7,
    name: 'Rex',
    code: 'A-12',
    born: '2020-01-31',
    weight: 12.5,
    ok: true,
    note: null,
    'a.b': 'dotted',
    owner: { id: 1, email: 'a@b.example', address: { city: 'Bern', lines: ['x', 'y'] } },
    tags: [{ id: 1, label: 'small' }],
    scores: [1, 2, 3],
    prices: { day: 3, week: 12 },
  },
}

const rule = (matcher: JsonObject): JsonObject => ({ combine: 'AND', matchers: [matcher] })

export const rules: JsonObject = {
  header: { 'x-page': rule({ match: 'regex', regex: String.raw`\d+` }) },
  body: {
    '$.id': rule({ match: 'integer' }),
    '$.name': rule({ match: 'type' }),
    '$.code': rule({ match: 'regex', regex: String.raw`[A-Z]-\d+` }),
    '$.born': rule({ match: 'date', format: 'yyyy-MM-dd' }),
    '$.weight': rule({ match: 'decimal' }),
    '$.owner': rule({ match: 'type' }),
    '$.owner.email': rule({ match: 'include', value: '@' }),
    '$.tags': rule({ match: 'type', min: 1, max: 3 }),
    '$.scores': rule({ match: 'type', min: 2 }),
  },
}

type Way = readonly (string | number)[]

/** One to three changes of what is answered. */
export function drifted(random: () => number): Answer {
  const count = 1 + Math.floor(random() * 3)
  let answer = healthy
  for (let at = 0; at < count; at++) answer = changed(answer, random)
  return answer
}

function changed(answer: Answer, random: () => number): Answer {
  const dice = random()
  if (dice < 0.06) return { ...answer, status: pick([201, 404, 500, 302], random) }
  if (dice < 0.12) {
    const { 'x-page': _, ...headers } = answer.headers
    return random() < 0.5
      ? { ...answer, headers }
      : { ...answer, headers: { ...headers, 'x-page': 'first' } }
  }
  const way = pick(waysIn(answer.body, []), random)
  return { ...answer, body: changedAt(answer.body, way, random) }
}

function waysIn(value: Json, way: Way): Way[] {
  const inner = isArray(value)
    ? value.flatMap((item, index) => waysIn(item, [...way, index]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => waysIn(item, [...way, key]))
      : []
  return way.length === 0 ? inner : [way, ...inner]
}

const GONE = Symbol('gone')

function changedAt(value: Json, [step, ...rest]: Way, random: () => number): Json {
  const inside = (item: Json): Json | typeof GONE =>
    rest.length === 0 ? other(item, random) : changedAt(item, rest, random)
  if (isArray(value)) {
    return value.flatMap((item, index) => {
      const made = index === step ? inside(item) : item
      return made === GONE ? [] : [made]
    })
  }
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, Json][] => {
      const made = key === step ? inside(item) : item
      return made === GONE ? [] : [[key, made]]
    }),
  )
}

function other(value: Json, random: () => number): Json | typeof GONE {
  const choices: (Json | typeof GONE)[] = [
    GONE,
    null,
    'text',
    'B-77',
    41,
    1.25,
    true,
    '17',
    [],
    {},
    ['x'],
    { id: 'x' },
  ]
  if (isArray(value)) choices.push([...value, ...value], [...value, null], [...value, 'z'])
  if (isObject(value)) choices.push({ ...value, extra: 1 })
  if (typeof value === 'string') choices.push(`${value}!`, '', '2021-02-28', '2021-02-30')
  if (typeof value === 'number') choices.push(value + 1, -value, value + 0.5)
  return pick(choices, random)
}

function pick<T>(list: readonly T[], random: () => number): T {
  const chosen = list[Math.floor(random() * list.length)]
  if (chosen === undefined) throw new Error('nothing to pick from')
  return chosen
}
