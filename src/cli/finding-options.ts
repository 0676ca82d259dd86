import { resolve } from 'node:path'
import { formatNames, isFormat, type FormatName } from '../core/report/format-name.ts'
import type { Compared, ProviderCoverage, RenderOptions, Report } from '../core/report/report.ts'
import type { Finding } from '../core/rules/finding.ts'
import { atLeast, countLevels, levels } from '../core/rules/levels.ts'
import { UsageError } from '../errors.ts'
import type { Settings } from '../ports/config.ts'
import type { Files } from '../ports/files.ts'
import { list, text, type Call, type ExitCode, type Option } from './command.ts'
import type { Io } from './io.ts'

/** The options of every command that prints findings. */
export const findingOptions: readonly Option[] = [
  { flags: '--format <name>', description: 'how to print (default: text)', choices: formatNames },
  { flags: '--output <file>', description: 'write the result to a file instead of stdout' },
  {
    flags: '--write <format=file>',
    description: 'write it in another format too: --write sarif=tidemark.sarif; may be repeated',
    repeats: true,
  },
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
  /** How much was held against something. */
  readonly held?: number
  /** How much of each contract was seen in recordings. */
  readonly coverage?: readonly ProviderCoverage[]
  /** What the two documents call themselves, where documents were compared. */
  readonly compared?: Compared
  /** The file of those findings that stand in none. */
  readonly document?: string
}

/** Prints findings in the format asked for: to the file of `--output`, else to stdout. */
export async function printFindings(
  call: Call,
  io: Io,
  files: Files,
  { notes = [], elapsedMs, ...printed }: Printed,
): Promise<void> {
  const output = text(call, 'output')
  const setting = { call, io, files }
  // A file is the same for the same findings, however long they took.
  const report = { ...printed, notes, summary: countLevels(printed.findings) }
  const written = list(call, 'write').map(writingOf)
  if (output === undefined) {
    const timed = elapsedMs === undefined ? report : { ...report, elapsedMs }
    io.out(await render(formatOf(call), timed, setting))
  } else written.unshift({ format: formatOf(call), file: output })
  for (const { format, file } of written) {
    const rendered = await render(format, report, { ...setting, toFile: true })
    await files.write(resolve(io.cwd, file), rendered)
    io.err(`wrote ${file}\n`)
  }
}

interface Writing {
  readonly format: FormatName
  readonly file: string
}

/** @throws UsageError for what is not `format=file`. */
function writingOf(stated: string): Writing {
  const [format = '', ...rest] = stated.split('=')
  const file = rest.join('=')
  if (isFormat(format) && file !== '') return { format, file }
  const known = formatNames.join(', ')
  throw new UsageError(
    `--write takes a format and a file, as in sarif=tidemark.sarif; formats are ${known}.`,
  )
}

interface Setting {
  readonly call: Call
  readonly io: Io
  readonly files: Files
  readonly toFile?: boolean
}

async function render(format: FormatName, report: Report, setting: Setting): Promise<string> {
  const rendered = await renderBare(format, report, setting)
  return rendered.endsWith('\n') ? rendered : `${rendered}\n`
}

async function renderBare(
  format: FormatName,
  report: Report,
  { io, files, toFile = false }: Setting,
): Promise<string> {
  // What tools ask for in a hurry needs none of the other writers.
  if (format === 'json') {
    const { renderJson } = await import('../core/report/json.ts')
    return renderJson(report)
  }
  const painted = format === 'text' && !toFile
  const options: RenderOptions = painted ? { paint: io.paint } : {}
  if (format === 'text' && report.findings.length === 0 && report.compared === undefined) {
    const { renderQuietText } = await import('../core/report/closing.ts')
    return renderQuietText(report, options)
  }
  const { formats } = await import('../core/report/formats.ts')
  if (format === 'text' || format === 'markdown') return formats[format](report, options)
  const { locateFindings } = await import('./locate-findings.ts')
  const located = { ...report, locate: await locateFindings(report, files, io.cwd) }
  if (format === 'github') await writeStepSummary(formats.markdown(report), io, files)
  return formats[format](located)
}

/** Adds to the page that GitHub shows for the step; annotations alone leave out too much. */
async function writeStepSummary(markdown: string, io: Io, files: Files): Promise<void> {
  const path = io.env['GITHUB_STEP_SUMMARY'] ?? ''
  if (path === '') return
  try {
    const before = (await files.read(path)) ?? ''
    await files.write(
      path,
      before === '' || before.endsWith('\n') ? before + markdown : `${before}\n${markdown}`,
    )
  } catch {
    io.err('the summary of the step could not be written\n')
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
