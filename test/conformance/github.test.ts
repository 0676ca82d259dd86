import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { githubContract, githubDocument } from '../../bench/github-corpus.ts'
import type { Finding } from '../../src/core/rules/finding.ts'
import { rulingsOver } from '../../src/core/rules/dated-answers.ts'
import { judge } from '../../src/core/rules/judge.ts'
import { answersOf, editions } from './github-recordings.ts'

/** A day in the year of the document. */
const pinnedOn = '2025-06-01'

/** What GitHub answered over the years, held against what it says today: the operation, the place, and why. */
const rulings = [
  ['GET /', '/label_search_url', 'stale', '8 recordings from 2017 to 2018 lack it, and 3 newer'],
  ['GET /', '/team_url', 'stale', '8 recordings from 2017 to 2018 show it, and 3 newer'],
  ['GET /orgs/{org}', '/archived_at', 'wrong', '7 recordings from 2017 to 2024 all lack it'],
  ['GET /orgs/{org}', '/node_id', 'stale', '3 recordings from 2017 to 2018 lack it, and 4 newer'],
  ['GET /repos/{owner}/{repo}', '/archived', 'stale', '1 recording of 2017-10-01 lacks it, and 6'],
  ['GET /repos/{owner}/{repo}', '/disabled', 'stale', '4 recordings from 2017 to 2018 lack it'],
  ['GET /repos/{owner}/{repo}', '/has_discussions', 'wrong', '7 recordings from 2017 to 2024 all'],
  ['GET /search/issues', '/search_type', 'wrong', '5 recordings from 2018 to 2024 all lack it'],
  ['GET /repos/{owner}/{repo}/contents/{path}', '', 'wrong', '5 recordings from 2018 to 2024 all'],
  ['PUT /notifications', '', 'stale', '1 recording of 2018-03-01 shows 400, long before'],
] as const

const verdicts = { stale: 'stale-recording', wrong: 'contract-wrong' } as const

function judged(): readonly Finding[] {
  const { contract } = githubContract()
  const answers = editions().flatMap(edition => answersOf(edition, contract))
  return [...Map.groupBy(answers, ({ operation }) => operation.key).values()].flatMap(together =>
    judge(
      together.flatMap(({ broken }) => broken),
      {
        provider: 'github',
        scope: 'default',
        now: 0,
        hash: text => createHash('sha256').update(text).digest('hex'),
        verdict: rulingsOver(together, { pinnedOn, baselineOn: '', baseline: () => 'unknown' }),
      },
    ),
  )
}

const installed = existsSync(githubDocument) && editions().length >= 7

describe.skipIf(!installed)('recordings of seven dates against the contract of today', () => {
  const findings = installed ? judged() : []

  test.each(rulings)('%s %s: %s', (operation, at, verdict, because) => {
    const found = findings.filter(
      finding => `${finding.method} ${finding.path}` === operation && finding.at === at,
    )
    expect(found.map(finding => finding.verdict)).toEqual([verdicts[verdict]])
    expect(found[0]?.because).toContain(because)
  })

  test('calls nothing drift, for nothing is newer than the contract', () => {
    expect(new Set(findings.map(({ verdict }) => verdict))).toEqual(
      new Set(['stale-recording', 'contract-wrong']),
    )
  })

  test('calls no fault of the contract an error, and what newer recordings keep never its fault', () => {
    const wrong = findings.filter(({ verdict }) => verdict === 'contract-wrong')
    expect(wrong.map(({ level }) => level)).not.toContain('error')
    expect(wrong.filter(({ because }) => because?.includes('newer') === true)).toEqual([])
    expect(wrong).toHaveLength(10)
    expect(findings).toHaveLength(80)
  })
})
