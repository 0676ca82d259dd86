import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Defect } from '../../core/contract/contract.ts'
import { checkStructure } from '../../core/contract/openapi/structure/check-structure.ts'
import type { LoadedDocument } from '../../ports/specs.ts'
import { readFaults, type SchemaFault } from './schema-faults.ts'

export interface ValidateOptions {
  /** Milliseconds; 10,000 when left out. */
  readonly timeoutMs?: number
  /** Told with the bound when the document was not held against the schema to the end. */
  readonly onTimeout?: (timeoutMs: number) => void
}

/**
 * Holds a document against the official schema of its OpenAPI version, of 3.2 against our own tables. What takes longer than the bound, or makes
 * the validator itself fail, is no defect of the document: then there are none.
 */
export async function validateSpec(
  { document }: LoadedDocument,
  { timeoutMs = 10_000, onTimeout }: ValidateOptions = {},
): Promise<Defect[]> {
  if (document.dialect === 'openapi-3.2') return checkStructure(document)
  // The package holds no schema of a later version, nor of other kinds of documents.
  if (!/^openapi-(?:2\.0|3\.[01])$/.test(document.dialect)) return []
  const faults = await runWorker(document.root, timeoutMs, onTimeout)
  return readFaults(faults).map(({ pointer, reason }) => ({
    reason,
    origin: { file: document.uri, pointer },
  }))
}

function runWorker(
  root: unknown,
  timeoutMs: number,
  onTimeout: ValidateOptions['onTimeout'],
): Promise<readonly SchemaFault[]> {
  const file = new URL(`./schema-worker${extname(import.meta.url)}`, import.meta.url)
  return new Promise(resolve => {
    const worker = new Worker(file, {
      workerData: root,
      // What the package prints is not for our output.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    const end = (faults: readonly SchemaFault[]): void => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(faults)
    }
    const timer = setTimeout(() => {
      onTimeout?.(timeoutMs)
      end([])
    }, timeoutMs)
    worker.once('message', (faults: readonly SchemaFault[]) => end(faults))
    worker.once('error', () => end([]))
    worker.once('exit', () => end([]))
  })
}
