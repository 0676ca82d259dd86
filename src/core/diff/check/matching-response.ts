import type { Media, Operation, ResponsePromise } from '../../contract/contract.ts'
import { parseMediaType } from '../../exchange/media-type.ts'

/** The promise for a status: stated exactly, else its range, else the default; null where there is none. */
export function responseFor(operation: Operation, status: number): ResponsePromise | null {
  const stated = (key: string): ResponsePromise | undefined =>
    operation.responses.find(response => response.status.toUpperCase() === key)
  const exact = stated(String(status))
  return exact ?? stated(`${Math.floor(status / 100)}XX`) ?? stated('DEFAULT') ?? null
}

type Parameters = ReadonlyMap<string, string>

const none: Parameters = new Map()

const tests: readonly ((stated: string, essence: string) => boolean)[] = [
  (stated, essence) => stated === essence,
  (stated, essence) => plainOf(stated) === plainOf(essence),
  (stated, essence) =>
    stated.endsWith('/*') && essence.startsWith(stated.slice(0, -1)) && stated !== '*/*',
  stated => stated === '*/*' || stated === '*',
]

/**
 * The media type of the contract that an answer of this one keeps: the same, the same with a structured
 * suffix (`application/vnd.x+json` for `application/json`), a range. The narrowest wins; of those that differ in
 * their parameters alone the one of which most are met and none is contradicted, where there is one.
 *
 * @param essence without parameters, lower case.
 */
export function mediaFor(
  content: readonly Media[],
  essence: string,
  parameters: Parameters = none,
): Media | null {
  for (const test of tests) {
    const fitting = content.filter(({ mediaType }) => test(withoutParameters(mediaType), essence))
    if (fitting.length < 2) {
      if (fitting[0] !== undefined) return fitting[0]
      continue
    }
    const scores = fitting.map(media => agreement(media, parameters))
    return fitting[scores.indexOf(Math.max(...scores))] ?? null
  }
  return null
}

/** Whether a media type or range admits this one. */
export function admitsType(stated: string, essence: string): boolean {
  return tests.some(test => test(withoutParameters(stated), essence))
}

/** How many of the stated parameters came; what came otherwise outweighs them all. */
function agreement({ mediaType }: Media, came: Parameters): number {
  let score = 0
  for (const [name, value] of parseMediaType(mediaType)?.parameters ?? none) {
    const other = came.get(name)?.toLowerCase()
    if (other === value.toLowerCase()) score++
    else score -= other === undefined ? 0.5 : 100
  }
  return score
}

function withoutParameters(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase()
}

/** `application/json` of `application/vnd.github.v3+json` and of `application/*+json`. */
function plainOf(essence: string): string {
  const plus = essence.lastIndexOf('+')
  return plus < 0 ? essence : `${essence.slice(0, essence.indexOf('/'))}/${essence.slice(plus + 1)}`
}
