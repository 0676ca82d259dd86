import assert from 'node:assert/strict'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import { check } from '../src/core/diff/check/check.ts'
import { ajvOf } from './ajv-of-document.ts'
import { exampleCases, githubContract, recordedCases, type Case } from './github-corpus.ts'
import { hyperjumpJudges } from './hyperjump-of-document.ts'
import { spreadOf, type Measured, type Measurement } from './row.ts'

/** The slowest peer takes seconds for each schema of a document of this size. */
const forHyperjump = 100
const rounds = 15
/** Calls that are timed together: one alone is shorter than the clock's step. */
const batch = 16

type Judge = () => boolean

/** One value against its contract, with place and reason, of what GitHub sends and shows. */
export const checkValues: Measurement = {
  id: 'P4',
  needsPeers: true,
  async measure() {
    const { document, contract } = githubContract()
    const cases = [...recordedCases(contract), ...exampleCases(contract)]
    const firstMs = elapsed(() => cases.forEach(ourVerdict))
    const compiled = new Map<string, ValidateFunction>()
    const compileMs = elapsed(() => compileAll(ajvOf(document), cases, compiled))
    const ours = cases.map(
      (one): Judge =>
        () =>
          ourVerdict(one),
    )
    const ajv = cases.map(({ schema, value }): Judge => {
      const validate = compiled.get(schema.pointer)
      return () => validate?.(value) === true
    })
    ours.forEach((judge, i) => assert.equal(judge(), ajv[i]?.(), cases[i]?.name))
    const few = await hyperjumpJudges(document, cases.slice(0, forHyperjump))
    few.forEach((judge, i) => assert.equal(judge(), ours[i]?.(), cases[i]?.name))
    const micros = interleavedMicros([ours, ajv, few])
    return rowsOf(micros, { firstMs, compileMs })
  },
}

function ourVerdict({ value, schema }: Case): boolean {
  return check(value, schema, 'response').length === 0
}

function elapsed(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

function compileAll(
  compile: (pointer: string) => ValidateFunction,
  cases: readonly Case[],
  into: Map<string, ValidateFunction>,
): void {
  for (const { schema } of cases)
    if (!into.has(schema.pointer)) into.set(schema.pointer, compile(schema.pointer))
}

/**
 * Microseconds per call, a case a number: the median of rounds that go over all cases, one judge after the
 * other. Who comes first finds the value out of the processor's caches, so that takes turns.
 */
function interleavedMicros(judges: readonly (readonly Judge[])[]): number[][] {
  const times = judges.map(list => list.map((): number[] => []))
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < (judges[0]?.length ?? 0); i++)
      for (let turn = 0; turn < judges.length; turn++) {
        const j = (turn + round) % judges.length
        const judge = judges[j]?.[i]
        if (judge !== undefined) times[j]?.[i]?.push(timed(judge))
      }
  return times.map(list => list.map(values => spreadOf(values.slice(3)).median))
}

function timed(judge: Judge): number {
  const began = performance.now()
  for (let i = 0; i < batch; i++) judge()
  return ((performance.now() - began) / batch) * 1000
}

function rowsOf(
  [ours = [], ajv = [], few = []]: readonly (readonly number[])[],
  { firstMs, compileMs }: { readonly firstMs: number; readonly compileMs: number },
): Measured[] {
  const ratios = ours.map((micros, i) => micros / (ajv[i] ?? Number.NaN))
  const mean = geometricMean(ratios)
  const worst = Math.max(...ratios)
  const work = `check of ${ours.length} values of GitHub`
  const unit = 'µs, geometric mean'
  return [
    {
      row: {
        id: 'P4',
        work,
        unit,
        ours: geometricMean(ours),
        beside: { 'Ajv, compiled, allErrors': geometricMean(ajv) },
        ratio: mean,
        goal: 'geometric mean ≤ 1 × Ajv',
        met: mean <= 1,
      },
      spreads: { ours: spreadOf(ours), 'Ajv, compiled, allErrors': spreadOf(ajv) },
    },
    {
      row: {
        id: 'P4',
        work: `${work}, the worst of them`,
        unit: '× Ajv',
        ours: worst,
        beside: {},
        ratio: worst,
        goal: '≤ 3 × Ajv',
        met: worst <= 3,
      },
      spreads: { ours: spreadOf(ratios) },
    },
    {
      row: {
        id: 'P4',
        work: `check of the first ${few.length} of them`,
        unit,
        ours: geometricMean(ours.slice(0, few.length)),
        beside: { '@hyperjump/json-schema': geometricMean(few) },
        ratio: geometricMean(few.map((micros, i) => (ours[i] ?? Number.NaN) / micros)),
        goal: '≤ 1 × hyperjump',
        met: few.every((micros, i) => (ours[i] ?? Infinity) <= micros),
      },
      spreads: {},
    },
    {
      row: {
        id: 'P4',
        work: 'until every value was looked at once',
        unit: 'ms',
        ours: firstMs,
        beside: { 'Ajv, compiling only': compileMs },
        ratio: firstMs / compileMs,
        goal: 'no compile step: ≤ 1/10 of it',
        met: firstMs <= compileMs / 10,
      },
      spreads: {},
    },
  ]
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
}
