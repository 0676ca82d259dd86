import { readRehearsal, type RehearsedChange } from '../core/monitor/rehearsal.ts'
import { UsageError } from '../errors.ts'
import { list, type Call, type Option } from './command.ts'

export const rehearsalOptions: readonly Option[] = [
  {
    flags: '--rehearse <change...>',
    description: "play a change into the answer and store nothing: 'remove /items/*/total'",
  },
]

export interface Rehearsed {
  readonly changes: readonly RehearsedChange[]
  /** Words after the option that are no changes: a change has two words at least, a URL or a name is one. */
  readonly others: readonly string[]
}

/** @throws UsageError for a change that cannot be read, with examples. */
export function rehearsedChanges(call: Call): Rehearsed {
  const words = list(call, 'rehearse')
  const [first, ...rest] = words
  if (first === undefined) return { changes: [], others: [] }
  const changes = [first, ...rest.filter(word => /\s/.test(word.trim()))].map(word => {
    const read = readRehearsal(word)
    if (read.ok) return read.change
    throw new UsageError(read.problem)
  })
  return { changes, others: rest.filter(word => !/\s/.test(word.trim())) }
}
