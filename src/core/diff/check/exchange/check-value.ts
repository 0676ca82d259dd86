import type { Json } from '../../../json/json.ts'
import type { Place } from '../../../json/place.ts'
import type { Schema } from '../../../shape/schema/schema.ts'
import type { Change } from '../../change.ts'
import { check } from '../check.ts'
import { countAt } from '../count-at.ts'
import type { CheckFact } from '../fact.ts'
import { undocumentedProperties } from '../undocumented.ts'
import type { Violation } from '../violation.ts'
import { readOnlySent } from './read-only-sent.ts'
import type { CheckDetails, Message } from './position.ts'

/** Where a value stands in its message: `''` is the body, else a place such as `query:filter`. */
export interface Root {
  readonly place: Place
  readonly at: 'body' | 'header' | 'parameter'
}

export const body: Root = { place: '', at: 'body' }

/** Holds a value against a schema: what breaks it, and what it does not mention. */
export function checkValue(value: Json, schema: Schema, message: Message, root: Root): Change[] {
  const { direction } = message
  const violations = Map.groupBy(check(value, schema, direction), sameFault)
  const broken = [...violations.values()].flatMap(group => {
    const [first] = group
    return first === undefined ? [] : [fault(first, group.length, value, message, root)]
  })
  const undocumented = undocumentedProperties(value, schema, direction).map(
    ({ place, kinds, seen }): Change => ({
      fact: 'property.undocumented' satisfies CheckFact,
      direction,
      where: message.where,
      place: root.place + place,
      revision: [...kinds].sort().join(' | '),
      details: { at: inside(root) } satisfies CheckDetails,
      evidence: { seen, of: Math.max(seen, countAt(value, place)) },
      origin: { base: { file: schema.document.uri, pointer: schema.pointer } },
    }),
  )
  const sent = direction === 'request' ? readOnlySent(value, schema) : []
  return [...broken, ...undocumented, ...sent.map(found => readOnly(found, value, message, root))]
}

function inside({ at }: Root): CheckDetails['at'] & string {
  if (at === 'body') return 'property'
  return at === 'header' ? 'headerProperty' : 'parameterProperty'
}

/** Items that fail in the same way at the same place are one fault. */
function sameFault({ place, reason, keyword, expected, actual }: Violation): string {
  return JSON.stringify([place, reason, keyword, expected, actual])
}

function fault(
  { place, reason, keyword, expected, actual, origin }: Violation,
  seen: number,
  value: Json,
  { where, direction }: Message,
  root: Root,
): Change {
  const at = place === '' ? root.at : inside(root)
  return {
    fact: reason satisfies CheckFact,
    direction,
    where,
    place: root.place + place,
    base: expected,
    revision: actual,
    details: { at, keyword } satisfies CheckDetails,
    evidence: { seen, of: Math.max(seen, countAt(value, place)) },
    origin: { base: origin },
  }
}

function readOnly(
  { place, seen, origin }: ReturnType<typeof readOnlySent>[number],
  value: Json,
  { where, direction }: Message,
  root: Root,
): Change {
  return {
    fact: 'property.read-only-sent' satisfies CheckFact,
    direction,
    where,
    place: root.place + place,
    base: 'read-only',
    revision: 'sent',
    details: { at: inside(root), keyword: 'readOnly' } satisfies CheckDetails,
    evidence: { seen, of: Math.max(seen, countAt(value, place)) },
    origin: { base: origin },
  }
}
