/** An element with its names resolved: two prefixes for one namespace are the same. */
export interface XmlElement {
  readonly name: XmlName
  /** Without the declarations of namespaces. */
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlNode[]
}

export interface XmlAttribute {
  readonly name: XmlName
  readonly value: string
}

/** Text as it counts: CDATA included, comments and processing instructions left out. */
export type XmlNode = XmlElement | string

export interface XmlName {
  /** `''` where there is none. */
  readonly namespace: string
  readonly prefix: string
  readonly local: string
}

export type ParsedXml =
  | { readonly ok: true; readonly root: XmlElement }
  /** `offset` in UTF-16 units. The reason quotes nothing of the text. */
  | { readonly ok: false; readonly reason: string; readonly offset: number }

/** Why and where a text stops being XML. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault'
  readonly offset: number

  constructor(reason: string, offset: number) {
    super(reason)
    this.offset = offset
  }
}
