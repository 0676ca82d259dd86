import { resolve } from 'node:path'
import { formatNames, formats, isFormat, type FormatName } from '../core/report/formats.ts'
import type { Finding } from '../core/rules/finding.ts'
import { atLeast, countLevels, levels } from '../core/rules/levels.ts'
import type { Settings } from '../ports/config.ts'
import type { Files } from '../ports/files.ts'
import { text, type Call, type ExitCode, type Option } from './command.ts'
import type { Io } from './io.ts'

/** The options of every command that prints findings. */
export const findingOptions: readonly Option[] = [
  { flags: '--format <name>', description: 'how to print (default: text)', choices: formatNames },
  { flags: '--output <file>', description: 'write the result to a file instead of stdout' },
  {
    flags: '--fail-on <level>',
    description: 'exit with 1 from this level on (default: error)',
    choices: [...levels, 'never'],
  },
]

export function formatOf(call: Call): FormatName {
  const name = text(call, 'format')
  return name !== undefined && isFormat(name) ? name : 'text'
}

export interface Printed {
  readonly findings: readonly Finding[]
  /** Sentences that belong to no finding. */
  readonly notes?: readonly string[]
  readonly elapsedMs?: number
  readonly offline?: boolean
}

/** Prints findings in the format asked for: to the file of `--output`, else to stdout. */
export async function printFindings(
  call: Call,
  io: Io,
  files: Files,
  { notes = [], ...printed }: Printed,
): Promise<void> {
  const output = text(call, 'output')
  const format = formatOf(call)
  const report = { ...printed, notes, summary: countLevels(printed.findings) }
  const paint = output === undefined ? { paint: io.paint } : {}
  const rendered = formats[format](report, format === 'text' ? paint : {})
  const ended = rendered.endsWith('\n') ? rendered : `${rendered}\n`
  if (output === undefined) io.out(ended)
  else {
    await files.write(resolve(io.cwd, output), ended)
    io.err(`wrote ${output}\n`)
  }
}

/** 1 when a finding is at or above the level; else 3 when something could not be checked; else 0. */
export function exitCode(
  call: Call,
  settings: Pick<Settings, 'failOn'>,
  findings: readonly Finding[],
  unchecked: boolean,
): ExitCode {
  const limit = text(call, 'failOn') ?? settings.failOn
  const failing = findings.filter(({ level }) =>
    levels.some(known => known === limit && atLeast(level, known)),
  )
  if (failing.length > 0) return 1
  return unchecked ? 3 : 0
}
