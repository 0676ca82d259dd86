import type { Change } from '../../diff/change.ts'
import { shortText } from '../sentence.ts'
import type { Level } from '../finding.ts'
import type { Rule } from '../rule.ts'

/**
 * What is wrong in the files of the repository itself. `details.file` names the file; of a recording
 * `details.kind` says what it looks like, never the value; of an ignore `details.says` what became of it.
 */
export type RepositoryFact =
  | 'recording.holds-secret'
  | 'recording.holds-personal-data'
  | 'ignore.ended'
  | 'ignore.unused'

type RepositoryRow = readonly [
  id: string,
  level: Level,
  fact: RepositoryFact,
  area: string,
  explanation: string,
]

const rows: readonly RepositoryRow[] = [
  [
    'recording-holds-secret',
    'error',
    'recording.holds-secret',
    'Recordings',
    'a recording holds what looks like a credential, or something under a name of one. Tidemark writes none, so it was edited by hand or comes from elsewhere. Revoke the credential, since git keeps what was committed, and record the operation again.',
  ],
  [
    'recording-holds-personal-data',
    'warning',
    'recording.holds-personal-data',
    'Recordings',
    'a recording holds what looks like data of a person. Tidemark puts fakes in its place, so it was edited by hand or comes from elsewhere. Replace it by something made up, or record the operation again.',
  ],
  [
    'ignore-ended',
    'warning',
    'ignore.ended',
    'Ignores',
    'a decision not to be told is over, and what it left out is told again. Settle the finding, or set another date and say why.',
  ],
  [
    'ignore-unused',
    'info',
    'ignore.unused',
    'Ignores',
    'a decision not to be told leaves nothing out any more. Remove it, so that nobody is surprised when it comes to work again.',
  ],
]

export const repositoryRules: readonly Rule[] = rows.map(([id, level, fact, area, explains]) => ({
  id,
  level,
  direction: 'none' as const,
  area,
  kind: 'Existence',
  action: 'change',
  fact,
  message,
  explanation: `${id}: ${explains}`,
}))

/** `response: vendor-token in recordings/acme/get-orders.json`, or `ignore: contracts/ignores.json:3 leaves nothing out`. */
function message({ details, where }: Change): string {
  const file = shortText(details?.['file'])
  if (details?.['kind'] === undefined) return `ignore: ${file} ${shortText(details?.['says'])}`
  const side = where.status === '' ? 'request' : 'response'
  return `${side}: ${shortText(details['kind'])} in ${file}`
}
