import type { ParameterIn } from '../../../../../src/core/contract/contract.ts'

export interface Style {
  readonly in: ParameterIn
  readonly style: string
  readonly explode: boolean
  readonly name: string
}

type Sent = string | readonly string[] | { readonly [key: string]: string }

/** Everything but letters and digits: a point in a label would part it. */
function escape(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[.!~*'()_-]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Writes a value as OpenAPI's table of styles has it, independently of how it is read. */
export function encode(value: Sent, { style, explode, name }: Style): string {
  const prefix = { label: '.', matrix: ';' }[style] ?? ''
  const between = explode ? ({ label: '.', matrix: ';', simple: ',' }[style] ?? '&') : ','
  const isNamed = style === 'matrix' || style === 'form' || style === 'deepObject'
  const named = (text: string): string => (isNamed ? `${name}=${text}` : text)
  if (typeof value === 'string') return prefix + named(escape(value))
  if (Array.isArray(value)) {
    const items = (value as readonly string[]).map(escape)
    if (style === 'deepObject') return items.map(item => `${name}[]=${item}`).join('&')
    return prefix + (explode ? items.map(named).join(between) : named(items.join(',')))
  }
  const members = Object.entries(value).map(([key, text]) => [escape(key), escape(text)] as const)
  if (style === 'deepObject') {
    return members.map(([key, text]) => `${name}[${key}]=${text}`).join('&')
  }
  if (explode) return prefix + members.map(([key, text]) => `${key}=${text}`).join(between)
  return prefix + named(members.flat().join(','))
}
