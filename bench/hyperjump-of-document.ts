import type { Json, JsonObject } from '../src/core/json/json.ts'
import type { Case } from './github-corpus.ts'

/** Of the peer's public API, what is used here: its own types are there only where the peers are installed. */
interface Hyperjump {
  readonly registerSchema: (document: JsonObject, uri: string, dialect: string) => void
  readonly setShouldValidateFormat: (on: boolean) => void
  readonly setShouldValidateSchema: (on: boolean) => void
  readonly validate: (
    uri: string,
  ) => Promise<(value: Json, output: 'BASIC') => { readonly valid: boolean }>
}

const uri = 'https://bench.example/document'
const peer: string = '@hyperjump/json-schema/openapi-3-0'

/** Hyperjump's verdicts on the cases, each schema read beforehand, with the places of all errors as we give them. */
export async function hyperjumpJudges(
  document: JsonObject,
  cases: readonly Case[],
): Promise<(() => boolean)[]> {
  const hyperjump = (await import(peer)) as Hyperjump
  hyperjump.registerSchema(document, uri, 'https://spec.openapis.org/oas/3.0/dialect')
  hyperjump.setShouldValidateFormat(true)
  // GitHub's document is not valid by the letter, and would be refused as a whole.
  hyperjump.setShouldValidateSchema(false)
  const judges: (() => boolean)[] = []
  for (const { schema, value } of cases) {
    const judge = await hyperjump.validate(`${uri}#${encodeURI(schema.pointer)}`)
    judges.push(() => judge(value, 'BASIC').valid)
  }
  return judges
}
