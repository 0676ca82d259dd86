import type { z } from 'zod'
import { problemAt } from './load-module.ts'

/**
 * Holds what a module exports against its schema.
 *
 * @throws InputError that names file, line and key of the first problem, and how many more there are.
 */
export function checkAgainst<T>(
  schema: z.ZodType<T>,
  value: unknown,
  path: string,
  key: readonly (string | number)[] = [],
): T {
  const checked = schema.safeParse(value)
  if (checked.success) return checked.data
  const [first, ...others] = checked.error.issues
  const inner = (first?.path ?? []).map(part => (typeof part === 'symbol' ? String(part) : part))
  const unknownKey = first?.code === 'unrecognized_keys' ? first.keys.slice(0, 1) : []
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  const problem = `${unknownKey.length > 0 ? 'is no known key' : (first?.message ?? 'is not valid')}${more}`
  throw problemAt(path, [...key, ...inner, ...unknownKey], problem, 'Correct it and try again.')
}
