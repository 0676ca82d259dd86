import type { FoundOperation } from '../../contract/find-operation.ts'
import type { Exchange } from '../../exchange/exchange.ts'
import type { Change } from '../change.ts'

/**
 * Holds what was sent against what the contract asks for: parameters and body, by their styles. All changes have
 * the direction `request`. Nothing is checked yet.
 */
export function checkRequest(_exchange: Exchange, _found: FoundOperation): Change[] {
  return []
}
