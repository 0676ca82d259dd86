import { isArray, isObject, property, type Json } from '../../json/json.ts'
import { fromTerse, SHARED_MARK } from './terse.ts'

const COMPONENT = '#/components/parameters/'
const MULTI = 'x-multi-segment'
/** Of references to references; no tool writes one. */
const MAX_STEPS = 8

/**
 * Whether a list of parameters, as a pin writes it, surely has none that may hold slashes: then the route is known
 * without reading the operation.
 */
export type IsPlainRoute = (parameters: Json | undefined) => boolean

export function plainRoutes(root: Json, shared: Json | undefined): IsPlainRoute {
  const components = isObject(root) ? property(root, 'components') : undefined
  const named = isObject(components) ? property(components, 'parameters') : undefined
  const known = new Map<string, boolean>()

  function isPlainList(list: Json | undefined, steps: number): boolean {
    if (list === undefined) return true
    const target = typeof list === 'string' ? targetOf(list) : list
    if (typeof target === 'string' && steps < MAX_STEPS) return isPlainList(target, steps + 1)
    return isArray(target) && target.every(parameter => isPlain(parameter, 0))
  }

  function isPlain(parameter: Json, steps: number): boolean {
    if (typeof parameter === 'string') return isPlainText(parameter, steps)
    if (!isObject(parameter)) return false
    const reference = property(parameter, '$ref')
    if (typeof reference === 'string') return isPlainText(`~${reference.slice(1)}`, steps)
    return !Object.hasOwn(parameter, MULTI)
  }

  function isPlainText(text: string, steps: number): boolean {
    const before = known.get(text)
    if (before !== undefined) return before
    const target = steps < MAX_STEPS ? targetOf(text) : undefined
    const found = target !== undefined && isPlain(target, steps + 1)
    known.set(text, found)
    return found
  }

  function targetOf(text: string): Json | undefined {
    if (text.startsWith(SHARED_MARK)) return memberOf(shared, text.slice(SHARED_MARK.length))
    const value = fromTerse(text)
    const reference = isObject(value) ? property(value, '$ref') : undefined
    if (typeof reference !== 'string' || !reference.startsWith(COMPONENT)) return undefined
    return memberOf(named, reference.slice(COMPONENT.length))
  }

  return parameters => isPlainList(parameters, 0)
}

function memberOf(holder: Json | undefined, name: string): Json | undefined {
  return isObject(holder) ? property(holder, name) : undefined
}
