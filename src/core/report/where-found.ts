import { formatPointer, type Pointer } from '../json/pointer.ts'
import type { Finding } from '../rules/finding.ts'
import type { FilePosition, Report } from './report.ts'

export interface FoundAt {
  /** As it was typed: a path, or a URL. */
  readonly file: string
  readonly pointer: Pointer
  readonly position: FilePosition | null
}

/** The place in a file that a person or a tool opens to see the promise; null where none is known. */
export function foundAt(finding: Finding, { document, locate }: Report): FoundAt | null {
  const file = finding.contract?.file ?? document
  if (file === undefined) return null
  const pointer = finding.contract?.pointer || operationPointer(finding)
  return { file, pointer, position: locate?.(file, pointer) ?? null }
}

/** Where an OpenAPI document has the operation and its status. */
function operationPointer({ method, path, status }: Finding): Pointer {
  if (!path.startsWith('/')) return ''
  const tokens = ['paths', path, method.toLowerCase()]
  return formatPointer(status === '' ? tokens : [...tokens, 'responses', status])
}
