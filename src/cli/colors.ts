import type { Paint } from '../core/report/report.ts'

/** Colours for a terminal; each gives the text back as it is where there are none. */
export interface Colors {
  red(text: string): string
  yellow(text: string): string
  green(text: string): string
  cyan(text: string): string
  dim(text: string): string
  bold(text: string): string
}

/** The colours of findings. */
export function paintOf(colors: Colors): Paint {
  const byStyle = {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
    quiet: colors.dim,
    strong: colors.bold,
  }
  return (style, text) => byStyle[style](text)
}
