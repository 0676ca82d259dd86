import { nearestOf } from '../core/text/nearest-of.ts'
import { KnownError, UsageError } from '../errors.ts'
import type { ExitCode } from './command.ts'
import { commands } from './commands.ts'
import type { Io } from './io.ts'

/** Runs one command line and answers with the exit code. Whatever goes wrong becomes one sentence on stderr. */
export async function run(words: readonly string[], io: Io): Promise<ExitCode> {
  try {
    return await dispatch(words, io)
  } catch (error) {
    if (error instanceof KnownError) {
      io.err(`${io.paint.red('✗')} ${error.message}\n`)
      return error.exit
    }
    io.err(`${io.paint.red('✗')} ${unexpected(error, io)}\n`)
    return 3
  }
}

async function dispatch(words: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = words
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.out(overview())
    return 0
  }
  const entry = commands.find(command => command.name === name)
  if (entry === undefined) {
    const names = commands.map(command => command.name)
    const [guess] = nearestOf(name, names, 1)
    throw new UsageError(
      `There is no command '${name}'.${guess === undefined ? '' : ` Did you mean '${guess}'?`} See: tidemark --help`,
    )
  }
  const command = await entry.load()
  const { parseCall } = await import('./parse.ts')
  const parsed = parseCall(command, rest)
  if (parsed.kind === 'help') {
    io.out(parsed.text)
    return 0
  }
  return command.run(parsed.call, io)
}

function overview(): string {
  const width = Math.max(...commands.map(command => command.name.length))
  const rows = commands.map(command => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return [
    'Know the moment an API you depend on changes, before your data does.',
    '',
    'Usage: tidemark <command> [options]',
    '',
    ...rows,
    '',
    'Start with:  npx tidemark canary https://api.example.com/v1/orders',
    'One command: tidemark <command> --help',
    '',
  ].join('\n')
}

/** A fault of ours: said as such, with the stack only for who asks, since it may quote what was being read. */
function unexpected(error: unknown, io: Io): string {
  const name = error instanceof Error ? error.name : 'Error'
  const stack = error instanceof Error ? (error.stack ?? '') : String(error)
  return io.env['TIDEMARK_DEBUG'] === undefined
    ? `Something broke inside Tidemark (${name}); nothing was checked. Run it again with TIDEMARK_DEBUG=1 and report what it prints.`
    : stack
}
