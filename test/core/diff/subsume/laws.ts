import { subsume } from '../../../../src/core/diff/subsume/subsume.ts'
import type { Answer } from '../../../../src/core/diff/subsume/answer.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { schemaFrom } from '../../../support/schema.ts'
import { changed } from './changed-schemas.ts'
import { makeSchema } from './generated-schemas.ts'
import { atomsOf, follow } from './generated-values.ts'
import { oracleFor } from './oracle.ts'
import { randomFrom, type Random } from './random.ts'
import { dialects, forOracle, sayable, spelled } from './spelled.ts'

interface Outcome {
  readonly yes: number
  readonly no: number
  readonly unknown: number
  /** Pairs that the oracle does not bear. */
  readonly unasked: number
  /** How often each reason for an unknown was given. */
  readonly reasons: ReadonlyMap<string, number>
  /** Answers that the oracle contradicts, as JSON with the seed that draws the pair again. */
  readonly faults: readonly string[]
}

/** Asks about generated pairs, one for each seed, and holds every answer to Ajv: a `no` by its witness, a `yes` by values. */
export function holdToAjv(first: number, pairs: number, valuesEach: number): Outcome {
  const counts = { yes: 0, no: 0, unknown: 0, unasked: 0 }
  const reasons = new Map<string, number>()
  const faults: string[] = []
  for (let seed = first; seed < first + pairs; seed++) {
    const random = randomFrom(seed)
    const drawn = makePair(random)
    const dialect = random.pick(dialects)
    const direction = random.pick(['request', 'response'] as const)
    const base = sayable(drawn.base, dialect)
    const revision = sayable(drawn.revision, dialect)
    const inBase = oracleFor(forOracle(base, direction))
    const inRevision = oracleFor(forOracle(revision, direction))
    if (inBase === null || inRevision === null) {
      counts.unasked++
      continue
    }
    const asked = (schema: Json) => schemaFrom(spelled(schema, dialect), dialect)
    const found = subsume(asked(base), asked(revision), direction)
    counts[found.answer]++
    if (found.answer === 'unknown') {
      reasons.set(found.reason, (reasons.get(found.reason) ?? 0) + 1)
      continue
    }
    const tells = (value: Json): boolean => inRevision(value) && !inBase(value)
    const value = contradiction(found, valuesFor(base, revision, valuesEach, random), tells)
    if (value === undefined) continue
    faults.push(JSON.stringify({ seed, found, dialect, direction, base, revision, value }))
  }
  return { ...counts, reasons, faults }
}

/** The witness that is none, or the value that should not be. */
function contradiction(
  found: Answer,
  values: Iterable<Json>,
  tells: (value: Json) => boolean,
): Json | undefined {
  if (found.answer === 'no') return tells(found.witness) ? undefined : found.witness
  for (const value of values) if (tells(value)) return value
  return undefined
}

function makePair(random: Random): { readonly base: Json; readonly revision: Json } {
  const base = makeSchema(random)
  const revision = random.chance(0.75) ? changed(base, random) : makeSchema(random)
  return random.chance(0.5) ? { base, revision } : { base: revision, revision: base }
}

function* valuesFor(base: Json, revision: Json, count: number, random: Random): Iterable<Json> {
  const atoms = atomsOf([base, revision])
  yield* atoms
  for (let i = atoms.length; i < count; i++) {
    const from = random.chance(0.8) ? revision : base
    yield follow(from, from, atoms, random)
  }
}
