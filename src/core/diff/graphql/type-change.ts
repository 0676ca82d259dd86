/** How a type that is used somewhere differs. `safe`: whoever could live with the old can live with the new. */
export type TypeChange = 'same' | 'safe' | 'nullability' | 'other'

/** The type of what is answered: it may promise more than before. */
export function answeredChange(base: string, revision: string): TypeChange {
  return changeOf(base, revision, admitsAnswer)
}

/** The type of what is sent: it may ask for less than before. */
export function sentChange(base: string, revision: string): TypeChange {
  return changeOf(base, revision, (before, after) => admitsAnswer(after, before))
}

function changeOf(
  base: string,
  revision: string,
  isSafe: (base: string, revision: string) => boolean,
): TypeChange {
  if (base === revision) return 'same'
  if (isSafe(base, revision)) return 'safe'
  return base.replaceAll('!', '') === revision.replaceAll('!', '') ? 'nullability' : 'other'
}

/** Whether every value of `given` is one of `wanted`, for types that differ in nulls and not in names or lists. */
function admitsAnswer(wanted: string, given: string): boolean {
  if (wanted.replaceAll('!', '') !== given.replaceAll('!', '')) return false
  return marks(wanted).every((required, index) => !required || marks(given)[index] === true)
}

/** From the inside out, whether null is excluded. */
function marks(type: string): boolean[] {
  const [, name = '', tail = ''] = /^([[]*\w*)(.*)$/s.exec(type) ?? []
  const found = Array.from(tail.matchAll(/\]?!?/g), ([mark]) => mark)
  const inner = tail.startsWith('!')
  const lists = found.filter(mark => mark.startsWith(']')).map(mark => mark.endsWith('!'))
  return name === '' ? lists : [inner, ...lists]
}
