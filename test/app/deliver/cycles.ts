// What the watcher of the kill test decides, as a function of the number of the cycle alone.
import type { Labels } from '../../../src/core/alert/labels.ts'
import { nine } from '../../edges/registry/samples.ts'

export const START = nine
export const STEP_MS = 10_000

export function labelsOf(n: number): Labels {
  return { alertname: `alert-${n}`, severity: 'page' }
}
