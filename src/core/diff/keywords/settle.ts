/** A question whose answer can need others of its kind, in rings too: it is yes unless a no can be reached. */
export interface Question {
  /** Undefined while it is looked into. */
  answer: boolean | undefined
  /** The questions whose answer is yes only if this one's is. */
  readonly dependents: Question[]
  /** Looks one step far and asks `needs` for the rest. */
  readonly look: (needs: (needed: Question) => boolean) => boolean
}

export function question(look: Question['look']): Question {
  return { answer: undefined, dependents: [], look }
}

/**
 * Answers a question and all that it leads to, together. No question is looked into by recursion, so a chain of any
 * length is no danger to the stack.
 */
export function answerTo(first: Question): boolean {
  if (first.answer !== undefined) return first.answer
  const open = [first]
  const met = new Set(open)
  for (const asked of open) {
    const holds = asked.look(needed => {
      if (needed.answer !== undefined) return needed.answer
      needed.dependents.push(asked)
      if (!met.has(needed)) {
        met.add(needed)
        open.push(needed)
      }
      return true
    })
    if (!holds) deny(asked)
  }
  for (const asked of open) asked.answer ??= true
  return first.answer ?? true
}

/** A no reaches every question that leads to it. */
function deny(asked: Question): void {
  const open = [asked]
  for (const next of open) {
    if (next.answer === false) continue
    next.answer = false
    open.push(...next.dependents)
  }
}
