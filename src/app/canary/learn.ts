import type { Baseline, SubjectShape } from '../../core/shape/baseline/baseline.ts'
import { addShapes } from '../../core/shape/baseline/merge-shapes.ts'
import type { Answered } from './answer.ts'

/**
 * What a run may learn from. `missing`: operations without a baseline, from 2xx answers · `anything`: those, from
 * every answer · `more`: every answer, also of operations that the baseline knows · `nothing`.
 */
export type Learning = 'missing' | 'anything' | 'more' | 'nothing'

/** Whether an answer may become the baseline: a first answer that is an error rarely is what was meant. */
export function mayLearn({ exchange }: Answered, learning: Learning): boolean {
  if (learning === 'nothing') return false
  const { status } = exchange.response
  return learning !== 'missing' || (status >= 200 && status < 300)
}

/** Whether `{}` is what an operation answers when all is well, so that it tells of no expired token. */
export function isUsuallyEmpty(
  baseline: Baseline | null,
  operation: string,
  learning: Learning,
): boolean {
  const known = baseline?.subjects.filter(({ subject }) => subject.operation === operation) ?? []
  if (known.length === 0) return learning === 'anything' || learning === 'more'
  return known.some(({ places }) => places.every(({ place }) => !place.startsWith('/')))
}

/** Why an answer may not be learned from, and how it can be all the same. */
export function refusal({ exchange, subject }: Answered, learning: Learning): string {
  if (learning === 'nothing') {
    return `there is no baseline for ${subject.operation} yet. Run it once with --learn and commit contracts/`
  }
  return `the first answer is a ${exchange.response.status}, which is rarely what is meant to be normal. Check the URL, or take it with --learn`
}

/** The baseline with these shapes in it, added to what it knew. */
export function learned(
  baseline: Baseline | null,
  provider: string,
  shapes: readonly SubjectShape[],
): Baseline {
  return { ...baseline, provider, subjects: addShapes(baseline?.subjects ?? [], shapes) }
}
