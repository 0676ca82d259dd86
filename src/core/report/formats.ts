import { renderJson } from './json.ts'
import { renderMarkdown } from './markdown.ts'
import type { Renderer } from './report.ts'
import { renderText } from './text.ts'

export type FormatName = 'text' | 'json' | 'markdown'

/** Every format in which findings can be written. */
export const formats: Readonly<Record<FormatName, Renderer>> = {
  text: renderText,
  json: renderJson,
  markdown: renderMarkdown,
}

export const formatNames: readonly FormatName[] = ['text', 'json', 'markdown']

export function isFormat(name: string): name is FormatName {
  return Object.hasOwn(formats, name)
}
