import type { Item } from './message.ts'

export type Colour =
  | 'ground'
  | 'card'
  | 'text'
  | 'muted'
  | 'line'
  | 'well'
  | 'error'
  | 'warning'
  | 'info'
  | 'resolved'

// Every colour by day and by night. Text on its ground has a contrast of 4.5 or more (WCAG 2.2, 1.4.3).
const palette: Readonly<Record<Colour, readonly [day: string, night: string]>> = {
  ground: ['#f3f5f8', '#0f141b'],
  card: ['#ffffff', '#182029'],
  text: ['#18212c', '#e8edf3'],
  muted: ['#566273', '#a7b3c2'],
  line: ['#e2e7ed', '#2d3846'],
  well: ['#f3f6f9', '#212b37'],
  error: ['#b3261e', '#ff9d94'],
  warning: ['#8a5a00', '#f5c469'],
  info: ['#1d5fa6', '#84bcf7'],
  resolved: ['#18703d', '#74d6a0'],
}

/** By day, for a `style` attribute: many mail programs read nothing else. */
export function day(colour: Colour): string {
  return palette[colour][0]
}

export const sans: string =
  "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
export const mono: string = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace"

/** Nothing may be wider than the window: addresses of fields have no spaces to break at. */
export const breaking: string = 'overflow-wrap:anywhere;word-break:break-word;'

export const colourOfMark: Readonly<Record<Item['mark'], Colour>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  resolved: 'resolved',
}

/** By night, as classes: `t-` for text, `b-` for grounds, `l-` for borders. */
export const nightStyle: string = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  'body{margin:0;padding:0;-webkit-text-size-adjust:100%}',
  `@media (prefers-color-scheme:dark){${Object.entries(palette)
    .map(
      ([name, [, night]]) =>
        `.t-${name}{color:${night}!important}.b-${name}{background-color:${night}!important}.l-${name}{border-color:${night}!important}`,
    )
    .join('')}}`,
  '@media (max-width:480px){.pad{padding-left:18px!important;padding-right:18px!important}.edge{padding:0!important}.round{border-radius:0!important}}',
].join('')
