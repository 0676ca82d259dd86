import { isObject, property, type JsonObject } from '../../json/json.ts'
import { itemsOf, memberOf, type ObjectPart } from './part.ts'
import { addDefect, asObject, listAt, textAt, type Reading } from './reading.ts'

/** More spellings of one server than this are not told apart. */
const MAX_SPELLINGS = 64

/**
 * Server URLs, variables filled in: the defaults of each server first, then every other value that an
 * `enum` allows. Undefined where the document states no servers here.
 */
export function readServers(reading: Reading, holder: ObjectPart): readonly string[] | undefined {
  const list = listAt(reading, holder, 'servers')
  if (list === undefined) return undefined
  const servers = itemsOf(list).flatMap(item => {
    const part = asObject(reading, item, 'a server')
    const url = part && textAt(reading, part, 'url')
    if (part && url === undefined) addDefect(reading, part, 'the server has no `url`')
    return part === undefined || url === undefined ? [] : fillVariables(reading, part, url)
  })
  return [...new Set(servers)]
}

function fillVariables(reading: Reading, server: ObjectPart, url: string): string[] {
  const variables = memberOf(server, 'variables')?.value
  let spellings = [url]
  for (const [slot, name = ''] of url.matchAll(/\{([^{}]*)\}/g)) {
    const variable = isObject(variables) ? property(variables, name) : undefined
    const values = isObject(variable) ? variableValues(variable) : []
    if (values.length === 0) {
      addDefect(reading, server, `the server variable \`${name}\` has no \`default\``)
    }
    spellings = spellings
      .flatMap(spelling =>
        values.length === 0 ? [spelling] : values.map(value => spelling.replace(slot, () => value)),
      )
      .slice(0, MAX_SPELLINGS)
  }
  return spellings
}

function variableValues(variable: JsonObject): string[] {
  const choices = property(variable, 'enum')
  const all = [property(variable, 'default'), ...(Array.isArray(choices) ? choices : [])]
  return [...new Set(all.filter(value => typeof value === 'string'))]
}
