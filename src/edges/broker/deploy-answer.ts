import { isArray, isObject, property, type Json } from '../../core/json/json.ts'
import type { DeployAnswer, MatrixRow } from '../../ports/broker.ts'
import { objectAt, textAt } from './hal.ts'

/** Reads what the broker says of a matrix. Anything but a plain yes or no is not known. */
export function deployAnswer(resource: Json): DeployAnswer {
  const summary = objectAt(resource, 'summary')
  const deployable = property(summary, 'deployable')
  const rows = isObject(resource) ? property(resource, 'matrix') : undefined
  const notices = isObject(resource) ? property(resource, 'notices') : undefined
  const said = isArray(notices) ? notices.map(notice => textAt(notice, 'text')) : []
  const reasons = [textAt(summary, 'reason'), ...said].flatMap(text => text.split('\n'))
  return {
    deployable: typeof deployable === 'boolean' ? deployable : null,
    reasons: [...new Set(reasons.map(line => line.trim()).filter(line => line !== ''))],
    rows: isArray(rows) ? rows.map(rowOf) : [],
  }
}

function rowOf(row: Json): MatrixRow {
  const [consumer, provider] = [objectAt(row, 'consumer'), objectAt(row, 'provider')]
  const success = property(objectAt(row, 'verificationResult'), 'success')
  return {
    consumer: textAt(consumer, 'name'),
    consumerVersion: textAt(objectAt(consumer, 'version'), 'number'),
    provider: textAt(provider, 'name'),
    providerVersion: textAt(objectAt(provider, 'version'), 'number'),
    success: typeof success === 'boolean' ? success : null,
  }
}
