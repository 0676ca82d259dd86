import { nearestOf } from '../core/text/nearest-of.ts'
import { exampleOf, exampleText } from '../core/rules/example.ts'
import { explain } from '../core/rules/explain.ts'
import { oppositesOf, otherSidesOf } from '../core/rules/mirror.ts'
import { notOurs } from '../core/rules/not-ours.ts'
import type { Rule } from '../core/rules/rule.ts'
import { ruleById } from '../core/rules/table.ts'
import { UsageError } from '../errors.ts'
import { text, type Call, type Command } from './command.ts'
import type { Io } from './io.ts'

/** An id can have one row for documents and one for live answers; people see it once. */
const table = [...ruleById.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
const areas = [...new Set(table.map(({ area }) => area))].toSorted()

export const rules: Command = {
  name: 'rules',
  parameters: '[id]',
  summary: 'Print the rule table, or one rule in full.',
  example: 'tidemark rules response-property-became-nullable',
  options: [
    {
      flags: '--level <level>',
      description: 'only rules of this level',
      choices: ['error', 'warning', 'info'],
    },
    {
      flags: '--direction <side>',
      description: 'only rules for what is sent, answered, or neither',
      choices: ['request', 'response', 'none'],
    },
    { flags: '--area <area>', description: 'only rules of this area', choices: areas },
    { flags: '--match <text>', description: 'only rules with this text in their id' },
    {
      flags: '--format <name>',
      description: 'how to print (default: text)',
      choices: ['text', 'json'],
    },
  ],
  async run(call, io) {
    const [id] = call.args
    const reason = id === undefined ? undefined : notOurs.get(id)
    if (id !== undefined && reason !== undefined) {
      io.out(`${id} is no rule of ours. ${reason}\n`)
      return 0
    }
    const chosen = id === undefined ? chosenRules(call) : [ruleNamed(id)]
    if (text(call, 'format') === 'json') io.out(`${JSON.stringify(chosen.map(row), null, 2)}\n`)
    else if (id === undefined) printTable(io, chosen)
    else for (const rule of chosen) printRule(io, rule)
    return 0
  },
}

function chosenRules(call: Call): readonly Rule[] {
  const level = text(call, 'level')
  const direction = text(call, 'direction')
  const area = text(call, 'area')
  const match = text(call, 'match')?.toLowerCase() ?? ''
  return table.filter(
    rule =>
      (level === undefined || rule.level === level) &&
      (direction === undefined || rule.direction === direction) &&
      (area === undefined || rule.area === area) &&
      rule.id.includes(match),
  )
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

const columns = ['level', 'id', 'direction', 'area', 'kind', 'action'] as const

function printTable(io: Io, chosen: readonly Rule[]): void {
  const paint = { error: io.paint.red, warning: io.paint.yellow, info: io.paint.cyan }
  const widths = columns.map(column =>
    Math.max(column.length, ...chosen.map(rule => rule[column].length)),
  )
  const pad = (cell: string, index: number): string => cell.padEnd(widths[index] ?? 0)
  if (chosen.length > 0) {
    io.out(
      `${columns
        .map((word, index) => pad(word.toUpperCase(), index))
        .join('  ')
        .trimEnd()}\n`,
    )
  }
  for (const rule of chosen) {
    const [level = '', ...rest] = columns.map((column, index) => pad(rule[column], index))
    io.out(`${[paint[rule.level](level), ...rest].join('  ').trimEnd()}\n`)
  }
  io.err(`${chosen.length} of ${table.length} rules; one in full: tidemark rules <id>\n`)
}

function knownOf(ids: readonly string[]): string {
  return ids.filter(id => ruleById.has(id)).join(', ')
}

function printRule(io: Io, rule: Rule): void {
  const { id, level, direction, area, kind, action } = rule
  const opposite = knownOf(oppositesOf(id))
  const other = direction === 'none' ? '' : knownOf(otherSidesOf(id))
  const example = exampleOf(rule)
  io.out(`${id}  ${level}\n${[direction, area, kind, action].join(' · ')}\n\n${explain(rule)}\n`)
  if (opposite !== '') io.out(`\nThe opposite: ${opposite}\n`)
  if (other !== '') io.out(`${opposite === '' ? '\n' : ''}On the other side: ${other}\n`)
  if (!example) return
  io.out(`\nFor example, ${example.at}:\n`)
  io.out(`  base      ${exampleText(example.base)}\n`)
  io.out(`  revision  ${exampleText(example.revision)}\n`)
}
