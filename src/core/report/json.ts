import type { Renderer } from './report.ts'

/** What JSON may hold as it is, and a terminal would act on: it is spelled out, so that tools read the same. */
const unprintable = /[\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g

/** `{ summary, findings }`, with `held` and `coverage` where they are known, the form for tools. Keys come in the order of `Finding`. */
export const renderJson: Renderer = ({ summary, held, findings, coverage }) =>
  `${JSON.stringify({ summary, held, findings, coverage }, null, 2).replace(unprintable, spelledOut)}\n`

function spelledOut(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
