import type { Json } from '../../../json/json.ts'
import type { Build } from './read-text.ts'
import { unescape, type PairReading, type WirePairs } from './wire-text.ts'

/** Names that open more brackets than this are not read: no author nests so deep. */
const MAX_BRACKETS = 16

interface Branch {
  readonly texts: string[]
  readonly members: Map<string, Branch>
}

/**
 * `filter[name]=x`, also with brackets in brackets and with `ids[]` and `ids[0]` for items, as servers read it that
 * know this style. Null where no name opens a bracket behind this one.
 *
 * @see OpenAPI 3.1.1, section "Style Values", deepObject; what is nested deeper is left open there.
 */
export function bracketTree(
  { values, escaping }: WirePairs,
  name: string,
  build: Build,
): PairReading | null {
  const root = newBranch()
  const names: string[] = []
  for (const [key, found] of values) {
    const path = key.startsWith(`${name}[`) ? bracketsOf(key.slice(name.length)) : null
    if (path === null) continue
    names.push(key)
    let branch = root
    for (const step of path) {
      const next = branch.members.get(step) ?? newBranch()
      branch.members.set(step, next)
      branch = next
    }
    branch.texts.push(...found.map(text => unescape(text, escaping)))
  }
  if (names.length === 0) return null
  const isList = [...root.members.keys()].every(step => /^\d*$/.test(step))
  const readings = isList ? [valueOf(root, true), valueOf(root, false)] : [valueOf(root, true)]
  return { names, values: build === 'list' ? readings : readings.toReversed() }
}

function newBranch(): Branch {
  return { texts: [], members: new Map() }
}

/** The texts between brackets, or null where the name holds anything else or too many of them. */
function bracketsOf(text: string): readonly string[] | null {
  const steps = text.slice(1, -1).split('][')
  const isWhole = text.endsWith(']') && !steps.some(step => /[[\]]/.test(step))
  return isWhole && steps.length <= MAX_BRACKETS ? steps : null
}

function valueOf({ texts, members }: Branch, lists: boolean): Json {
  if (members.size === 0) return texts.length === 1 ? (texts[0] ?? '') : texts
  const steps = [...members]
  if (lists && steps.every(([step]) => /^\d*$/.test(step))) {
    return steps.flatMap(([step, branch]) =>
      step === '' && branch.members.size === 0 ? branch.texts : [valueOf(branch, lists)],
    )
  }
  return Object.fromEntries(steps.map(([step, branch]) => [step, valueOf(branch, lists)]))
}
