import type { Parameter, ParameterIn } from '../contract.ts'
import { readFollowed } from './follow.ts'
import { readContent, readSchema } from './media.ts'
import { extensionsOf, itemsOf, memberOf, originOf, type ObjectPart } from './part.ts'
import { addDefect, flagAt, listAt, textAt, type Reading } from './reading.ts'

// OpenAPI 3.0.4 and 3.1.1, section "Style Values".
const styles: Readonly<Record<string, { readonly normal: string; readonly allowed: string[] }>> = {
  path: { normal: 'simple', allowed: ['simple', 'label', 'matrix'] },
  query: { normal: 'form', allowed: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] },
  header: { normal: 'simple', allowed: ['simple'] },
  cookie: { normal: 'form', allowed: ['form', 'cookie'] },
  // The whole query at once: its `content` says how it is written.
  querystring: { normal: 'form', allowed: [] },
}

/** The `parameters` of a path item or operation, in their order. */
export function readParameters(reading: Reading, holder: ObjectPart): Parameter[] {
  const list = listAt(reading, holder, 'parameters')
  const read = new Map<string, Parameter>()
  for (const item of list === undefined ? [] : itemsOf(list)) {
    const parameter = readFollowed(reading, reading.parameters, item, 'a parameter', part =>
      readParameter(reading, part),
    )
    if (parameter === undefined) continue
    const key = parameterKey(parameter)
    if (read.has(key))
      addDefect(reading, item, `the parameter \`${parameter.name}\` is listed twice`)
    else read.set(key, parameter)
  }
  return [...read.values()]
}

/** The shared parameters of a path with those of one operation, which win. */
export function overrideParameters(
  shared: readonly Parameter[],
  own: readonly Parameter[],
): Parameter[] {
  const merged = new Map(shared.map(parameter => [parameterKey(parameter), parameter]))
  for (const parameter of own) merged.set(parameterKey(parameter), parameter)
  return [...merged.values()]
}

/** Header names are the same in any case. */
function parameterKey(parameter: Parameter): string {
  const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name
  return `${parameter.in}:${name}`
}

function readParameter(reading: Reading, part: ObjectPart): Parameter | undefined {
  const name = textAt(reading, part, 'name')
  const place = textAt(reading, part, 'in')
  const isKnown =
    place !== undefined &&
    Object.hasOwn(styles, place) &&
    (place !== 'querystring' || reading.version === '3.2')
  if (name === undefined || !isKnown) {
    const problem = name === undefined ? 'has no `name`' : 'has no `in` that OpenAPI knows'
    addDefect(reading, part, `the parameter ${problem}`)
    return undefined
  }
  const parameter = readPlaced(reading, part, name, place as ParameterIn)
  if (place !== 'path' || parameter.required) return parameter
  addDefect(reading, part, `the path parameter \`${name}\` must say \`required: true\``)
  return { ...parameter, required: true }
}

/** A response header or the body of a parameter object: a header object lacks only `name` and `in`. */
export function readPlaced(
  reading: Reading,
  part: ObjectPart,
  name: string,
  place: ParameterIn,
): Parameter {
  const style = readStyle(reading, part, place)
  const content = readContent(reading, part)
  const schema = readSchema(reading, part)
  checkSchemaAndContent(reading, part, name, content.length, schema !== null)
  return {
    name,
    in: place,
    required: flagAt(reading, part, 'required'),
    deprecated: flagAt(reading, part, 'deprecated'),
    style,
    explode: memberOf(part, 'explode') ? flagAt(reading, part, 'explode') : style === 'form',
    allowReserved: flagAt(reading, part, 'allowReserved'),
    ...(flagAt(reading, part, 'allowEmptyValue') && { allowEmptyValue: true }),
    schema,
    content,
    extensions: extensionsOf(part),
    origin: originOf(part),
  }
}

function readStyle(reading: Reading, part: ObjectPart, place: ParameterIn): string {
  const { normal, allowed } = styles[place] ?? { normal: 'simple', allowed: [] }
  const style = textAt(reading, part, 'style')
  if (style === undefined || allowed.includes(style)) return style ?? normal
  const choices = allowed.map(choice => `\`${choice}\``).join(', ')
  addDefect(reading, part, `\`style\` in ${place} can be ${choices} and nothing else`)
  return normal
}

function checkSchemaAndContent(
  reading: Reading,
  part: ObjectPart,
  name: string,
  mediaTypes: number,
  hasSchema: boolean,
): void {
  if (mediaTypes > 1)
    addDefect(reading, part, `\`content\` of \`${name}\` must name one media type`)
  if (mediaTypes > 0 && hasSchema) {
    addDefect(reading, part, `\`${name}\` has both \`schema\` and \`content\``)
  }
  if (mediaTypes === 0 && !hasSchema && !memberOf(part, 'schema') && !memberOf(part, 'content')) {
    addDefect(reading, part, `\`${name}\` has neither \`schema\` nor \`content\``)
  }
}
