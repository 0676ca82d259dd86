// Q3: the cases of the Pact specification. A case is a file `<version>/<request|response|message>/<part>/<any>.json`
// with what is expected, what came, and whether they match.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { PactVersion } from '../../src/core/contract/pact/pact.ts'
import {
  readMessage,
  readRequest,
  readResponse,
} from '../../src/core/contract/pact/read-messages.ts'
import type { Reading } from '../../src/core/contract/pact/reading.ts'
import { textOf } from '../../src/core/diff/pact/apply-matcher.ts'
import { matchMessage, matchRequest, matchResponse } from '../../src/core/diff/pact/match.ts'
import type { Matching } from '../../src/core/diff/pact/matching.ts'
import type { JsonObject } from '../../src/core/json/json.ts'
import { SuiteMissing, shareRow, type Suite } from './suite.ts'

interface Case {
  readonly file: string
  readonly version: PactVersion
  readonly kind: 'request' | 'response' | 'message'
  readonly match: boolean
  readonly expected: JsonObject
  readonly actual: JsonObject
}

const versions: Readonly<Record<string, PactVersion>> = {
  v1: '1',
  'v1.1': '1.1',
  v2: '2',
  v3: '3',
  v4: '4',
}

/** Cases that contradict the rest of the suite, by why; they count all the same. */
const contradictions: ReadonlyMap<string, string> = new Map()

export const pactSpecification: Suite = {
  id: 'Q3',
  summary: 'Pact matching, on the cases of the specification',
  run: (suites, tell) => {
    const folder = join(suites, 'pact-specification')
    if (!existsSync(folder)) throw new SuiteMissing(suites)
    const cases = casesIn(folder)
    if (cases.length === 0) throw new SuiteMissing(suites)
    const groups = Map.groupBy(cases, ({ version }) => version)
    const missed = cases.filter(each => !isRight(each, tell))
    for (const [version, group] of groups) {
      const wrong = missed.filter(each => each.version === version).length
      tell(`version ${version}: ${group.length - wrong} of ${group.length}`)
    }
    const share = 1 - missed.length / cases.length
    return [shareRow('Q3', `Pact matching: verdicts of ${cases.length} cases`, share, 100)]
  },
}

function isRight(each: Case, tell: (line: string) => void): boolean {
  const { matches, mismatches, undecided } = verdictOf(each)
  if (matches === each.match && undecided.length === 0) return true
  const why = [...mismatches.map(it => `${it.part} ${it.place} ${it.kind}`), ...undecided].join(
    '; ',
  )
  const excuse = contradictions.get(each.file)
  tell(
    `${each.file}: ${matches ? 'matches' : `does not match (${why})`}${excuse ? `: ${excuse}` : ''}`,
  )
  return false
}

function verdictOf({ kind, version, expected, actual }: Case): Matching {
  const reading: Reading = {
    document: { uri: 'case', root: {}, dialect: 'json-schema-2020-12' },
    version,
    problems: [],
  }
  const at = '/expected'
  if (kind === 'request') {
    const wanted = readRequest(expected, at, reading)
    return sure(reading, matchRequest(wanted, readRequest(actual, '/actual', reading), version))
  }
  if (kind === 'response') {
    const wanted = readResponse(expected, at, reading)
    return sure(reading, matchResponse(wanted, readResponse(actual, '/actual', reading)))
  }
  const wanted = readMessage(expected, at, reading)
  const { contents, metadata } = readMessage(actual, '/actual', reading)
  const found = new Map(Object.entries(metadata).map(([name, value]) => [name, [textOf(value)]]))
  return sure(reading, matchMessage(wanted, { contents, metadata: found }))
}

function sure({ problems }: Reading, matching: Matching): Matching {
  return { ...matching, undecided: [...matching.undecided, ...problems] }
}

function casesIn(folder: string): readonly Case[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.json'))
    .map(entry => join(entry.parentPath, entry.name))
    .toSorted()
    .flatMap(path => {
      const kindFolder = dirname(dirname(path))
      const version = versions[basename(dirname(kindFolder))]
      const kind = basename(kindFolder)
      if (version === undefined || !isKind(kind)) return []
      const { match, expected, actual } = JSON.parse(readText(path)) as Case
      return [{ file: relative(folder, path), version, kind, match, expected, actual }]
    })
}

/** Some files begin with a byte order mark. */
function readText(path: string): string {
  return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
}

function isKind(name: string): name is Case['kind'] {
  return name === 'request' || name === 'response' || name === 'message'
}
