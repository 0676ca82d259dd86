import { Command as Parser, CommanderError, Option as ParserOption } from 'commander'
import { UsageError } from '../errors.ts'
import type { Call, Command } from './command.ts'

/** What the words ask for: a call of the command, or its help. */
export type Parsed =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'help'; readonly text: string }

/** @throws UsageError with one sentence and the way to the help. */
export function parseCall(command: Command, words: readonly string[]): Parsed {
  const written: string[] = []
  const parser = parserOf(command, text => written.push(text))
  try {
    parser.parse([...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { kind: 'help', text: written.join('') }
    const problem = error.message.replace(/^error: /, '').replaceAll('\n', ' ')
    throw new UsageError(
      `${problem[0]?.toUpperCase()}${problem.slice(1).replace(/\.$/, '')}. See: tidemark ${command.name} --help`,
    )
  }
  return { kind: 'call', call: { args: parser.args, options: parser.opts() } }
}

function parserOf(command: Command, write: (text: string) => void): Parser {
  const parser = new Parser(`tidemark ${command.name}`)
    .description(command.summary)
    .exitOverride()
    .configureOutput({ writeOut: write, writeErr: () => undefined })
    .addHelpText('after', `\nExample:\n  $ ${command.example.replaceAll('\n', '\n  $ ')}`)
  if (command.parameters !== undefined) parser.arguments(command.parameters)
  for (const { flags, description, choices, repeats } of command.options) {
    const option = new ParserOption(flags, description)
    if (repeats) option.argParser<string[] | undefined>((word, before) => [...(before ?? []), word])
    parser.addOption(choices === undefined ? option : option.choices([...choices]))
  }
  return parser
}
