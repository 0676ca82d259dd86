import type { XmlElement, XmlName } from '../../text/xml/xml.ts'

/** With the namespace instead of the prefix: equal for names that are the same. */
export function fullName({ namespace, local }: XmlName): string {
  return namespace === '' ? local : `${namespace}:${local}`
}

/** As written. */
export function shownName({ prefix, local }: XmlName): string {
  return prefix === '' ? local : `${prefix}:${local}`
}

export function elementsOf({ children }: XmlElement): readonly XmlElement[] {
  return children.filter(child => typeof child === 'object')
}

/** All text directly inside, without the white space around each part. */
export function textIn({ children }: XmlElement): string {
  return children
    .filter(child => typeof child === 'string')
    .map(text => text.trim())
    .join('')
}
