import { XmlFault, type ParsedXml, type XmlElement, type XmlNode } from './xml.ts'
import { resolveNames, rootScope, type Scope } from './namespaces.ts'
import { XmlReader } from './xml-reader.ts'

/** Elements that nest deeper are refused, so that no walk can overflow the stack. */
const MAX_DEPTH = 500

/**
 * Reads an XML document strictly. Nothing is expanded but the five entities of XML and characters by number: a
 * document type is refused, since it can name files and grow without bound.
 *
 * @see Extensible Markup Language 1.0, Namespaces in XML 1.0
 */
export function parseXml(text: string): ParsedXml {
  const reader = new XmlReader(text)
  try {
    skipMisc(reader)
    if (!reader.skip('<')) throw new XmlFault('there is no element', reader.at)
    const root = readElement(reader, rootScope, 0)
    skipMisc(reader)
    if (reader.at < text.length) throw new XmlFault('there is more behind the root', reader.at)
    return { ok: true, root }
  } catch (fault) {
    if (!(fault instanceof XmlFault)) throw fault
    return { ok: false, reason: fault.message, offset: fault.offset }
  }
}

/** White space, comments and processing instructions, among them the XML declaration. */
function skipMisc(reader: XmlReader): void {
  for (;;) {
    reader.skipSpace()
    if (reader.skip('<!--')) reader.readUntil('-->')
    else if (reader.skip('<?')) reader.readUntil('?>')
    else if (reader.startsWith('<!')) throw new XmlFault('a document type is not read', reader.at)
    else return
  }
}

function readElement(reader: XmlReader, scope: Scope, depth: number): XmlElement {
  if (depth >= MAX_DEPTH) throw new XmlFault(`it nests deeper than ${MAX_DEPTH}`, reader.at)
  const start = reader.at
  const name = reader.readName()
  const attributes = readAttributes(reader)
  const resolved = resolveNames(name, attributes, scope, start)
  const children = reader.skip('/>') ? [] : readContent(reader, name, resolved.scope, depth)
  return { name: resolved.name, attributes: resolved.attributes, children }
}

function readAttributes(reader: XmlReader): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (;;) {
    const spaced = reader.skipSpace()
    if (reader.startsWith('>') || reader.startsWith('/>')) return attributes
    const start = reader.at
    if (!spaced) throw new XmlFault('a space is missing before an attribute', start)
    const name = reader.readName()
    reader.skipSpace()
    reader.expect('=')
    reader.skipSpace()
    const quote = reader.startsWith('"') ? '"' : "'"
    reader.expect(quote)
    const raw = reader.readUntil(quote)
    if (raw.includes('<')) throw new XmlFault('an attribute holds a `<`', start)
    if (attributes.has(name)) throw new XmlFault('an attribute is given twice', start)
    attributes.set(name, reader.unescape(raw.replaceAll(/[\t\r\n]/g, ' '), start))
  }
}

function readContent(reader: XmlReader, name: string, scope: Scope, depth: number): XmlNode[] {
  reader.expect('>')
  const children: XmlNode[] = []
  for (;;) {
    const start = reader.at
    const text = reader.readTo('<')
    if (text.includes(']]>')) throw new XmlFault('text holds the end of a CDATA section', start)
    if (text !== '') children.push(reader.unescape(text.replaceAll(/\r\n?/g, '\n'), start))
    if (reader.skip('</')) break
    if (reader.skip('<!--')) reader.readUntil('-->')
    else if (reader.skip('<![CDATA[')) children.push(reader.readUntil(']]>'))
    else if (reader.skip('<?')) reader.readUntil('?>')
    else {
      reader.expect('<')
      children.push(readElement(reader, scope, depth + 1))
    }
  }
  const start = reader.at
  if (reader.readName() !== name) throw new XmlFault('an element is closed by another name', start)
  reader.skipSpace()
  reader.expect('>')
  return children
}
