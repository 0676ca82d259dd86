import { coordinates } from '../../contract/graphql/coordinates.ts'
import { mustBeSent } from '../../contract/graphql/lower-variables.ts'
import type { GraphqlDirective, TypeSystem } from '../../contract/graphql/type-system.ts'
import { tell, type Telling } from './telling.ts'

export function compareDirectives(telling: Telling, base: TypeSystem, revision: TypeSystem): void {
  for (const [name, before] of base.directives) {
    const after = revision.directives.get(name)
    const coordinate = coordinates.directive(name)
    if (after) compareDirective(telling, name, [before, after])
    else tell(telling, 'graphql.directive.removed', coordinate, { at: ['directives', name] })
  }
  for (const name of revision.directives.keys()) {
    if (base.directives.has(name)) continue
    const told = { at: ['directives', name] }
    tell(telling, 'graphql.directive.added', coordinates.directive(name), told)
  }
}

function compareDirective(
  telling: Telling,
  name: string,
  [before, after]: readonly [GraphqlDirective, GraphqlDirective],
): void {
  const coordinate = coordinates.directive(name)
  const at = ['directives', name]
  if (before.repeatable && !after.repeatable) {
    tell(telling, 'graphql.directive.repeatableRemoved', coordinate, { at })
  }
  for (const location of before.locations) {
    if (after.locations.has(location)) continue
    tell(telling, 'graphql.directiveLocation.removed', coordinate, { at, other: location })
  }
  for (const [arg, { type }] of before.args) {
    if (after.args.has(arg)) continue
    const told = { at: [...at, 'args', arg], base: type, usedAs: coordinate }
    tell(
      telling,
      'graphql.directiveArgument.removed',
      coordinates.directiveArgument(name, arg),
      told,
    )
  }
  for (const [arg, input] of after.args) {
    if (before.args.has(arg) || !mustBeSent(input)) continue
    const told = { at: [...at, 'args', arg], revision: input.type, usedAs: coordinate }
    const full = coordinates.directiveArgument(name, arg)
    tell(telling, 'graphql.directiveArgument.requiredAdded', full, told)
  }
}
