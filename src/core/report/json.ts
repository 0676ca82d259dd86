import type { Renderer } from './report.ts'

/** `{ summary, findings }`, the form for tools. Keys come in the order of `Finding`. */
export const renderJson: Renderer = ({ summary, findings }) =>
  `${JSON.stringify({ summary, findings }, null, 2)}\n`
