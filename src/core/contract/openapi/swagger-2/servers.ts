import { memberOf, type ObjectPart } from '../part.ts'
import { textAt, textsAt, type Reading } from '../reading.ts'

/**
 * One URL for each scheme. Where none is stated it is the scheme that the document came by, which `//host` says.
 *
 * @param holder of `schemes`: the document or an operation. Undefined where it says nothing of servers.
 */
export function readServers(
  reading: Reading,
  root: ObjectPart,
  holder: ObjectPart,
): readonly string[] | undefined {
  const fields = holder === root ? ['host', 'basePath'] : ['schemes']
  if (!fields.some(field => memberOf(holder, field))) return undefined
  const host = textAt(reading, root, 'host')
  const path = (textAt(reading, root, 'basePath') ?? '').replace(/\/+$/, '')
  if (host === undefined) return [path === '' ? '/' : path]
  const schemes = textsAt(reading, holder, 'schemes')
  const starts = schemes.length === 0 ? ['//'] : schemes.map(scheme => `${scheme}://`)
  return starts.map(start => `${start}${host}${path}`)
}
