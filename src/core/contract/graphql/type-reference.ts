/** A use of a type: `[Order!]!` as what stands in it. */
export interface TypeReference {
  readonly name: string
  /** From the outside in, whether each list and at last the named type may be null. */
  readonly nullable: readonly boolean[]
}

/** Lists in lists deeper than this were never met. */
const MAX_LISTS = 64

/** Reads `[Order!]!`. What is malformed is read as far as it goes. */
export function parseTypeReference(text: string): TypeReference {
  const nullable: boolean[] = []
  let start = 0
  let end = text.length
  for (let depth = 0; depth < MAX_LISTS; depth++) {
    const required = text[end - 1] === '!'
    if (required) end--
    nullable.push(!required)
    if (text[start] !== '[' || text[end - 1] !== ']') break
    start++
    end--
  }
  return { name: text.slice(start, end), nullable }
}

export function namedTypeOf(text: string): string {
  return text.replaceAll(/[[\]!]/g, '')
}

export function isRequired(text: string): boolean {
  return text.endsWith('!')
}
