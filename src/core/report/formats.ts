import type { FormatName } from './format-name.ts'
import { renderGithub } from './github.ts'
import { renderJson } from './json.ts'
import { renderJunit } from './junit.ts'
import { renderMarkdown } from './markdown.ts'
import { renderHtml } from './report-html.ts'
import type { Renderer } from './report.ts'
import { renderSarif } from './sarif.ts'
import { renderText } from './text.ts'

/** The writer of each format. */
export const formats: Readonly<Record<FormatName, Renderer>> = {
  text: renderText,
  json: renderJson,
  markdown: renderMarkdown,
  html: renderHtml,
  junit: renderJunit,
  sarif: renderSarif,
  github: renderGithub,
}
