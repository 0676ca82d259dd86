import { XmlFault, type XmlAttribute, type XmlName } from './xml.ts'

/** Prefix to namespace; `''` is the namespace of names without a prefix. */
export type Scope = ReadonlyMap<string, string>

export const rootScope: Scope = new Map([
  ['', ''],
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
])

interface Resolved {
  readonly name: XmlName
  readonly attributes: readonly XmlAttribute[]
  /** What holds inside the element. */
  readonly scope: Scope
}

/** @throws XmlFault for a prefix that was not declared. */
export function resolveNames(
  name: string,
  attributes: ReadonlyMap<string, string>,
  outer: Scope,
  at: number,
): Resolved {
  const declared = [...attributes].flatMap(([key, value]): [string, string][] => {
    if (key === 'xmlns') return [['', value]]
    return key.startsWith('xmlns:') ? [[key.slice(6), value]] : []
  })
  const scope = declared.length === 0 ? outer : new Map([...outer, ...declared])
  const plain = [...attributes].filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:'))
  return {
    name: resolve(name, scope, scope.get('') ?? '', at),
    // The namespace of names without a prefix is that of elements only.
    attributes: plain.map(([key, value]) => ({ name: resolve(key, scope, '', at), value })),
    scope,
  }
}

function resolve(name: string, scope: Scope, unprefixed: string, at: number): XmlName {
  const colon = name.indexOf(':')
  if (colon < 0) return { namespace: unprefixed, prefix: '', local: name }
  const prefix = name.slice(0, colon)
  const namespace = scope.get(prefix)
  if (namespace === undefined) throw new XmlFault('a prefix is not declared', at)
  return { namespace, prefix, local: name.slice(colon + 1) }
}
