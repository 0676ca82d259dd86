import type { Contract, Operation, ResponsePromise } from '../../contract/contract.ts'
import type { HttpInteraction, Pact } from '../../contract/pact/pact.ts'
import type { Change } from '../change.ts'
import { responseFor } from '../check/matching-response.ts'
import { compareCredentials, credentialNames } from './compare-credentials.ts'
import { compareParameters, isRefusalExpected } from './compare-parameters.ts'
import { compareRequestBody } from './compare-request-body.ts'
import { compareResponse } from './compare-response.ts'
import { findRoute } from './find-route.ts'
import { rangesIn, typeMeant } from './media-match.ts'
import { statedTypes } from './stated-types.ts'
import { inside, tell, type Subject } from './telling.ts'
import { fieldIn, headersIn } from './wire.ts'

/**
 * Holds an interaction against the contract of its provider, both sides of it, without asking anybody: the provider must
 * be able to take the request, and the answer that the consumer expects must be one that the contract promises.
 */
export function compareHttp(
  pact: Pact,
  interaction: HttpInteraction,
  contract: Contract,
): Change[] {
  const { request } = interaction
  const route = findRoute(contract, request)
  if (route === null) return [unknownOperation(pact, interaction, contract)]
  const { operation } = route
  const { method, path } = operation
  const where = { method, path, status: String(interaction.response.status), mediaType: '' }
  const subject = { pact, interaction, where }
  const known = credentialNames(operation, contract)
  const parameters = compareParameters(subject, interaction, route, known)
  // A path that the operation does not take is another path: nothing else can be told of it.
  const ofPath = parameters.filter(({ place }) => place.startsWith('path:'))
  if (ofPath.length > 0) return ofPath
  return [
    ...(isRefusalExpected(interaction)
      ? []
      : compareCredentials(subject, interaction, operation, contract)),
    ...parameters,
    ...compareAccept(subject, interaction, operation, contract),
    ...compareRequestBody(subject, interaction, operation, contract),
    ...compareResponse(subject, interaction, operation, contract),
  ]
}

function unknownOperation(pact: Pact, interaction: HttpInteraction, contract: Contract): Change {
  const { method, path, origin } = interaction.request
  const where = { method, path, status: '', mediaType: '' }
  return tell(
    { pact, interaction, where },
    {
      fact: 'interaction.operation-unknown',
      direction: 'request',
      place: '',
      name: `${method} ${path}`,
      base: 'nothing',
      revision: 'asked for',
      contract: { file: contract.document.uri, pointer: '/paths' },
      pact: inside(origin, 'path'),
    },
  )
}

/** What the consumer accepts must be among what the operation answers, with whatever status. */
function compareAccept(
  subject: Subject,
  { request, response }: HttpInteraction,
  operation: Operation,
  contract: Contract,
): Change[] {
  const ranges = rangesIn(fieldIn(headersIn(request.headers), 'accept') ?? '')
  const produced = statedTypes(contract, operation, 'produces')
  const promise = responseFor(operation, response.status)
  const promised = produced ?? (promise === null ? [] : typesOf(promise))
  const all = produced ?? operation.responses.flatMap(typesOf)
  if (ranges.length === 0 || promised.length === 0) return []
  if (typeMeant(all, ranges) !== null) return []
  return [
    tell(subject, {
      fact: 'interaction.accept-unpromised',
      direction: 'request',
      place: 'header:accept',
      at: 'parameter',
      name: 'accept',
      base: [...new Set(all)].join(', '),
      revision: ranges.join(', '),
      contract: operation.origin,
      pact: inside(request.origin, 'headers'),
    }),
  ]
}

function typesOf({ content }: ResponsePromise): readonly string[] {
  return content.map(({ mediaType }) => mediaType)
}
