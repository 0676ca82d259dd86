import { isArray, isObject, property, type Json, type JsonObject } from '../../../json/json.ts'
import { objects32 } from './objects-3-2.ts'
import type { ObjectForm } from './form.ts'

/** What is wrong in names that refer to each other or have a form of their own. */
export function nameFaults(value: JsonObject, form: ObjectForm): string[] {
  if (form === objects32.Document) return [...documentFaults(value), ...tagFaults(value)]
  if (form === objects32.Components) return componentFaults(value)
  return form === objects32.PathItem ? methodFaults(value) : []
}

function documentFaults(document: JsonObject): string[] {
  const has = (name: string): boolean => Object.hasOwn(document, name)
  return ['paths', 'webhooks', 'components'].some(has)
    ? []
    : ['the document has neither `paths`, `webhooks` nor `components`']
}

/** A tag stands below another that is listed, and no tag below itself. */
function tagFaults(document: JsonObject): string[] {
  const stated = property(document, 'tags')
  const tags = isArray(stated) ? stated.filter(isObject) : []
  const parents = new Map<Json, Json | undefined>()
  for (const tag of tags) parents.set(property(tag, 'name') ?? null, property(tag, 'parent'))
  const faults = parents.size < tags.length ? ['two tags have the same name'] : []
  for (const [name, parent] of parents) {
    if (typeof name !== 'string' || typeof parent !== 'string') continue
    const shown = `\`${name.slice(0, 80)}\``
    if (!parents.has(parent)) faults.push(`the parent of the tag ${shown} is not listed`)
    else if (isInRing(parents, name)) faults.push(`the tag ${shown} stands below itself`)
  }
  return faults
}

function isInRing(parents: ReadonlyMap<Json, Json | undefined>, start: Json): boolean {
  const met = new Set<Json | undefined>()
  for (let at = parents.get(start); at !== undefined && !met.has(at); at = parents.get(at)) {
    if (at === start) return true
    met.add(at)
  }
  return false
}

function componentFaults(components: JsonObject): string[] {
  return Object.keys(components).flatMap(kind => {
    const named = property(components, kind)
    const names = isObject(named) && !kind.startsWith('x-') ? Object.keys(named) : []
    return names
      .filter(name => !/^[\w.-]+$/.test(name))
      .map(
        name =>
          `the name \`${name.slice(0, 80)}\` in \`${kind}\` has other than letters, digits, \`.-_\``,
      )
  })
}

/** What has a field of its own is no additional operation. */
function methodFaults(item: JsonObject): string[] {
  const added = property(item, 'additionalOperations')
  const names = isObject(added) ? Object.keys(added) : []
  return names
    .filter(name => isField(name.toLowerCase()))
    .map(
      name =>
        `the method \`${name.slice(0, 80)}\` belongs in \`${name.toLowerCase().slice(0, 80)}\``,
    )
}

function isField(name: string): boolean {
  const { fields } = objects32.PathItem
  return Object.hasOwn(fields, name) && fields[name] === 'Operation'
}
