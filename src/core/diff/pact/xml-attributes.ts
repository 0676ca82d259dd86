import { appendToken } from '../../json/pointer.ts'
import { keyPlace } from '../../json/place.ts'
import type { XmlAttribute, XmlElement } from '../../text/xml/xml.ts'
import { compareText } from './compare-text.ts'
import { tell, type Comparing, type Position } from './comparing.ts'
import { fullName, shownName } from './xml-names.ts'

/** Holds attributes against the example's, by name. */
export function compareAttributes(
  comparing: Comparing,
  position: Position,
  expected: XmlElement,
  actual: XmlElement,
): void {
  const found = new Map(actual.attributes.map(each => [fullName(each.name), each]))
  const wanted = new Set(expected.attributes.map(({ name }) => fullName(name)))
  for (const { name, value } of expected.attributes) {
    const key = `@${shownName(name)}`
    const other = found.get(fullName(name))
    if (other !== undefined) {
      compareText(comparing, atAttribute(position, { name, value }), value, other.value)
    } else {
      tell(comparing, position, {
        kind: 'missing',
        key,
        expected: `the attribute ${shownName(name)}`,
        actual: 'nothing',
      })
    }
  }
  if (comparing.allowsUnexpected) return
  for (const { name } of actual.attributes) {
    if (wanted.has(fullName(name))) continue
    tell(comparing, position, {
      kind: 'unexpected',
      key: `@${shownName(name)}`,
      expected: 'nothing',
      actual: `the attribute ${shownName(name)}`,
    })
  }
}

function atAttribute({ path, place, pointer }: Position, { name }: XmlAttribute): Position {
  const key = `@${shownName(name)}`
  const ways = [...new Set([key, `@${fullName(name)}`, `@${name.local}`])]
  return {
    path: [...path, ways],
    place: keyPlace(place, key),
    pointer: appendToken(pointer, key),
  }
}
