import type { Io } from './io.ts'

export interface MissingVariable {
  readonly name: string
  /** The key under which it is named. */
  readonly where: string
}

/** Variables that are named as `env:NAME` anywhere in the values, and are not set; each once. */
export function missingVariables(
  values: readonly unknown[],
  env: Io['env'],
): readonly MissingVariable[] {
  const found = new Map<string, string>()
  const search = (value: unknown, where: string): void => {
    if (typeof value === 'string') {
      for (const [, name] of value.matchAll(/(?<![A-Za-z0-9_])env:([A-Za-z_][A-Za-z0-9_]*)/g))
        if (name !== undefined && !found.has(name)) found.set(name, where)
      return
    }
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value))
      search(
        inner,
        /^\d+$/.test(key) && where !== '' ? where : [where, key].filter(Boolean).join('.'),
      )
  }
  for (const value of values) search(value, '')
  return [...found]
    .filter(([name]) => (env[name]?.trim() ?? '') === '')
    .map(([name, where]) => ({ name, where: where === '' ? 'heartbeat' : where }))
}
