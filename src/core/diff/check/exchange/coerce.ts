import { isArray, isObject, type Json } from '../../../json/json.ts'
import type { Allowed, LazyAllowed } from '../../../shape/allowed/allowed.ts'
import { kinds } from '../../../shape/kind.ts'
import { conformsToAll } from '../conforms.ts'
import type { Build } from './read-text.ts'

/**
 * A value whose leaves came as text, with each leaf of the kind that the schema admits there: `5` is an integer where
 * it asks for one, an empty text is null where null may be. What fits no kind stays text.
 */
export function coerce(value: Json, lazy: LazyAllowed): Json {
  if (typeof value === 'string') return coerceText(value, lazy())
  if (isArray(value)) {
    const { array } = lazy()
    if (array === null) return value
    return value.map((item, i) => coerce(item, array.prefix[i] ?? array.items))
  }
  if (!isObject(value)) return value
  const { branches } = lazy()
  if (branches === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const ways = new Set(branches.map(branch => branch.properties.get(key) ?? branch.additional))
      return [key, firstThatFits([...ways], member)]
    }),
  )
}

/** Of several alternatives the first that admits what it makes of the value. */
function firstThatFits(ways: readonly LazyAllowed[], value: Json): Json {
  const made = ways.map(way => [coerce(value, way), way] as const)
  const found = made.length < 2 ? undefined : made.find(([one, way]) => fits(one, way()))
  return (found ?? made[0])?.[0] ?? value
}

/** Whether the value is admitted. Formats do not decide of what kind a text is. */
export function fits(value: Json, { terms, direction }: Allowed): boolean {
  return terms.some(all => conformsToAll(value, all, direction, { formats: false }))
}

/** As JSON has it, and with zeros in front, which any server takes. */
const numeral = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i

function coerceText(text: string, allowed: Allowed): Json {
  const { kinds: admitted } = allowed
  const isOpen = admitted.size === kinds.length
  if (isOpen || (admitted.has('string') && (admitted.size === 1 || fits(text, allowed)))) {
    return text
  }
  const made = otherKinds(text, allowed)
  const [best = text] = [...made.filter(value => fits(value, allowed)), ...made]
  return best
}

function otherKinds(text: string, { kinds: admitted }: Allowed): Json[] {
  const made: Json[] = []
  const isNumber = admitted.has('number') || admitted.has('integer')
  if (isNumber && numeral.test(text) && Number.isFinite(Number(text))) made.push(Number(text))
  if (admitted.has('boolean') && (text === 'true' || text === 'false')) made.push(text === 'true')
  if (admitted.has('null') && (text === '' || text === 'null')) made.push(null)
  return made
}

/** The builds that a value of this schema can have, the plainest first; what may be anything is taken as plain. */
export function buildsOf({ kinds: admitted }: Allowed): readonly Build[] {
  if (admitted.size === kinds.length) return ['plain']
  const builds: Build[] = []
  if ([...admitted].some(kind => kind !== 'array' && kind !== 'object')) builds.push('plain')
  if (admitted.has('array')) builds.push('list')
  if (admitted.has('object')) builds.push('object')
  return builds.length === 0 ? ['plain'] : builds
}
