import { driftOfShapes } from '../../../../src/core/diff/drift/drift.ts'
import type { Change } from '../../../../src/core/diff/change.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import type { SubjectShape } from '../../../../src/core/shape/baseline/baseline.ts'
import { shapeOf } from '../../shape/baseline/samples.ts'

/** Fact, place, base → revision, and the four counts: now, and in the base. */
export function told(base: SubjectShape, revision: SubjectShape): string[] {
  return driftOfShapes([base], [revision]).map(change => {
    const { seen, of, baselineSeen, baselineOf } = change.evidence ?? {}
    return `${change.fact} ${change.place} ${sides(change)} ${seen}/${of} ${baselineSeen}/${baselineOf}`
  })
}

export function drift(before: readonly Json[], after: readonly Json[]): string[] {
  return told(shapeOf(before), shapeOf(after))
}

export function sides({ base, revision }: Change): string {
  return `${text(base)} → ${text(revision)}`
}

function text(side: Json | undefined): string {
  return typeof side === 'string' ? side : JSON.stringify(side)
}
