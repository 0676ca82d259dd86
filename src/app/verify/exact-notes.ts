import type { Operation } from '../../core/contract/contract.ts'
import { check } from '../../core/diff/check/check.ts'
import { judgedBodies, type JudgedBody } from '../../core/diff/check/judged-bodies.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { ExactJudge } from '../../ports/exact.ts'

export interface ExactNotes {
  /** How many bodies were asked about. */
  readonly bodies: number
  readonly notes: readonly string[]
}

/** Asks a second judge of each body again, and says where the two disagree or it cannot tell. Nothing is said else. */
export function exactNotes(
  exchange: Exchange,
  operation: Operation,
  judge: ExactJudge,
): ExactNotes {
  const bodies = judgedBodies(exchange, operation)
  return { bodies: bodies.length, notes: bodies.flatMap(body => noteOf(body, judge) ?? []) }
}

function noteOf(body: JudgedBody, judge: ExactJudge): string | null {
  const { value, schema, direction, where } = body
  const verdict = judge.judge(value, schema, direction)
  const side = direction === 'request' ? 'request' : `response ${where.status}`
  const message = `the ${side} body of ${where.method} ${where.path}`
  if (verdict.kind === 'silent') {
    return `${judge.name} could not judge ${message}: ${verdict.reason} (${schema.pointer})`
  }
  const [ours] = check(value, schema, direction)
  if (verdict.kind === 'refused' && ours === undefined) {
    const at = verdict.place === '' ? '' : ` at ${verdict.place}`
    return `${judge.name} refuses ${message}${at} (${verdict.keyword}), and Tidemark admits it`
  }
  if (verdict.kind === 'admitted' && ours !== undefined) {
    const at = ours.place === '' ? '' : ` at ${ours.place}`
    return `Tidemark refuses ${message}${at} (${ours.keyword}), and ${judge.name} admits it`
  }
  return null
}
