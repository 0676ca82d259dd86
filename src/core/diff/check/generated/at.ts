import { literal } from './code.ts'

/** A place in the code: a variable with the place of the value that the function was called for, and what follows. */
export interface At {
  readonly base: string
  readonly suffix: string
}

export const start: At = { base: 'p', suffix: '' }

export function placeCode({ base, suffix }: At): string {
  return suffix === '' ? base : `${base} + ${literal(suffix)}`
}
