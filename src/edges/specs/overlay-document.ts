import { hash } from 'node:crypto'
import { resolve } from 'node:path'
import type { Defect } from '../../core/contract/contract.ts'
import { applyOverlay } from '../../core/contract/overlay/apply-overlay.ts'
import type { Json } from '../../core/json/json.ts'
import type { Pointer } from '../../core/json/pointer.ts'
import { InputError } from '../../errors.ts'
import type { OverlayFile } from '../../ports/specs.ts'
import { decodeText } from './decode-text.ts'
import { parseText, type ParsedText } from './parse-text.ts'
import { readFile } from './read-file.ts'

/** A document with its overlays applied. */
export interface Overlaid {
  readonly root: Json
  readonly overlays: readonly OverlayFile[]
  readonly warnings: readonly Defect[]
  /** By the file's name in the origins of warnings. */
  readonly parsed: ReadonlyMap<string, ParsedText>
  /** Where a value stands in the text of the document, or its nearest parent there. */
  readonly sourcePointer: (pointer: Pointer) => Pointer
}

/**
 * Applies overlay files to a document, one after the other.
 *
 * @param files paths, from `cwd`.
 * @throws InputError with file, line and column of what is wrong in an overlay.
 */
export async function overlayDocument(
  root: Json,
  files: readonly string[],
  cwd: string,
): Promise<Overlaid> {
  let result: Overlaid = {
    root,
    overlays: [],
    warnings: [],
    parsed: new Map(),
    sourcePointer: pointer => pointer,
  }
  for (const file of files) result = await applyFile(result, file, cwd)
  return result
}

async function applyFile(before: Overlaid, file: string, cwd: string): Promise<Overlaid> {
  const bytes = await readFile(resolve(cwd, file), file)
  const parsed = parseText(decodeText(bytes, file), file)
  const applied = applyOverlay(before.root, parsed.root)
  if (!applied.ok) {
    const { line, column } = parsed.locate(applied.pointer)
    throw new InputError(`${file}:${line}:${column}`, applied.reason, 'Correct the overlay there.')
  }
  const warnings = applied.warnings.map(({ reason, pointer }) => ({
    reason,
    origin: { file, pointer },
  }))
  return {
    root: applied.root,
    overlays: [...before.overlays, { file, sha256: hash('sha256', bytes) }],
    warnings: [...before.warnings, ...warnings],
    parsed: new Map([...before.parsed, [file, parsed]]),
    sourcePointer: pointer => before.sourcePointer(applied.sourcePointer(pointer)),
  }
}
