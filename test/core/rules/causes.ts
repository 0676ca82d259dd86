import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { classify } from '../../../src/core/connector/classify.ts'
import type { Connector } from '../../../src/core/connector/connector.ts'
import { findOperation } from '../../../src/core/contract/find-operation.ts'
import { checkExchange } from '../../../src/core/diff/check/check-exchange.ts'
import { driftOfShapes } from '../../../src/core/diff/drift/drift.ts'
import type { Exchange, Headers } from '../../../src/core/exchange/exchange.ts'
import { subjectKey } from '../../../src/core/exchange/subject.ts'
import { subjectOf } from '../../../src/core/exchange/subject-of.ts'
import { isArray, type Json } from '../../../src/core/json/json.ts'
import { rulingsOver } from '../../../src/core/rules/dated-answers.ts'
import type { Finding } from '../../../src/core/rules/finding.ts'
import { judge } from '../../../src/core/rules/judge.ts'
import type { SubjectShape } from '../../../src/core/shape/baseline/baseline.ts'
import { observeExchange } from '../../../src/core/shape/tally/observe-exchange.ts'
import { readPlaces } from '../../../src/core/shape/tally/read-places.ts'
import { emptyTally } from '../../../src/core/shape/tally/tally.ts'
import { contractOf, judgeDocuments, sha256 } from '../diff/documents.ts'

const folder = path.join(import.meta.dirname, 'causes')

export const causeNames: readonly string[] = readdirSync(folder).toSorted()

/** An answer as a case writes it down. What is left out is as usual. */
interface WrittenAnswer {
  /** The path, with GET. */
  readonly path: string
  readonly on?: string
  readonly status?: number
  readonly version?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Json
  readonly text?: string
}

/** A cause as a case expects it: what a reader must be told, not in which words. */
export interface ExpectedCause {
  readonly rule: string
  readonly level: string
  readonly verdict: string
  readonly places: number
  readonly operations: number
  readonly at: string
  readonly maybeRenamed?: string
}

export interface Expected {
  readonly causes: readonly ExpectedCause[]
  /** Why answers could not be held against anything. */
  readonly inconclusive?: readonly string[]
}

export interface CauseCase {
  readonly findings: readonly Finding[]
  readonly inconclusive: readonly string[]
  readonly expected: Expected
}

/**
 * A folder holds two documents or two lists of answers in `base` and `revision`; or a `contract` and `recordings`.
 */
export function readCauseCase(name: string): CauseCase {
  const file = (part: string): string => path.join(folder, name, `${part}.yaml`)
  const read = (part: string): unknown => parse(readFileSync(file(part), 'utf8'))
  const expected = read('expected') as Expected
  if (existsSync(file('contract'))) {
    const answers = read('recordings') as readonly WrittenAnswer[]
    return { ...ruledOn(read('contract') as Json, answers), expected }
  }
  const [base, revision] = [read('base') as Json, read('revision') as Json]
  const findings = isArray(base) ? driftOf(base, revision) : judgeDocuments(base, revision)
  return { findings, inconclusive: [], expected }
}

const connector: Connector = {
  id: 'acme',
  baseUrl: 'https://acme.test',
  scope: 'default',
  auth: { kind: 'none' },
  headers: [],
  version: null,
  quota: null,
  paging: 'none',
  errors: null,
  streams: [],
  paths: [],
}

const context = { provider: 'acme', scope: 'default', hash: sha256, now: Date.UTC(2026, 0, 1) }

function driftOf(base: Json, revision: Json): readonly Finding[] {
  const before = shapesOf(base as unknown as readonly WrittenAnswer[])
  const after = shapesOf(revision as unknown as readonly WrittenAnswer[])
  const operations = [...new Set(after.map(({ subject }) => subject.operation))]
  const changes = operations.flatMap(operation => {
    const isOf = ({ subject }: SubjectShape): boolean => subject.operation === operation
    return driftOfShapes(before.filter(isOf), after.filter(isOf))
  })
  return judge(changes, { ...context, verdict: 'drift' })
}

function shapesOf(answers: readonly WrittenAnswer[]): readonly SubjectShape[] {
  const keyOf = (answer: WrittenAnswer): string => subjectKey(subjectFor(answer))
  return [...Map.groupBy(answers, keyOf).values()].flatMap(together => {
    const [first] = together
    if (first === undefined) return []
    const tally = emptyTally()
    for (const answer of together) observeExchange(tally, exchangeOf(answer), { hash: sha256 })
    return [{ subject: subjectFor(first), exchanges: together.length, places: readPlaces(tally) }]
  })
}

function subjectFor(answer: WrittenAnswer): SubjectShape['subject'] {
  return subjectOf(exchangeOf(answer), `GET ${answer.path}`, answer.version ?? '')
}

function ruledOn(
  document: Json,
  answers: readonly WrittenAnswer[],
): Pick<CauseCase, 'findings' | 'inconclusive'> {
  const contract = contractOf(document)
  const inconclusive: string[] = []
  const dated = answers.flatMap(answer => {
    const exchange = exchangeOf(answer)
    const found = findOperation(contract, 'GET', exchange.request.url)
    if (found === null) return []
    const judged = classify(exchange, connector)
    if (judged !== 'answer') inconclusive.push(judged.inconclusive)
    const broken = judged === 'answer' ? checkExchange(exchange, found.operation) : []
    const status = String(answer.status ?? 200)
    const body = judged === 'answer' ? answer.body : undefined
    return [{ operation: found.operation.key, on: answer.on ?? '', status, body, broken }]
  })
  const findings = [...Map.groupBy(dated, ({ operation }) => operation).values()].flatMap(one =>
    judge(
      one.flatMap(({ broken }) => broken),
      {
        ...context,
        verdict: rulingsOver(one, {
          pinnedOn: '2025-06-01',
          baselineOn: '',
          baseline: () => 'unknown',
        }),
      },
    ),
  )
  return { findings, inconclusive: [...new Set(inconclusive)] }
}

function exchangeOf(answer: WrittenAnswer): Exchange {
  const { status = 200, headers = {}, body, text } = answer
  const type = text === undefined ? 'application/json' : 'text/html'
  const sent: Headers = Object.entries({ 'content-type': type, ...headers })
  return {
    id: '',
    provider: 'acme',
    scope: 'default',
    startedAt: 0,
    tookMs: 0,
    request: {
      method: 'GET',
      url: `https://acme.test${answer.path}`,
      headers: [],
      body: { kind: 'none' },
    },
    response: {
      status,
      headers: sent,
      body:
        text === undefined
          ? { kind: 'json', value: body ?? null, bytes: 0 }
          : { kind: 'text', text, bytes: text.length },
    },
  }
}
