import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProgram, type ServerProcess } from './server-process.ts'
import { openSubject, type Place, type Subject } from './subject.ts'

/** A REST API over one JSON file. */
export type JsonServerVersion = '0' | '1'

const scripts: Readonly<Record<JsonServerVersion, string>> = {
  '0': 'json-server-0/lib/cli/bin.js',
  '1': 'json-server-1/lib/bin.js',
}

/** @param database collections by name. It is written anew for each version, as it was. */
export function openJsonServer(
  database: Readonly<Record<string, readonly object[]>>,
): Promise<Subject<JsonServerVersion>> {
  return openSubject((version, place) => start(version, place, database))
}

function start(
  version: JsonServerVersion,
  { folder, port, url }: Place,
  database: object,
): Promise<ServerProcess> {
  const file = join(folder, 'db.json')
  writeFileSync(file, JSON.stringify(database))
  return startProgram({
    script: scripts[version],
    args: ['--port', String(port), '--host', '127.0.0.1', file],
    folder,
    readyUrl: url,
  })
}
