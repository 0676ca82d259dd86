import type { Change } from '../../core/diff/change.ts'
import { splitOperation } from '../../core/exchange/subject.ts'
import { findPrivate, type PrivateSpot } from '../../core/recording/find-private.ts'
import type { RepositoryFact } from '../../core/rules/table/repository.ts'
import type { StoredRecording } from '../repository/recordings.ts'

/** Credentials and persons in a recording, as facts that name file, place and kind and never the value. */
export function privateChanges({ file, recording }: StoredRecording): readonly Change[] {
  const { method, path } = splitOperation(recording.operation)
  return recording.exchanges.flatMap((exchange, i) =>
    findPrivate(exchange, i).map(spot => {
      const status = spot.side === 'request' ? '' : String(exchange.response.status)
      return changeOf(spot, file, { method, path, status, mediaType: '' })
    }),
  )
}

const facts: Readonly<Record<PrivateSpot['found']['group'], RepositoryFact>> = {
  secret: 'recording.holds-secret',
  personal: 'recording.holds-personal-data',
}

function changeOf(
  { place, pointer, found }: PrivateSpot,
  file: string,
  where: Change['where'],
): Change {
  return {
    fact: facts[found.group],
    direction: 'none',
    where,
    place,
    details: { file, kind: found.kind },
    origin: { base: { file, pointer } },
  }
}
