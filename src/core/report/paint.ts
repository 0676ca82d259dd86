/** Colours for a terminal, given from outside; `plainPaint` leaves every text as it is. */
export interface Paint {
  red(text: string): string
  yellow(text: string): string
  green(text: string): string
  cyan(text: string): string
  dim(text: string): string
  bold(text: string): string
}

const plain = (text: string): string => text

export const plainPaint: Paint = {
  red: plain,
  yellow: plain,
  green: plain,
  cyan: plain,
  dim: plain,
  bold: plain,
}
