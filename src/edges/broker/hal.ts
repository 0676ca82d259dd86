import { isArray, isObject, property, type Json, type JsonObject } from '../../core/json/json.ts'

export interface HalLink {
  /** As written: may be relative, and a template. */
  readonly href: string
  readonly name: string
  readonly title: string
}

/**
 * The links of a relation such as `pb:latest-provider-pacts`, in their order. A curie can have any name, so a relation is
 * known by what follows it too.
 */
export function linksOf(resource: Json, relation: string): readonly HalLink[] {
  const links = isObject(resource) ? property(resource, '_links') : undefined
  if (!isObject(links)) return []
  const found = property(links, relation) ?? byLocalName(links, relation)
  return (isArray(found) ? found : [found ?? null]).flatMap((link): readonly HalLink[] => {
    if (!isObject(link)) return []
    const href = property(link, 'href')
    if (typeof href !== 'string') return []
    return [{ href, name: textAt(link, 'name'), title: textAt(link, 'title') }]
  })
}

export function linkOf(resource: Json, relation: string): HalLink | null {
  return linksOf(resource, relation)[0] ?? null
}

function byLocalName(links: JsonObject, relation: string): Json | undefined {
  const local = relation.replace(/^.*:/, '')
  if (local === relation) return undefined
  const key = Object.keys(links).find(name => name.endsWith(`:${local}`) || name === local)
  return key === undefined ? undefined : links[key]
}

/** The resources that one holds: `_embedded.pacts`. */
export function embedded(resource: Json, key: string): readonly JsonObject[] {
  const all = isObject(resource) ? property(resource, '_embedded') : undefined
  const list = isObject(all) ? property(all, key) : undefined
  return isArray(list) ? list.filter(isObject) : []
}

/** Fills `{names}` in, each as one part of a path; what stays open, such as `{?page}`, is left out. */
export function expand(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([^{}]*)\}/g, (_, name: string) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name] ?? '') : '',
  )
}

export function textAt(object: Json | undefined, key: string): string {
  const value = isObject(object) ? property(object, key) : undefined
  return typeof value === 'string' ? value : ''
}

export function objectAt(object: Json | undefined, key: string): JsonObject {
  const value = isObject(object) ? property(object, key) : undefined
  return isObject(value) ? value : {}
}
