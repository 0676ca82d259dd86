import { UsageError } from '../../errors.ts'
import type { SecretReference } from '../../ports/receivers.ts'
import type { Tools } from './receiver.ts'

/** @throws UsageError when the variable is not set, or holds several lines. */
export function secretOf(reference: SecretReference, { env }: Pick<Tools, 'env'>): string {
  const name = reference.slice('env:'.length)
  // A line end, as `$(cat file)` and `.env` files leave it, is never part of a secret.
  const value = env(name)?.trim() ?? ''
  if (value === '') throw new UsageError(`The environment variable ${name} is not set`)
  if (/[\0\r\n]/.test(value)) {
    throw new UsageError(`The environment variable ${name} has several lines`)
  }
  return value
}

/** The value of a field that may be written out, or name a variable. */
export function valueOf(text: string, tools: Pick<Tools, 'env'>): string {
  return text.startsWith('env:') ? secretOf(`env:${text.slice(4)}`, tools) : text
}
