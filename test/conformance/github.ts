import { existsSync } from 'node:fs'
import type { ValidateFunction } from 'ajv/dist/2020.js'
import { ajvOf } from '../../bench/ajv-of-document.ts'
import {
  exampleCases,
  githubContract,
  githubDocument,
  recordedCases,
  type Case,
} from '../../bench/github-corpus.ts'
import { check } from '../../src/core/diff/check/check.ts'
import { conforms } from '../../src/core/diff/check/conforms.ts'
import { countRow, PeersMissing, shareRow, type Suite } from './suite.ts'

/** Where check and Ajv may differ: the name of the case and its schema, and who is right and why. */
const explained: ReadonlyMap<string, string> = new Map()

/** `check` and Ajv on what GitHub shows in its document, and on what it answered, against its own contract. */
export const checkOnGithub: Suite = {
  id: 'Q4',
  summary: "check on GitHub's examples and recorded answers, beside Ajv",
  run(_, tell) {
    if (!existsSync(githubDocument)) throw new PeersMissing()
    const { document, contract } = githubContract()
    const compile = ajvOf(document)
    const compiled = new Map<string, ValidateFunction>()
    const judges: Judges = {
      ajv({ schema, value }) {
        const validate = compiled.get(schema.pointer) ?? compile(schema.pointer)
        compiled.set(schema.pointer, validate)
        return validate(value)
      },
      tell,
    }
    const [shown, sent] = [exampleCases(contract), recordedCases(contract)]
    const [examples, recorded] = [held(shown, judges), held(sent, judges)]
    const refused = `${examples.refused} of them break it`
    return [
      shareRow('Q4', `as Ajv: ${shown.length} examples, ${refused}`, examples.share, 99.5),
      shareRow('Q4', `as Ajv: ${sent.length} recorded answers`, recorded.share, 99.5),
      countRow('Q4', 'not as Ajv, unexplained', examples.open + recorded.open, 0),
    ]
  },
}

interface Judges {
  readonly ajv: (one: Case) => boolean
  readonly tell: (line: string) => void
}

interface Held {
  readonly share: number
  readonly refused: number
  /** Disagreements without an explanation. */
  readonly open: number
}

function held(cases: readonly Case[], { ajv, tell }: Judges): Held {
  const judged = cases.map(one => {
    const theirs = ajv(one)
    return { one, theirs, agrees: agrees(one, theirs) }
  })
  const apart = judged.filter(({ agrees }) => !agrees)
  const open = apart.filter(({ one }) => !explained.has(keyOf(one)))
  for (const { one, theirs } of apart) {
    const why = explained.get(keyOf(one)) ?? 'unexplained'
    tell(`${keyOf(one)}: Ajv ${theirs ? 'admits' : 'refuses'} it: ${why}`)
  }
  const refused = judged.filter(({ theirs }) => !theirs).length
  return { share: 1 - apart.length / Math.max(1, cases.length), refused, open: open.length }
}

/** Whether both answers of ours are that of Ajv: the explained one, and the quick one. */
function agrees({ schema, value }: Case, theirs: boolean): boolean {
  const explainedAs = check(value, schema, 'response').length === 0
  return explainedAs === theirs && conforms(value, schema, 'response') === theirs
}

function keyOf({ name, schema }: Case): string {
  return `${name} ${schema.pointer}`
}
