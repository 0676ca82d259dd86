import { isObject, property, type Json } from '../../json/json.ts'
import { keyPlace, type Place } from '../../json/place.ts'
import { kindOf } from '../../shape/kind.ts'
import { admittedKinds } from './admitted-kinds.ts'
import { describeLiterals } from './describe.ts'
import { report, type Explanation } from './explanation.ts'
import { maskOfValue } from './kind-mask.ts'
import { compareDistance, distanceOf, type Distance } from './likeliest.ts'
import type { Literals, Node } from './node.ts'
import { testsOf } from './tests.ts'

/**
 * None of the alternatives admits the value: tells what is wrong by the one that was most likely meant,
 * so that one cause is one violation. `owner` is the schema with the `anyOf` or `oneOf`.
 */
export function explainAlternatives(
  owner: Node,
  nodes: readonly Node[],
  value: Json,
  place: Place,
  to: Explanation,
): void {
  const named = byDiscriminator(owner, nodes, value)
  const ofKind = nodes.filter(node => (admittedKinds(node) & maskOfValue(value)) !== 0)
  const [first, ...others] = named === undefined ? ofKind : [named]
  if (first === undefined || others.length === 0) {
    if (first !== undefined) to.explain(first, value, place, to)
    return
  }
  const distances = ofKind.map(node => distanceOf(node, value, to.run))
  const [nearest] = distances.toSorted(compareDistance)
  const tag = commonTag(distances)
  if (tag === null || !isObject(value)) {
    if (nearest !== undefined) to.explain(nearest.node, value, place, to)
    return
  }
  const at = keyPlace(place, tag.name)
  const actual = kindOf(property(value, tag.name) ?? null)
  const expected = describeLiterals(tag.literals)
  report(
    to,
    { node: owner, place: at, actual },
    { reason: 'enum.value-not-allowed', keyword: 'enum', expected },
  )
}

/** The alternative that the discriminator names, by its mapping or by the last part of the reference. */
function byDiscriminator(owner: Node, nodes: readonly Node[], value: Json): Node | undefined {
  const { discriminator } = testsOf(owner).keywords
  if (discriminator === undefined || !isObject(value)) return undefined
  const tag = property(value, discriminator.propertyName)
  if (typeof tag !== 'string') return undefined
  const target = discriminator.mapping.get(tag) ?? tag
  return nodes.find(node => {
    const reference = testsOf(node).keywords.$ref
    return reference !== undefined && (reference === target || reference.endsWith(`/${target}`))
  })
}

/** Where every alternative refuses the same tag, none of them was meant: the values of all are expected. */
function commonTag(
  distances: readonly Distance[],
): { readonly name: string; readonly literals: Literals } | null {
  const [first] = distances
  const names = [...(first?.tags.keys() ?? [])]
  const name = names.find(each => distances.every(({ tags }) => tags.has(each)))
  if (name === undefined) return null
  const scalars = new Set<Json>()
  const texts = new Set<string>()
  for (const { tags } of distances) {
    for (const value of tags.get(name)?.scalars ?? []) scalars.add(value)
    for (const text of tags.get(name)?.texts ?? []) texts.add(text)
  }
  return { name, literals: { scalars, texts } }
}
