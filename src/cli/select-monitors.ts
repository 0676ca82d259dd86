import type { WatchedMonitor } from '../app/runs/watched-monitor.ts'
import { matchesGlob } from '../core/rules/glob.ts'
import { nearestOf } from '../core/text/nearest-of.ts'
import { UsageError } from '../errors.ts'
import { flag, list, text, type Call, type Option } from './command.ts'

export const selectionOptions: readonly Option[] = [
  { flags: '--tags <tag...>', description: 'only monitors with one of these tags' },
  { flags: '--grep <text>', description: 'only monitors whose name holds this, or matches it' },
]

/**
 * The monitors that the words and options of a call ask for; all that are switched on where nothing is asked.
 *
 * @throws UsageError for a name that none has.
 */
export function selectMonitors(
  all: readonly WatchedMonitor[],
  names: readonly string[],
  call: Call,
): readonly WatchedMonitor[] {
  const known = all.map(({ definition }) => definition.name)
  for (const name of names) {
    if (known.some(one => matchesGlob(name, one))) continue
    const [guess] = nearestOf(name, known, 1)
    const hint =
      guess === undefined ? `There are: ${known.join(', ')}.` : `Did you mean '${guess}'?`
    throw new UsageError(`There is no monitor '${name}'. ${hint}`)
  }
  const tags = list(call, 'tags').flatMap(tag => tag.split(','))
  const grep = pattern(text(call, 'grep'))
  return all.filter(({ definition }) => {
    const { name, enabled = true } = definition
    const isNamed =
      names.length === 0 ? enabled || flag(call, 'list') : names.some(one => matchesGlob(one, name))
    const isTagged = tags.length === 0 || tags.some(tag => definition.tags?.includes(tag) === true)
    return isNamed && isTagged && grep(name)
  })
}

function pattern(words: string | undefined): (name: string) => boolean {
  if (words === undefined) return () => true
  try {
    const expression = new RegExp(words, 'i')
    return name => expression.test(name)
  } catch {
    return name => name.toLowerCase().includes(words.toLowerCase())
  }
}
