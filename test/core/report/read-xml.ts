export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** Of itself, unescaped. */
  readonly text: string
}

const token =
  /<\?[^>]*\?>|<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)\s*(\/?)>|([^<]+)/gy
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

/** Reads XML as strictly as the tests need: throws on what is not well-formed. It knows numeric references only. */
export function readXml(xml: string): Element {
  if (notXml.test(xml)) throw new SyntaxError('a character that XML cannot hold')
  const root: Building = { name: '', attributes: {}, children: [], text: '' }
  const open: Building[] = [root]
  token.lastIndex = 0
  while (token.lastIndex < xml.length) {
    const from = token.lastIndex
    const found = token.exec(xml)
    if (!found) throw new SyntaxError(`not well-formed at ${xml.slice(from, from + 60)}`)
    const [, closing, name, attributes = '', alone, text] = found
    const at = open.at(-1)!
    if (text !== undefined) at.text += unescaped(text)
    else if (closing === '/') {
      if (open.pop()?.name !== name) throw new SyntaxError(`</${name}> closes another`)
    } else if (name !== undefined) {
      const element: Building = {
        name,
        attributes: attributesOf(attributes),
        children: [],
        text: '',
      }
      at.children.push(element)
      if (alone !== '/') open.push(element)
    }
  }
  const [only] = root.children
  if (open.length !== 1 || !only || root.children.length > 1) throw new SyntaxError('not one root')
  return only
}

interface Building {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Building[]
  text: string
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w-]+)="([^"]*)"/g)]
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, unescaped(value)]))
}

function unescaped(text: string): string {
  if (/&(?!#\d+;)/.test(text)) throw new SyntaxError('an ampersand by itself')
  return text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}
