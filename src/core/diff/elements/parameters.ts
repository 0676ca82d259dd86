import type { Parameter } from '../../contract/contract.ts'
import type { Where } from '../change.ts'
import type { Place } from '../../json/place.ts'
import { compareKeywords } from '../keywords/keywords.ts'
import type { ElementDetails } from './fact.ts'
import { templateNames, type OperationPair } from './operations.ts'
import { sunsetMove, unreadableOf } from './lifecycle.ts'
import { schemaOf, styleMove } from './style.ts'
import { isUnreadableSunset } from './sunset.ts'
import { directionOf, nowhere, tell, type Comparing, type Told } from './tell.ts'

interface ToldParameter extends Told {
  readonly details: ElementDetails
}

/** The parameters of an operation, those of the path by their position in it. */
export function compareParameters(comparing: Comparing, pair: OperationPair): void {
  const where = { ...nowhere, method: pair.base.method, path: pair.base.path }
  const renamed = renamedParameters(pair)
  const revisions = new Map(
    pair.revision.parameters.map(parameter => [keyOf(parameter), parameter]),
  )
  const direction = directionOf(comparing, 'request')
  const met = new Set<Parameter>()
  for (const base of pair.base.parameters) {
    const name = base.in === 'path' ? (renamed.get(base.name) ?? base.name) : base.name
    const revision = revisions.get(keyOf({ ...base, name }))
    if (!revision) {
      tellRemoved(comparing, where, base)
      continue
    }
    met.add(revision)
    compareParameter(comparing, pair, base, revision)
  }
  for (const parameter of pair.revision.parameters) {
    if (met.has(parameter)) continue
    const told = { direction, where, place: placeOf(parameter) }
    const details = detailsOf(parameter)
    tell(comparing, 'parameter.added', { ...told, revision: kindOf(parameter), details })
  }
}

function tellRemoved(comparing: Comparing, where: Where, parameter: Parameter): void {
  const details = detailsOf(parameter)
  const direction = directionOf(comparing, 'request')
  const told = { direction, where, place: placeOf(parameter), details }
  if (parameter.deprecated && isUnreadableSunset(details.sunset)) {
    const sides = { base: details.sunset ?? null, revision: null }
    tell(comparing, 'parameterSunset.unreadable', { ...told, ...sides })
  } else tell(comparing, 'parameter.removed', { ...told, base: kindOf(parameter) })
}

function renamedParameters({ base, revision }: OperationPair): ReadonlyMap<string, string> {
  const after = templateNames(revision.path)
  return new Map(templateNames(base.path).map((name, index) => [name, after[index] ?? name]))
}

function compareParameter(
  comparing: Comparing,
  pair: OperationPair,
  base: Parameter,
  revision: Parameter,
): void {
  const where = { ...nowhere, method: pair.base.method, path: pair.base.path }
  const place = placeOf(base)
  const origin = { base: base.origin, revision: revision.origin }
  const direction = directionOf(comparing, 'request')
  const told: ToldParameter = { direction, where, place, origin, details: detailsOf(revision) }
  if (base.required !== revision.required) {
    const fact = revision.required ? 'parameter.becameRequired' : 'parameter.becameOptional'
    tell(comparing, fact, told)
  }
  compareParameterLife(comparing, told, base, revision)
  const style = styleMove(base, revision)
  if (style) tell(comparing, 'parameter.styleChanged', { ...told, ...style })
  if (base.allowReserved !== revision.allowReserved) {
    const move = revision.allowReserved ? 'reservedAllowed' : 'reservedRefused'
    tell(comparing, `parameter.${move}`, told)
  }
  const before = schemaOf(base)
  const after = schemaOf(revision)
  if (!before || !after) return
  const spot = { where, direction, at: 'parameter', place } as const
  compareKeywords(spot, before, after, comparing)
}

/** Deprecation and sunset. */
function compareParameterLife(
  comparing: Comparing,
  told: ToldParameter,
  base: Parameter,
  revision: Parameter,
): void {
  const before = detailsOf(base).sunset ?? null
  const after = told.details.sunset ?? null
  const sides = { base: before, revision: after }
  if (base.deprecated !== revision.deprecated) {
    const unreadable = revision.deprecated && isUnreadableSunset(after)
    if (unreadable) tell(comparing, 'parameterSunset.unreadable', { ...told, ...sides })
    else
      tell(comparing, revision.deprecated ? 'parameter.deprecated' : 'parameter.reactivated', told)
  } else if (revision.deprecated && before !== null && before !== after) {
    const move = sunsetMove(before, after)
    const sunset = move === 'unreadable' ? unreadableOf(before, after) : after
    const details = { ...told.details, sunset }
    tell(comparing, `parameterSunset.${move}`, { ...told, ...sides, details })
  }
}

function keyOf({ in: location, name }: Pick<Parameter, 'in' | 'name'>): string {
  return `${location}:${location === 'header' ? name.toLowerCase() : name}`
}

function placeOf(parameter: Parameter): Place {
  return keyOf(parameter)
}

function kindOf(parameter: Parameter): string {
  return parameter.required ? 'required' : 'optional'
}

function detailsOf(parameter: Parameter): ElementDetails {
  const sunset = parameter.extensions['x-sunset']
  return {
    name: parameter.name,
    in: parameter.in,
    required: parameter.required,
    deprecated: parameter.deprecated,
    sunset: typeof sunset === 'string' ? sunset : null,
    shared: /^\/paths\/[^/]+\/parameters\//.test(parameter.origin.pointer),
  }
}
