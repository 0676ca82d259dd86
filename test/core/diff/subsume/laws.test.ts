import { describe, expect, test } from 'vitest'
import { subsume } from '../../../../src/core/diff/subsume/subsume.ts'
import type { Json } from '../../../../src/core/json/json.ts'
import { schemaFrom } from '../../../support/schema.ts'
import { changed } from './changed-schemas.ts'
import { atomsOf, follow } from './generated-values.ts'
import { makeSchema } from './generated-schemas.ts'
import { oracleFor } from './oracle.ts'
import { randomFrom, type Random } from './random.ts'
import { dialects, forOracle, sayable, spelled } from './spelled.ts'

const long = process.env['LONG'] === '1'
const pairs = Number(process.env['PAIRS'] ?? (long ? 10_000 : 400))
const start = Number(process.env['SEED'] ?? 1)
const valuesEach = long ? 1000 : 200

/** Both schemas in 2020-12, and the words in which we are given them. */
function makePair(random: Random): { readonly base: Json; readonly revision: Json } {
  const base = makeSchema(random)
  const revision = random.chance(0.75) ? changed(base, random) : makeSchema(random)
  return random.chance(0.5) ? { base, revision } : { base: revision, revision: base }
}

function* valuesFor(base: Json, revision: Json, random: Random): Iterable<Json> {
  const atoms = atomsOf([base, revision])
  yield* atoms
  for (let i = atoms.length; i < valuesEach; i++) {
    yield random.chance(0.8)
      ? follow(revision, revision, atoms, random)
      : follow(base, base, atoms, random)
  }
}

describe('subsume', { timeout: 3_600_000 }, () => {
  test(`is right by Ajv about ${pairs} pairs of schemas`, () => {
    const counts = { yes: 0, no: 0, unknown: 0 }
    let unasked = 0
    const reasons = new Map<string, number>()
    const faults: string[] = []
    for (let seed = start; seed < start + pairs; seed++) {
      const random = randomFrom(seed)
      const drawn = makePair(random)
      const dialect = random.pick(dialects)
      const base = sayable(drawn.base, dialect)
      const revision = sayable(drawn.revision, dialect)
      const direction = random.pick(['request', 'response'] as const)
      const [outer, inner] = [base, revision].map(schema =>
        schemaFrom(spelled(schema, dialect), dialect),
      )
      const [inBase, inRevision] = [base, revision].map(schema =>
        oracleFor(forOracle(schema, direction)),
      )
      if (!inBase || !inRevision) {
        unasked++
        continue
      }
      const found = subsume(outer!, inner!, direction)
      counts[found.answer]++
      if (found.answer === 'unknown') {
        reasons.set(found.reason, (reasons.get(found.reason) ?? 0) + 1)
        continue
      }
      const shown = (value: Json): string =>
        JSON.stringify({ seed, answer: found.answer, dialect, direction, base, revision, value })
      if (found.answer === 'no') {
        if (!inRevision(found.witness) || inBase(found.witness)) faults.push(shown(found.witness))
        continue
      }
      for (const value of valuesFor(base, revision, random)) {
        if (!inRevision(value) || inBase(value)) continue
        faults.push(shown(value))
        break
      }
    }
    const top = [...reasons].toSorted(([, a], [, b]) => b - a).slice(0, 25)
    if (long || process.env['PAIRS'])
      process.stdout.write(
        `${JSON.stringify({ ...counts, unasked })}\n${top.map(([reason, times]) => `${times} ${reason}`).join('\n')}\n`,
      )
    expect(faults.slice(0, 10)).toEqual([])
    expect(counts.unknown / pairs).toBeLessThan(0.5)
  })
})
