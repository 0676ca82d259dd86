import { resolve } from 'node:path'
import type { PreparedPin } from '../app/pin/pin.ts'
import { text, type Call } from './command.ts'
import type { Io } from './io.ts'
import { count, size } from './phrases.ts'
import type { Wiring } from './wire.ts'

/** More are counted, not listed: a document of a large vendor can have hundreds. */
const MAX_DEFECTS = 10

/** What was pinned, and what is wrong in it, for people. */
export function tellPinned({ result }: PreparedPin, { out, err, paint }: Io): void {
  const dialect = result.dialect
    .replace('openapi-', 'OpenAPI ')
    .replace('json-schema-', 'JSON Schema ')
    .replace('graphql', 'GraphQL')
  const total = count(result.operationsTotal, 'operation')
  out(`${paint.green('✓')} ${dialect}, ${total}, ${result.operationsPinned} pinned\n`)
  if (result.isByRecordings) {
    err(`those that recordings touch; all of them with --operations '*'\n`)
  }
  const warnings = result.defects.filter(({ level }) => level !== 'info')
  const pinned = warnings.filter(({ isPinned }) => isPinned)
  for (const { file, line, column, reason } of pinned.slice(0, MAX_DEFECTS)) {
    // Whoever typed the address knows the rest of it.
    const name = file.replace(/^https?:.*\/(?=[^/])/, '')
    out(`${paint.yellow('warning')}  contract-wrong  ${name}:${line}:${column}  ${reason}\n`)
  }
  const more = pinned.length - MAX_DEFECTS
  if (more > 0) out(`         … and ${count(more, 'more defect')} of what is pinned\n`)
  const elsewhere = warnings.length - pinned.length
  if (elsewhere > 0) err(`${count(elsewhere, 'defect')} elsewhere in the document\n`)
  const infos = result.defects.length - warnings.length
  if (infos > 0)
    err(`${count(infos, 'example or default', 'examples or defaults')} off its schema\n`)
}

export function tellWritten(
  { result, isSame }: PreparedPin,
  { err }: Io,
  { relative }: Wiring,
  isDry: boolean,
): void {
  const { file, bytes, sha256 } = result
  const done = isDry ? 'would write' : 'wrote'
  const facts = `${relative(file)}  ${size(bytes)}  sha256 ${sha256.slice(0, 8)}…`
  err(`${isSame ? 'unchanged:' : done} ${facts}\n`)
  if (isDry && !isSame) err('nothing was written; leave out --dry-run to write it\n')
}

/** Writes the overlay that `--mend` asks for. */
export async function mend(
  call: Call,
  io: Io,
  { files }: Wiring,
  { contract, result }: PreparedPin,
): Promise<void> {
  const file = text(call, 'mend')
  if (file === undefined) return
  if (result.defects.length === 0) {
    io.err('nothing to mend\n')
    return
  }
  const { mendableIn, mendingOverlay } = await import('../core/contract/openapi/mend/overlay-of.ts')
  const mendable = mendableIn(contract, result.defects)
  const overlay = mendingOverlay(contract, mendable)
  if (overlay === null) {
    io.err('what is wrong can only be mended by hand\n')
    return
  }
  await files.write(resolve(io.cwd, file), `${JSON.stringify(overlay, null, 2)}\n`)
  const howMany = `${mendable.length} of ${count(result.defects.length, 'defect')}`
  io.err(`wrote ${file}, which mends ${howMany}: pin again with --overlay ${file}\n`)
}
