import { once } from 'node:events'
import { redactText } from '../../core/exchange/redact-text.ts'
import type { CheckResult, MonitorDefinition } from '../../core/monitor/definition.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import { KnownError } from '../../errors.ts'
import { importModule } from './load-module.ts'
import { loadMonitorFile } from './load-monitors.ts'
import type { MonitorAnswer, MonitorTask } from './monitor-process.ts'

// The first file of a process of its own, and nothing here keeps that alive: whatever does is the monitor's.
const [task] = (await once(process, 'message')) as [MonitorTask]
process.once('uncaughtException', error => {
  const where = task.exchange === null ? task.file : 'its check'
  const failed: MonitorAnswer = { kind: 'failed', sentence: `${where} throws: ${said(error)}` }
  process.send?.(failed, () => process.exit(1))
})
process.send?.(await answer())

async function answer(): Promise<MonitorAnswer> {
  try {
    const loaded = await loadMonitorFile(task.file, importModule)
    if (task.exchange === null) {
      return { kind: 'loaded', monitors: loaded.map(({ definition }) => withoutCheck(definition)) }
    }
    const found = loaded.find(({ definition }) => definition.name === task.name)
    return found === undefined
      ? { kind: 'failed', sentence: `${task.file} holds no monitor ${task.name} any more.` }
      : await check(found.definition, task.exchange)
  } catch (error) {
    const sentence = error instanceof KnownError ? error.message : `${task.file}: ${said(error)}`
    return { kind: 'failed', sentence }
  }
}

async function check(definition: MonitorDefinition, exchange: Exchange): Promise<MonitorAnswer> {
  try {
    return { kind: 'checked', sentences: sentencesOf(await definition.expect?.check?.(exchange)) }
  } catch (error) {
    return { kind: 'failed', sentence: `its check throws: ${said(error)}` }
  }
}

function sentencesOf(result: CheckResult): readonly string[] {
  const given: unknown[] = Array.isArray(result) ? result : [result]
  return given
    .filter(sentence => sentence !== undefined && sentence !== null && sentence !== '')
    .map(sentence => redactText(String(sentence)).slice(0, 500))
}

function withoutCheck(definition: MonitorDefinition): {
  readonly definition: MonitorDefinition
  readonly hasCheck: boolean
} {
  if (definition.expect?.check === undefined) return { definition, hasCheck: false }
  const { check: _, ...expect } = definition.expect
  return { definition: { ...definition, expect }, hasCheck: true }
}

function said(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return redactText(text.split('\n')[0] ?? '').slice(0, 500)
}
