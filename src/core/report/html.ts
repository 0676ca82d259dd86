import { printable } from './escape.ts'

/** Markup that is safe to stand in a page. Only `markup` makes it. */
export interface Html {
  readonly html: string
}

type Part = string | number | Html | readonly Html[]

/** A template whose texts come out escaped, whoever wrote them; only what is markup already goes in as it is. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const html = strings.reduce((built, text, i) => {
    const part = i === 0 ? undefined : parts[i - 1]
    return part === undefined ? built + text : built + written(part) + text
  }, '')
  return { html }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function written(part: Part): string {
  if (typeof part === 'number') return String(part)
  if (typeof part === 'string')
    return printable(part).replaceAll(/[&<>"']/g, unit => entities[unit] ?? '')
  return 'html' in part ? part.html : part.map(({ html }) => html).join('')
}
