import { placeCode, type At } from './at.ts'
import { constant, write } from './code.ts'
import type { Draft } from './draft.ts'
import type { Refusal } from './refusal.ts'

/** Writes that a refusal is told, with the values that are asked for besides. */
export function writeReport(
  { code }: Draft,
  how: unknown,
  refusal: Refusal,
  at: At,
  ...values: readonly string[]
): void {
  const input = ['f', placeCode(at), constant(code, refusal), ...values]
  write(code, `${constant(code, how)}(${input.join(', ')})`)
}

/** Writes what happens where the condition does not hold, and where it does. */
export function writeEither(
  { code }: Draft,
  condition: string,
  not: () => void,
  then: () => void,
): void {
  write(code, `if (!(${condition})) {`)
  not()
  write(code, '} else {')
  then()
  write(code, '}')
}
