import { isArray, isObject, property, type Json } from '../../json/json.ts'
import { appendToken, type Pointer } from '../../json/pointer.ts'
import type {
  Matcher,
  MatchingRules,
  PathToken,
  PlacedRules,
  RuleCategory,
  Variant,
} from './matching-rules.ts'
import { readMatcher } from './read-matcher.ts'
import { originOf, type Reading } from './reading.ts'
import { parseRulePath } from './rule-path.ts'

const categories: ReadonlyMap<string, RuleCategory> = new Map<string, RuleCategory>([
  ['method', 'method'],
  ['path', 'path'],
  ['query', 'query'],
  ['header', 'header'],
  ['headers', 'header'],
  ['body', 'body'],
  ['content', 'body'],
  ['contents', 'body'],
  ['status', 'status'],
  ['metadata', 'metadata'],
])

/** The rules of one message, whether by category (version 3 and later) or by paths that start with it (version 2). */
export function readRules(value: Json | undefined, at: Pointer, reading: Reading): MatchingRules {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, rules]) => {
    const pointer = appendToken(at, key)
    const category = categories.get(key.toLowerCase())
    if (category !== undefined && !key.startsWith('$')) {
      return readCategory(category, rules, pointer, reading)
    }
    return readPrefixed(key, rules, pointer, reading)
  })
}

function readPrefixed(key: string, rules: Json, at: Pointer, reading: Reading): MatchingRules {
  const path = parseRulePath(key)
  const [first, ...rest] = path ?? []
  const category = first?.kind === 'key' ? categories.get(first.key.toLowerCase()) : undefined
  if (category === undefined) {
    reading.problems.push('a matching rule has a path that cannot be read')
    return []
  }
  return readSet({ category, path: named(category, rest), rules, at }, reading)
}

function readCategory(
  category: RuleCategory,
  rules: Json,
  at: Pointer,
  reading: Reading,
): MatchingRules {
  if (!isObject(rules)) return []
  if (isArray(property(rules, 'matchers'))) {
    return readSet({ category, path: [], rules, at }, reading)
  }
  return Object.entries(rules).flatMap(([key, set]) => {
    const path = categoryPath(category, key)
    if (path !== null) {
      return readSet({ category, path, rules: set, at: appendToken(at, key) }, reading)
    }
    reading.problems.push('a matching rule has a path that cannot be read')
    return []
  })
}

/** Names of headers and parameters stand for themselves, whatever signs they hold, unless `$` says that it is a path. */
function categoryPath(category: RuleCategory, key: string): readonly PathToken[] | null {
  const isNamed = category === 'query' || category === 'header' || category === 'metadata'
  if (!isNamed || key.startsWith('$')) {
    const path = parseRulePath(key)
    return path && named(category, path)
  }
  return named(category, [{ kind: 'key', key }])
}

/** Header names are compared in lower case. */
function named(category: RuleCategory, path: readonly PathToken[]): readonly PathToken[] {
  const [first, ...rest] = path
  if (category !== 'header' || first?.kind !== 'key') return path
  return [{ kind: 'key', key: first.key.toLowerCase() }, ...rest]
}

interface Unread extends Pick<PlacedRules, 'category' | 'path'> {
  readonly rules: Json
  readonly at: Pointer
}

function readSet({ category, path, rules, at }: Unread, reading: Reading): MatchingRules {
  const stated = isObject(rules) ? property(rules, 'matchers') : undefined
  const list = isArray(stated) ? stated : [rules]
  const combine = isObject(rules) ? property(rules, 'combine') : undefined
  const matchers = list.flatMap((rule): readonly Matcher[] => {
    const matcher = readMatcher(rule, reading, variants => readVariants(variants, at, reading))
    return matcher === null ? [] : [matcher]
  })
  if (matchers.length === 0) return []
  return [
    {
      category,
      path,
      combine: typeof combine === 'string' && combine.toUpperCase() === 'OR' ? 'OR' : 'AND',
      matchers,
      origin: originOf(reading, at),
    },
  ]
}

function readVariants(value: Json | undefined, at: Pointer, reading: Reading): readonly Variant[] {
  if (!isArray(value)) return []
  return value.flatMap((variant): readonly Variant[] => {
    if (!isObject(variant)) return []
    const index = property(variant, 'index')
    const rules = property(variant, 'rules')
    return [
      {
        index: typeof index === 'number' ? index : 0,
        rules: rules === undefined ? [] : readCategory('body', rules, at, reading),
        generators: property(variant, 'generators') ?? {},
      },
    ]
  })
}
