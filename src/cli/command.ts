import { UsageError } from '../errors.ts'
import type { Io } from './io.ts'

/** 0 nothing at or above `--fail-on` · 1 findings · 2 wrong usage or configuration · 3 could not check. */
export type ExitCode = 0 | 1 | 2 | 3

export interface Option {
  /** As commander writes it: `-H, --header <name: value>`; `...` collects repeated ones. */
  readonly flags: string
  readonly description: string
  readonly choices?: readonly string[]
  /** May be given again; unlike `...`, each takes one word, so that a parameter can follow. */
  readonly repeats?: true
}

/** A command declares itself, calls one use case, renders, and returns a number. It never exits. */
export interface Command {
  readonly name: string
  /** `<required> [optional] [many...]` */
  readonly parameters?: string
  readonly summary: string
  readonly example: string
  readonly options: readonly Option[]
  run(call: Call, io: Io): Promise<ExitCode>
}

/** The words of one call, read by name. */
export interface Call {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, unknown>>
}

export function flag(call: Call, name: string): boolean {
  return call.options[name] === true
}

export function text(call: Call, name: string): string | undefined {
  const value = call.options[name]
  return typeof value === 'string' ? value : undefined
}

export function list(call: Call, name: string): readonly string[] {
  const value = call.options[name]
  return Array.isArray(value) ? value.map(String) : []
}

// In milliseconds the longest that timers and intervals take.
const MAX_NUMBER = 2_000_000

/** @throws UsageError when it is not a positive number, or more than 2 million. */
export function positive(call: Call, name: string): number | undefined {
  const value = text(call, name)
  if (value === undefined) return undefined
  const number = Number(value)
  if (number > 0 && number <= MAX_NUMBER) return number
  throw new UsageError(
    `--${name} wants a positive number of at most ${MAX_NUMBER}, not '${value}'.`,
  )
}

const units: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
}

/**
 * A duration such as `30m`, `24h`, `7d` or `2w`, in milliseconds.
 * @throws UsageError when it is none.
 */
export function duration(call: Call, name: string): number | undefined {
  const value = text(call, name)
  if (value === undefined) return undefined
  const [, count, unit] = /^(\d{1,6})([mhdw])$/.exec(value) ?? []
  if (count !== undefined && unit !== undefined) return Number(count) * (units[unit] ?? 0)
  throw new UsageError(`--${name} wants a duration such as 30m, 24h, 7d or 2w, not '${value}'.`)
}
