import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, type ServerProcess } from './server-process.ts'

/** One real system, whose versions take turns on one port over one folder of data: an upgrade. */
export interface Subject<Version extends string> {
  readonly url: string
  /** Stops what runs, and starts this version over the same data. */
  run(version: Version): Promise<void>
  close(): Promise<void>
}

export interface Place {
  readonly folder: string
  readonly port: number
  readonly url: string
}

/** @param start starts one version in its place; it answers requests when this resolves. */
export async function openSubject<Version extends string>(
  start: (version: Version, place: Place) => Promise<ServerProcess>,
): Promise<Subject<Version>> {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-subject-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let running: ServerProcess | null = null
  const stop = async (): Promise<void> => {
    await running?.stop()
    running = null
  }
  return {
    url,
    run: async version => {
      await stop()
      running = await start(version, { folder, port, url })
    },
    close: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
