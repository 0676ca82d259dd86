import { essenceOf, isJsonType } from '../../exchange/media-type.ts'

/** Sequences of JSON values, and ranges that JSON is in. */
const others: ReadonlySet<string> = new Set([
  'application/jsonl',
  'application/ndjson',
  'application/x-ndjson',
  'application/json-seq',
  'text/event-stream',
  'application/*',
  '*/*',
])

/** Whether values keep their kind in this media type: a number there is no text. False for forms, XML and no body. */
export function carriesJson(mediaType: string): boolean {
  const essence = essenceOf(mediaType)
  return isJsonType(essence) || others.has(essence)
}
