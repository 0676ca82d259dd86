import type { Parameter } from '../../contract/contract.ts'
import type { Place } from '../../json/place.ts'
import type { Schema } from '../../shape/schema/schema.ts'
import { compareKeywords } from '../keywords/keywords.ts'
import type { ElementDetails } from './fact.ts'
import { templateNames, type OperationPair } from './operations.ts'
import { nowhere, tell, type Comparing } from './tell.ts'

/** The parameters of an operation, those of the path by their position in it. */
export function compareParameters(comparing: Comparing, pair: OperationPair): void {
  const where = { ...nowhere, method: pair.base.method, path: pair.base.path }
  const renamed = renamedParameters(pair)
  const revisions = new Map(
    pair.revision.parameters.map(parameter => [keyOf(parameter), parameter]),
  )
  const met = new Set<Parameter>()
  for (const base of pair.base.parameters) {
    const name = base.in === 'path' ? (renamed.get(base.name) ?? base.name) : base.name
    const revision = revisions.get(keyOf({ ...base, name }))
    const place = placeOf(base)
    if (!revision) {
      const told = { direction: 'request', where, place, base: kindOf(base) } as const
      tell(comparing, 'parameter.removed', { ...told, details: detailsOf(base) })
      continue
    }
    met.add(revision)
    compareParameter(comparing, pair, base, revision)
  }
  for (const parameter of pair.revision.parameters) {
    if (met.has(parameter)) continue
    const told = { direction: 'request', where, place: placeOf(parameter) } as const
    const details = detailsOf(parameter)
    tell(comparing, 'parameter.added', { ...told, revision: kindOf(parameter), details })
  }
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
  const told = { direction: 'request', where, place, origin, details: detailsOf(revision) } as const
  if (base.required !== revision.required) {
    const fact = revision.required ? 'parameter.becameRequired' : 'parameter.becameOptional'
    tell(comparing, fact, told)
  }
  if (base.deprecated !== revision.deprecated) {
    tell(comparing, revision.deprecated ? 'parameter.deprecated' : 'parameter.reactivated', told)
  }
  const style = styleOf(base)
  if (style !== styleOf(revision)) {
    tell(comparing, 'parameter.styleChanged', { ...told, base: style, revision: styleOf(revision) })
  }
  const before = schemaOf(base)
  const after = schemaOf(revision)
  if (!before || !after) return
  const spot = { where, direction: 'request', at: 'parameter', place } as const
  compareKeywords(spot, before, after, comparing)
}

function styleOf(parameter: Parameter): string {
  return parameter.explode ? `${parameter.style}, exploded` : parameter.style
}

/** A parameter carries its schema itself or in the one media type that it has. */
export function schemaOf(parameter: Parameter): Schema | null {
  return parameter.schema ?? parameter.content[0]?.schema ?? null
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
