import type { Media, Operation, ResponsePromise } from '../../contract/contract.ts'

/** The promise for a status: stated exactly, else its range, else the default; null where there is none. */
export function responseFor(operation: Operation, status: number): ResponsePromise | null {
  const stated = (key: string): ResponsePromise | undefined =>
    operation.responses.find(response => response.status.toUpperCase() === key)
  const exact = stated(String(status))
  return exact ?? stated(`${Math.floor(status / 100)}XX`) ?? stated('DEFAULT') ?? null
}

/**
 * The media type of the contract that an answer of this one keeps: the same, the same with a structured
 * suffix (`application/vnd.x+json` for `application/json`), a range. The narrowest wins.
 *
 * @param essence without parameters, lower case.
 */
export function mediaFor(content: readonly Media[], essence: string): Media | null {
  const tests: readonly ((stated: string) => boolean)[] = [
    stated => stated === essence,
    stated => plainOf(stated) === plainOf(essence),
    stated => stated.endsWith('/*') && essence.startsWith(stated.slice(0, -1)) && stated !== '*/*',
    stated => stated === '*/*' || stated === '*',
  ]
  for (const test of tests) {
    const media = content.find(({ mediaType }) => test(withoutParameters(mediaType)))
    if (media !== undefined) return media
  }
  return null
}

function withoutParameters(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase()
}

/** `application/json` of `application/vnd.github.v3+json` and of `application/*+json`. */
function plainOf(essence: string): string {
  const plus = essence.lastIndexOf('+')
  return plus < 0 ? essence : `${essence.slice(0, essence.indexOf('/'))}/${essence.slice(plus + 1)}`
}
