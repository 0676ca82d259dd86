import type { Contract, Operation, SecurityScheme } from '../../contract/contract.ts'
import type { HttpInteraction } from '../../contract/pact/pact.ts'
import { property, type JsonObject } from '../../json/json.ts'
import type { Change } from '../change.ts'
import { tell, type Subject } from './telling.ts'
import { fieldIn, headersIn } from './wire.ts'

/** The names of headers and query parameters that carry credentials for the operation, in lower case. */
export function credentialNames(operation: Operation, contract: Contract): ReadonlySet<string> {
  const schemes = (operation.security ?? []).flatMap(alternative =>
    [...alternative.keys()].flatMap(name => contract.securitySchemes.get(name) ?? []),
  )
  return new Set(
    schemes.flatMap(({ definition }) => textAt(definition, 'name').toLowerCase() || []),
  )
}

/**
 * Holds the credentials of a request against what the operation asks for. A request with none of them is refused; where
 * several are asked for together and one is there, the others may be added on the way, so that is told apart.
 */
export function compareCredentials(
  subject: Subject,
  { request }: HttpInteraction,
  operation: Operation,
  contract: Contract,
): Change[] {
  const alternatives = (operation.security ?? []).map(alternative =>
    [...alternative.keys()].flatMap(name => contract.securitySchemes.get(name) ?? []),
  )
  const isOpen = alternatives.length === 0 || alternatives.some(({ length }) => length === 0)
  const sends = (scheme: SecurityScheme): boolean => isSent(scheme, request)
  if (isOpen || alternatives.some(schemes => schemes.every(sends))) return []
  const isPart = alternatives.some(schemes => schemes.some(sends))
  const [first] = alternatives.flat()
  return [
    tell(subject, {
      fact: isPart ? 'interaction.credentials-incomplete' : 'interaction.credentials-missing',
      direction: 'request',
      place: '',
      name: alternatives.map(schemes => schemes.map(({ name }) => name).join(' + ')).join(' or '),
      base: 'present',
      revision: 'missing',
      contract: first?.origin ?? operation.origin,
      pact: request.origin,
    }),
  ]
}

/** What cannot be seen in a request, such as a client certificate or how a token was come by, is taken as sent. */
function isSent(
  { type, definition }: SecurityScheme,
  request: HttpInteraction['request'],
): boolean {
  const headers = headersIn(request.headers)
  const authorization = (fieldIn(headers, 'authorization') ?? '').toLowerCase()
  switch (type.toLowerCase()) {
    case 'apikey': {
      const name = textAt(definition, 'name')
      const place = textAt(definition, 'in').toLowerCase()
      if (place === 'header') return fieldIn(headers, name.toLowerCase()) !== null
      return place !== 'query' || request.query.has(name)
    }
    case 'basic':
      return authorization.startsWith('basic ')
    case 'http':
      return authorization.startsWith(`${textAt(definition, 'scheme').toLowerCase()} `)
    default:
      return true
  }
}

function textAt(definition: JsonObject, key: string): string {
  const value = property(definition, key)
  return typeof value === 'string' ? value : ''
}
