import type { Allowed } from '../../shape/allowed/allowed.ts'
import { fingerprint } from '../../shape/schema/fingerprint.ts'

const memo = new WeakMap<Allowed, string | null>()

/** Whether both were lowered from schemas that say the same. False also means: not to be told. */
export function haveSameMeaning(a: Allowed, b: Allowed): boolean {
  const left = printOf(a)
  return left !== null && a.direction === b.direction && left === printOf(b)
}

function printOf(allowed: Allowed): string | null {
  let print = memo.get(allowed)
  if (print === undefined) memo.set(allowed, (print = compute(allowed)))
  return print
}

function compute({ terms }: Allowed): string | null {
  const texts: string[] = []
  for (const term of terms) {
    const prints = term.map(schema => fingerprint(schema))
    if (prints.includes(null)) return null
    texts.push(prints.sort(compareText).join('&'))
  }
  // No list of schemas admits nothing, an empty one anything.
  return texts.length === 0 ? 'nothing' : texts.sort().join('|')
}

function compareText(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1
}
