import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exchangeOf } from '../../bench/exchange-of-call.ts'
import { readTraffic } from '../../src/app/demo/traffic.ts'
import type { Contract, Operation } from '../../src/core/contract/contract.ts'
import { findOperation } from '../../src/core/contract/find-operation.ts'
import { checkResponse } from '../../src/core/diff/check/check-response.ts'
import type { Json } from '../../src/core/json/json.ts'
import type { DatedAnswer } from '../../src/core/rules/dated-answers.ts'
import type { RecordedCall } from '../../src/ports/traffic.ts'

const modules = join(import.meta.dirname, '../../node_modules/@octokit')

/** An answer that GitHub really gave, and the operation that promises it. */
export interface RecordedAnswer extends DatedAnswer {
  readonly operation: Operation
}

/** The dates of the editions that are installed, as `2017-10`. */
export function editions(): readonly string[] {
  if (!existsSync(modules)) return []
  const names = readdirSync(modules).filter(name => name.startsWith('fixtures-'))
  return names.map(name => name.slice('fixtures-'.length)).sort()
}

/** The calls of one edition in nock's form, of which the same were recorded again and again over the years. */
export function callsOf(edition: string): readonly RecordedCall[] {
  const folder = join(modules, `fixtures-${edition}`, 'scenarios')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('normalized-fixture.json'))
    .sort()
    .flatMap(name => {
      const file = join(folder, name)
      const document = JSON.parse(readFileSync(file, 'utf8')) as Json
      return readTraffic({ date: edition, name, file, document })
    })
}

/** The answers of one edition whose operations the contract knows, held against it. */
export function answersOf(edition: string, contract: Contract): readonly RecordedAnswer[] {
  return callsOf(edition).flatMap(call => {
    const found = findOperation(contract, call.method, `https://${call.host}${call.path}`)
    if (found === null) return []
    const { operation } = found
    const exchange = exchangeOf(call)
    const { body: answered } = exchange.response
    const body = answered.kind === 'json' ? answered.value : undefined
    const broken = checkResponse(exchange, operation)
    return [{ operation, on: `${edition}-01`, status: String(call.status), body, broken }]
  })
}
