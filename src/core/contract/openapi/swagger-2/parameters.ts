import { property } from '../../../json/json.ts'
import type { Parameter, ParameterIn } from '../../contract.ts'
import { follow } from '../follow.ts'
import { extensionsOf, isObjectPart, itemsOf, originOf, type ObjectPart } from '../part.ts'
import { addDefect, asObject, flagAt, listAt, textAt, type Reading } from '../reading.ts'
import { addKeywordDefects } from '../schema-defects.ts'
import { simpleSchema } from './simple-schema.ts'
import { styleOf } from './collection-format.ts'

const places = ['path', 'query', 'header', 'body', 'formData'] as const

/** A parameter of any kind, where it stands behind its reference. */
export interface PlacedPart {
  readonly name: string
  readonly in: (typeof places)[number]
  readonly part: ObjectPart
}

/** The `parameters` of a path item or operation, in their order; of those with one name the first. */
export function placedParts(reading: Reading, holder: ObjectPart): PlacedPart[] {
  const list = listAt(reading, holder, 'parameters')
  const placed = new Map<string, PlacedPart>()
  for (const item of list === undefined ? [] : itemsOf(list)) {
    const target = follow(reading, item)
    const part = isObjectPart(target) ? target : target && asObject(reading, target, 'a parameter')
    const each = part && placedPart(reading, part)
    if (each === undefined) continue
    if (placed.has(keyOf(each))) {
      addDefect(reading, item, `the parameter \`${each.name}\` is listed twice`)
    } else placed.set(keyOf(each), each)
  }
  return [...placed.values()]
}

function placedPart(reading: Reading, part: ObjectPart): PlacedPart | undefined {
  const place = textAt(reading, part, 'in')
  const known = places.find(each => each === place)
  // A body has no name that is ever sent.
  const name = textAt(reading, part, 'name') ?? (known === 'body' ? '' : undefined)
  if (name !== undefined && known !== undefined) return { name, in: known, part }
  const problem = name === undefined ? 'has no `name`' : 'has no `in` that OpenAPI knows'
  addDefect(reading, part, `the parameter ${problem}`)
  return undefined
}

/** The shared ones of a path with those of one operation, which win. A body wins over any other body. */
export function overrideParts(
  shared: readonly PlacedPart[],
  own: readonly PlacedPart[],
): PlacedPart[] {
  const merged = new Map(shared.map(each => [keyOf(each), each]))
  for (const each of own) merged.set(keyOf(each), each)
  return [...merged.values()]
}

function keyOf({ name, in: place }: PlacedPart): string {
  if (place === 'body') return 'body'
  return `${place}:${place === 'header' ? name.toLowerCase() : name}`
}

/** A parameter of path, query or header, or a response header: its schema is the object itself. */
export function readSimple(
  reading: Reading,
  part: ObjectPart,
  name: string,
  place: ParameterIn,
): Parameter {
  const { value } = part
  addKeywordDefects(reading, part)
  const required = flagAt(reading, part, 'required')
  if (place === 'path' && !required) {
    addDefect(reading, part, `the path parameter \`${name}\` must say \`required: true\``)
  }
  return {
    name,
    in: place,
    required: required || place === 'path',
    deprecated: property(value, 'x-deprecated') === true,
    ...styleOf(value, place),
    allowReserved: false,
    ...(flagAt(reading, part, 'allowEmptyValue') && { allowEmptyValue: true }),
    schema: simpleSchema(part),
    content: [],
    extensions: extensionsOf(part),
    origin: originOf(part),
  }
}
