/** A function body while it is written. What is no text comes in as a constant. */
export interface Code {
  readonly lines: string[]
  readonly constants: Map<unknown, string>
  /** Characters so far, and variables. */
  length: number
  variables: number
}

export function startCode(): Code {
  return { lines: [], constants: new Map(), length: 0, variables: 0 }
}

export function write(code: Code, line: string): void {
  code.lines.push(line)
  code.length += line.length
}

/** The name by which the code sees the value. */
export function constant(code: Code, value: unknown): string {
  const known = code.constants.get(value)
  if (known !== undefined) return known
  const name = `c${code.constants.size}`
  code.constants.set(value, name)
  return name
}

/** A name that nothing else in the code has. */
export function variable(code: Code): string {
  return `v${code.variables++}`
}

/** A text of a document as code: a literal, and never anything else. */
export function literal(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

/** Writes a block under a condition; without one its lines alone, and nothing where it has none. */
export function writeBlock(code: Code, condition: string | null, body: () => void): void {
  if (condition === null) {
    body()
    return
  }
  const { length } = code.lines
  write(code, `if (${condition}) {`)
  body()
  if (code.lines.length === length + 1) code.lines.pop()
  else write(code, '}')
}

/**
 * The function that was written, or null where the engine is told to make none of texts. It sees its
 * parameters, the constants and what is global.
 */
export function functionOf(code: Code, parameters: readonly string[]): unknown {
  const body = `'use strict'\nreturn (${parameters.join(', ')}) => {\n${code.lines.join('\n')}\n}`
  try {
    const make = new Function(...code.constants.values(), body) as (...values: unknown[]) => unknown
    return make(...code.constants.keys())
  } catch (error) {
    if (error instanceof EvalError) return null
    throw error
  }
}
