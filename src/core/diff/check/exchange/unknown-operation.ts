import { findOperation } from '../../../contract/find-operation.ts'
import type { Contract, Operation } from '../../../contract/contract.ts'
import type { RequestMessage } from '../../../exchange/exchange.ts'
import { operationOf } from '../../../exchange/path-template.ts'
import { splitOperation } from '../../../exchange/subject.ts'
import { nearestOf } from '../../../text/nearest-of.ts'
import type { Change } from '../../change.ts'
import { tell } from './position.ts'

/**
 * A request that goes to no operation of the contract, with what it may have meant: the same path by another method,
 * else the template that is nearest. Its own path is told as a template, for it can hold data.
 */
export function unknownOperation(request: RequestMessage, contract: Contract): Change {
  const { method, path } = splitOperation(operationOf(request.method, request.url))
  const near = otherMethod(request, contract) ?? nearestTemplate(method, path, contract)
  return tell(
    { where: { method, path, status: '', mediaType: '' }, direction: 'request' },
    {
      fact: 'operation.undocumented',
      place: '',
      base: near?.key ?? 'nothing like it',
      revision: 'asked for',
      name: `${method} ${path}`,
      origin: near?.origin ?? { file: contract.document.uri, pointer: '' },
    },
  )
}

function otherMethod({ url }: RequestMessage, contract: Contract): Operation | null {
  const methods = new Set(contract.operations.map(({ method }) => method))
  for (const method of methods) {
    const found = findOperation(contract, method, url)
    if (found !== null) return found.operation
  }
  return null
}

interface Templates {
  readonly byText: ReadonlyMap<string, readonly Operation[]>
  /** What was found before: recordings ask for the same again and again. */
  readonly nearest: Map<string, string | null>
}

const known = new WeakMap<Contract, Templates>()

/** Names of parameters are not compared: those of a template that was made up here mean nothing. */
function nearestTemplate(method: string, path: string, contract: Contract): Operation | null {
  const { byText, nearest } = templatesOf(contract)
  const text = blank(path)
  let found = nearest.get(text)
  if (found === undefined) {
    found = nearestOf(text, [...byText.keys()], 1)[0] ?? null
    nearest.set(text, found)
  }
  const operations = found === null ? [] : (byText.get(found) ?? [])
  return operations.find(operation => operation.method === method) ?? operations[0] ?? null
}

function templatesOf(contract: Contract): Templates {
  const before = known.get(contract)
  if (before !== undefined) return before
  const byText = Map.groupBy(contract.operations, operation => blank(operation.path))
  const templates = { byText, nearest: new Map<string, string | null>() }
  known.set(contract, templates)
  return templates
}

function blank(template: string): string {
  return template.replaceAll(/\{[^{}]*\}/g, '{}')
}
