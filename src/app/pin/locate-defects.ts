import type { Contract, Defect } from '../../core/contract/contract.ts'
import { valueAt } from '../../core/json/pointer.ts'
import type { LoadedDocument, Position } from '../../ports/specs.ts'

/** A fault of the document, for people. */
export interface LocatedDefect extends Defect, Position {
  readonly file: string
  /** Whether it stands in what was pinned, and not elsewhere in the document. */
  readonly isPinned: boolean
}

/**
 * All defects, by file, line and column. Where the reader has found a fault, what the validator says about
 * the same place is left out.
 */
export function locateDefects(
  loaded: LoadedDocument,
  contract: Contract,
  faults: readonly Defect[],
  pinned: Contract,
): LocatedDefect[] {
  const own = [...loaded.warnings, ...contract.defects]
  const known = new Set(own.map(({ origin }) => `${origin.file}#${origin.pointer}`))
  const rest = faults.filter(({ origin }) => !known.has(`${origin.file}#${origin.pointer}`))
  return [...own, ...rest]
    .map(defect => {
      const { file, pointer } = defect.origin
      const { line, column } = loaded.locate(pointer, file)
      const isMain = file === loaded.document.uri
      const isPinned = !isMain || valueAt(pinned.document.root, pointer) !== undefined
      return { ...defect, file, line, column, isPinned }
    })
    .sort((a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column)
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
