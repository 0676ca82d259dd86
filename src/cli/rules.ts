import { nearestOf } from '../core/text/nearest-of.ts'
import { explain } from '../core/rules/explain.ts'
import type { Rule } from '../core/rules/rule.ts'
import { ruleById } from '../core/rules/table.ts'
import { UsageError } from '../errors.ts'
import { text, type Command } from './command.ts'
import type { Io } from './io.ts'

/** An id can have one row for documents and one for live answers; people see it once. */
const table = [...ruleById.values()]

export const rules: Command = {
  name: 'rules',
  parameters: '[id]',
  summary: 'Print the rule table, or one rule in full.',
  example: 'tidemark rules response-property-removed',
  options: [
    {
      flags: '--format <name>',
      description: 'how to print (default: text)',
      choices: ['text', 'json'],
    },
  ],
  async run(call, io) {
    const [id] = call.args
    const chosen = id === undefined ? table : [ruleNamed(id)]
    if (text(call, 'format') === 'json') io.out(`${JSON.stringify(chosen.map(row), null, 2)}\n`)
    else if (id === undefined) printTable(io)
    else io.out(chosen.map(rule => `${rule.id}  ${rule.level}\n${explain(rule)}\n`).join(''))
    return 0
  },
}

function ruleNamed(id: string): Rule {
  const rule = ruleById.get(id)
  if (rule !== undefined) return rule
  const [guess] = nearestOf(id, [...ruleById.keys()], 1)
  throw new UsageError(
    `There is no rule '${id}'.${guess === undefined ? '' : ` Did you mean '${guess}'?`} See: tidemark rules`,
  )
}

function row({ id, level, direction, area, kind, action }: Rule): Omit<Rule, 'fact' | 'message'> {
  return { id, level, direction, area, kind, action }
}

function printTable(io: Io): void {
  const width = Math.max(...table.map(({ id }) => id.length))
  const paint = { error: io.paint.red, warning: io.paint.yellow, info: io.paint.cyan }
  const sorted = table.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, level, direction, area } of sorted) {
    io.out(
      `${paint[level](level.padEnd(7))}  ${id.padEnd(width)}  ${direction.padEnd(8)}  ${area}\n`,
    )
  }
  io.err(`${table.length} rules; one in full: tidemark rules <id>\n`)
}
