interface Words {
  readonly base?: string
  readonly revision?: string
}

const states: Readonly<Record<string, readonly [base: string, revision: string]>> = {
  becameRequired: ['optional', 'required'],
  becameOptional: ['required', 'optional'],
  deprecated: ['current', 'deprecated'],
  reactivated: ['deprecated', 'current'],
  forbidden: ['allowed', 'forbidden'],
  allowed: ['forbidden', 'allowed'],
  constrained: ['any', 'constrained'],
  unconstrained: ['constrained', 'any'],
}

/** The two sides of a fact that says all by its name: `readOnly.added` has `readOnly` in the revision. */
export function impliedSides(fact: string): Words {
  const [subject = '', move = ''] = fact.split('.')
  if (move === 'added' || move === 'set') return { revision: subject }
  if (move === 'removed' || move === 'unset') return { base: subject }
  const [base, revision] = states[move] ?? [subject, 'changed']
  return { base, revision }
}
