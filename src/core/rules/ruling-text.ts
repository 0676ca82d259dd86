/** `3 recordings from 2019 to 2024 show null`, `1 recording of 2024-01-01 shows null`. */
export function sightingsText(days: readonly string[], does: string, noun = 'recording'): string {
  const verb = days.length === 1 ? singular(does) : does
  return [countText(days, noun), periodText(days), verb].filter(part => part !== '').join(' ')
}

export function countText(days: readonly string[], noun: string): string {
  return days.length === 1 ? `1 ${noun}` : `${days.length} ${noun}s`
}

/** What the baseline says of the same: `the baseline knows null too`, `the baseline keeps the promise`. */
export function baselineText(shows: string, does: 'breaks' | 'keeps'): string {
  if (does === 'keeps') return 'the baseline keeps the promise'
  const known = /^show (.+)$/.exec(shows)?.[1]
  return known === undefined ? 'so did what the baseline saw' : `the baseline knows ${known} too`
}

/** Years where they differ, else days. */
function periodText(days: readonly string[]): string {
  const known = days.filter(day => day !== '')
  const [first = '', last = ''] = [known[0], known.at(-1)]
  if (first === '') return ''
  if (first === last) return `of ${first}`
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)]
  return from === to ? `from ${first} to ${last}` : `from ${from} to ${to}`
}

/** The verb of one: its first word carries the ending. */
function singular(does: string): string {
  return does.replace(/^(all )?(\w+)/, (_, _all, verb: string) => `${verb}s`)
}
