import { parsePointer } from '../../core/json/pointer.ts'
import type { Finding } from '../../core/rules/finding.ts'
import type { LocatedDefect } from './locate-defects.ts'

export interface DefectContext {
  readonly provider: string
  /** A hash of the text as lower-case hex, twelve digits or more. */
  readonly hash: (text: string) => string
}

/** The defects of a document as findings, for the formats that tools read. What was wrong from the start is no drift. */
export function defectFindings(
  defects: readonly LocatedDefect[],
  { provider, hash }: DefectContext,
): Finding[] {
  return defects.map(({ reason, origin, line, column, level }): Finding => {
    const { pointer } = origin
    const id = hash(JSON.stringify([provider, 'contract-wrong', pointer, reason])).slice(0, 12)
    return {
      id,
      rule: 'contract-wrong',
      level: level ?? 'warning',
      verdict: 'contract-wrong',
      provider,
      scope: 'default',
      ...operationOf(pointer),
      status: '',
      direction: 'none',
      at: '',
      expected: null,
      actual: null,
      evidence: null,
      usedBy: null,
      contract: { ...origin, line, column },
      message: reason,
    }
  })
}

/** What the pointer itself says of the operation that it leads into. */
function operationOf(pointer: string): Pick<Finding, 'method' | 'path'> {
  const [holder, path, method] = parsePointer(pointer)
  if (holder !== 'paths' || path === undefined) return { method: '', path: '' }
  const isMethod = /^(?:get|put|post|delete|options|head|patch|trace|query)$/.test(method ?? '')
  return { method: isMethod ? (method ?? '').toUpperCase() : '', path }
}
