import type { MatchingRules } from '../../contract/pact/matching-rules.ts'
import { appendToken } from '../../json/pointer.ts'
import { keyPlace } from '../../json/place.ts'
import type { XmlElement, XmlName } from '../../text/xml/xml.ts'
import { isRuledByType, type Step } from '../../contract/pact/best-rule.ts'
import { compareText } from './compare-text.ts'
import { ruleAt, tell, type Comparing, type Position } from './comparing.ts'
import { compareAttributes } from './xml-attributes.ts'
import { elementsOf, fullName, shownName, textIn } from './xml-names.ts'

/**
 * The rules as they hold for XML. Children of one name are not told apart by number in the rules' paths: `[*]` and `[0]`
 * only say that there can be several.
 */
export function rulesForXml(rules: MatchingRules): MatchingRules {
  return rules.map(rule => ({
    ...rule,
    path: rule.path.filter(({ kind }) => kind !== 'any-index' && kind !== 'index'),
  }))
}

/** Holds the root element against the example's. */
export function compareRoot(
  comparing: Comparing,
  position: Position,
  expected: XmlElement,
  actual: XmlElement,
): void {
  compareElement(comparing, inside(position, expected.name, 0), expected, actual)
}

function compareElement(
  comparing: Comparing,
  position: Position,
  expected: XmlElement,
  actual: XmlElement,
): void {
  if (fullName(expected.name) !== fullName(actual.name)) {
    tell(comparing, position, {
      kind: 'type',
      expected: `the element ${shownName(expected.name)}`,
      actual: `the element ${shownName(actual.name)}`,
    })
    return
  }
  compareSize(comparing, position, actual)
  compareAttributes(comparing, position, expected, actual)
  compareChildren(comparing, position, expected, actual)
  const at = step(position, '#text', '#text')
  compareText(comparing, at, textIn(expected), textIn(actual))
}

/** Of the rules for elements, what they say of their children is asked here; of their text, with the text. */
function compareSize(comparing: Comparing, position: Position, actual: XmlElement): void {
  const rule = ruleAt(comparing, position)
  if (rule === null || rule.cascaded) return
  const size = elementsOf(actual).length
  for (const matcher of rule.matchers) {
    if (matcher.match !== 'type') continue
    const { min, max } = matcher
    if ((min === null || size >= min) && (max === null || size <= max)) continue
    const bound = min !== null && size < min ? `at least ${min}` : `at most ${max}`
    tell(comparing, position, {
      kind: 'length',
      expected: `${bound} elements inside`,
      actual: String(size),
    })
  }
}

/** Elements of one name are compared in their order; those of other names may stand between them. */
function compareChildren(
  comparing: Comparing,
  position: Position,
  expected: XmlElement,
  actual: XmlElement,
): void {
  const wanted = Map.groupBy(elementsOf(expected), ({ name }) => fullName(name))
  const found = Map.groupBy(elementsOf(actual), ({ name }) => fullName(name))
  for (const [name, group] of found) {
    const examples = wanted.get(name) ?? []
    const [sample] = group
    if (sample === undefined) continue
    const isTyped = isRuledByType(comparing.rules, comparing.category, [
      ...position.path,
      steps(sample.name),
    ])
    for (const [index, child] of group.entries()) {
      const example = isTyped ? examples[0] : examples[index]
      const at = inside(position, child.name, index)
      if (example !== undefined) compareElement(comparing, at, example, child)
      else if (!comparing.allowsUnexpected || isTyped) tellExtra(comparing, position, child)
    }
  }
  for (const [name, examples] of wanted) {
    const group = found.get(name) ?? []
    const [example] = examples
    if (example === undefined || group.length >= examples.length) continue
    const at = [...position.path, steps(example.name)]
    if (group.length > 0 && isRuledByType(comparing.rules, comparing.category, at)) continue
    tell(comparing, position, {
      kind: 'missing',
      key: shownName(example.name),
      expected: `${examples.length} of the element ${shownName(example.name)}`,
      actual: String(group.length),
    })
  }
}

function tellExtra(comparing: Comparing, position: Position, { name }: XmlElement): void {
  tell(comparing, position, {
    kind: 'unexpected',
    key: shownName(name),
    expected: 'nothing',
    actual: `the element ${shownName(name)}`,
  })
}

function inside(position: Position, name: XmlName, index: number): Position {
  const key = index === 0 ? shownName(name) : `${shownName(name)}[${index}]`
  return {
    ...step(position, steps(name), shownName(name)),
    pointer: appendToken(position.pointer, key),
  }
}

function step(position: Position, path: Step, key: string): Position {
  return {
    path: [...position.path, path],
    place: keyPlace(position.place, key),
    pointer: appendToken(position.pointer, key),
  }
}

/** The ways in which rules write the name. */
function steps(name: XmlName): Step {
  return [...new Set([fullName(name), shownName(name), name.local])]
}
