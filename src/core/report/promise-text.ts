import type { Cause } from '../rules/cause.ts'
import type { Finding } from '../rules/finding.ts'
import { sideText } from './wording.ts'

/** `promised string, null in 3 of 20; no earlier answer, so not drift` */
export function promiseText(finding: Finding): string {
  const { expected, actual, evidence, message } = finding
  const told =
    typeof expected === 'string' && typeof actual === 'string'
      ? `promised ${sideText(expected)}, ${actual}${shareText(finding, ' ')}`
      : message.slice(message.indexOf(': ') + 1).trim()
  const since = evidence?.baselineOf === undefined ? 'no earlier answer' : 'as before'
  return `${told}; ${since}, so not drift`
}

/** ` in 20 of 20`, after the text that it belongs to; nothing where nothing was counted. */
export function shareText({ evidence }: Finding, before = ''): string {
  if (evidence === null) return ''
  const [seen, of] = [evidence.seen, evidence.of].map(count => count.toLocaleString('en-US'))
  return `${before}in ${seen} of ${of}`
}

/** Whether the API does what no contract speaks of, which it may. */
export function isUndocumented({ rule, example }: Cause): boolean {
  return example.verdict === 'contract-wrong' && rule === 'response-property-undocumented'
}

/** The next step of a reader, with its question: what is not to stay has no way out but to go. */
export function nextStep(finding: Finding): string {
  if (finding.rule.startsWith('recording-holds-')) return 'to mend: npx tidemark record <url>'
  if (finding.rule.startsWith('ignore-')) return 'to mend: npx tidemark ignore --help'
  return finding.verdict === 'stale-recording'
    ? `to mend: npx tidemark record <url>  or leave out: npx tidemark ignore ${finding.id}`
    : `intended? ${wayOut(finding)}`
}

/** What is to be done where it was meant: a baseline takes in drift that a run saw, and nothing else. */
export function wayOut({ id, verdict, because }: Finding): string {
  // A ruling over recordings belongs to no run that a baseline could be moved to.
  return verdict === 'drift' && because === undefined
    ? `npx tidemark accept ${id} --because "…"`
    : ignoring(id)
}

/** So many findings of different rules are named one by one. */
const MAX_IDS = 3

/** The same for all that has one cause: the findings where there are few, else their rules at their place. */
export function causeWayOut({ example, findings }: Cause): string {
  if (findings.length === 1) return wayOut(example)
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  if (rules.length > 1 && findings.length <= MAX_IDS) {
    return ignoring(findings.map(({ id }) => id).join(' '))
  }
  const tails = new Set(findings.map(({ at }) => at.slice(at.lastIndexOf('/'))))
  const [tail = ''] = tails
  // What a shell or a glob would read otherwise is left out: better too much than wrong.
  const place = tails.size === 1 && /^\/[\w.-]+$/.test(tail) ? ` --place '**${tail}'` : ''
  return ignoring(`${rules.map(rule => `--rule ${rule}`).join(' ')}${place}`)
}

function ignoring(what: string): string {
  return `npx tidemark ignore ${what} --until <date> --because "…"`
}
