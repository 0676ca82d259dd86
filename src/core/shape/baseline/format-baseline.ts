import { canonicalJson } from '../../json/canonical.ts'
import type { Json } from '../../json/json.ts'
import { subjectKey } from '../../exchange/subject.ts'
import type { PlaceRow } from '../tally/place-row.ts'
import type { Baseline, SubjectShape } from './baseline.ts'
import { sortedRows } from './place-tree.ts'

/** First of the file, so that a reader knows what it holds before it reads on. */
export const BASELINE_FORMAT = 'tidemark-baseline-1'

/**
 * The text of a baseline file: JSON with sorted keys and one line per place, so that a diff of it reads
 * like a list of changes. Ends with a line feed.
 */
export function formatBaseline(baseline: Baseline): string {
  const subjects = baseline.subjects
    .toSorted((a, b) => (subjectKey(a.subject) < subjectKey(b.subject) ? -1 : 1))
    .map(formatSubject)
  const list = subjects.length === 0 ? '[]' : `[\n${subjects.join(',\n')}\n  ]`
  const accepted = (baseline.accepted ?? []).map(entry => `    ${canonicalJson({ ...entry })}`)
  const journal = accepted.length === 0 ? '' : `\n  "accepted": [\n${accepted.join(',\n')}\n  ],`
  return `{${journal}
  "format": ${JSON.stringify(BASELINE_FORMAT)},
  "provider": ${JSON.stringify(baseline.provider)},
  "subjects": ${list}
}
`
}

function formatSubject({ subject, exchanges, places }: SubjectShape): string {
  const facts: Readonly<Record<string, Json>> = {
    exchanges,
    mediaType: subject.mediaType,
    operation: subject.operation,
    scope: subject.scope,
    side: subject.side,
    status: subject.status,
    variant: subject.variant,
    version: subject.version,
  }
  const rows = sortedRows(places).map(
    row => `        ${JSON.stringify(row.place)}: ${formatRow(row)}`,
  )
  const members = Object.entries(facts)
    .toSpliced(3, 0, ['places', null])
    .map(([name, value]) => {
      if (name !== 'places') return `      "${name}": ${JSON.stringify(value)}`
      return rows.length === 0
        ? '      "places": {}'
        : `      "places": {\n${rows.join(',\n')}\n      }`
    })
  return `    {\n${members.join(',\n')}\n    }`
}

/** What the place says already, and what is empty, is left out. */
function formatRow(row: PlaceRow): string {
  const facts = Object.entries(row).filter(
    ([name, value]) => name !== 'place' && (name !== 'formats' || Object.keys(value).length > 0),
  )
  return canonicalJson(Object.fromEntries(facts))
}
