import { mustBeSent } from '../../contract/graphql/lower-variables.ts'
import type { GraphqlInput } from '../../contract/graphql/type-system.ts'
import { sentChange } from './type-change.ts'
import { tell, type Telling } from './telling.ts'

/** Where arguments or the fields of an input object belong. */
export interface InputHolder {
  readonly word: 'argument' | 'inputField'
  readonly nameOf: (name: string) => string
  /** Whoever uses this is hit by what is demanded now, or filled in otherwise. */
  readonly holder: string
  readonly at: readonly string[]
}

type Inputs = ReadonlyMap<string, GraphqlInput>

export function compareInputs(
  telling: Telling,
  holder: InputHolder,
  base: Inputs,
  revision: Inputs,
): void {
  const { word, nameOf, at, holder: usedAs } = holder
  for (const [name, before] of base) {
    const after = revision.get(name)
    const told = { direction: 'request', at: [...at, name] } as const
    if (after) compareInput(telling, holder, name, [before, after])
    else tell(telling, `graphql.${word}.removed`, nameOf(name), { ...told, base: before.type })
  }
  for (const [name, after] of revision) {
    if (base.has(name)) continue
    const fact = mustBeSent(after) ? 'requiredAdded' : 'added'
    const told = { direction: 'request', at: [...at, name], revision: after.type, usedAs } as const
    tell(telling, `graphql.${word}.${fact}`, nameOf(name), told)
  }
}

function compareInput(
  telling: Telling,
  { word, nameOf, at, holder }: InputHolder,
  name: string,
  [before, after]: readonly [GraphqlInput, GraphqlInput],
): void {
  const coordinate = nameOf(name)
  const told = { direction: 'request', at: [...at, name] } as const
  const types = { ...told, base: before.type, revision: after.type }
  const change = sentChange(before.type, after.type)
  if (change === 'safe') tell(telling, `graphql.${word}.typeGeneralized`, coordinate, types)
  if (change === 'other') tell(telling, `graphql.${word}.typeChanged`, coordinate, types)
  if (change === 'nullability') {
    // Those who leave it out are hit too.
    tell(telling, `graphql.${word}.becameRequired`, coordinate, { ...types, usedAs: holder })
  }
  const isFilledIn = before.default !== null && before.default !== after.default
  if (isFilledIn && (change === 'same' || change === 'safe')) {
    const revision = after.default ?? 'none'
    const defaults = { ...told, base: before.default, revision, usedAs: holder }
    tell(telling, `graphql.${word}.defaultChanged`, coordinate, defaults)
  }
  if ((before.deprecated === null) !== (after.deprecated === null)) {
    const fact = after.deprecated === null ? 'reactivated' : 'deprecated'
    tell(telling, `graphql.${word}.${fact}`, coordinate, told)
  }
}
