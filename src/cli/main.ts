import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import type { Io } from './io.ts'

enableCompileCache()
// Whoever asks for the stack of a fault wants it in lines of the sources.
if (process.env['TIDEMARK_DEBUG'] !== undefined) process.setSourceMapsEnabled(true)
const words = process.argv.slice(2)

if (words[0] === '--version' || words[0] === '-v') {
  process.stdout.write(`${version()}\n`)
} else {
  const { run } = await import('./run.ts')
  process.exitCode = await run(words, await processIo())
}

function version(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'
}

async function processIo(): Promise<Io> {
  const { default: picocolors } = await import('picocolors')
  const noColor = process.env['NO_COLOR']
  const color = process.stdout.isTTY && (noColor === undefined || noColor === '')
  // A reader that went away (`| head`) ends the output, not the run.
  process.stdout.on('error', () => undefined)
  return {
    out: text => void process.stdout.write(text),
    err: text => void process.stderr.write(text),
    env: process.env,
    cwd: process.cwd(),
    nodeVersion: process.versions.node,
    clock: { now: () => Date.now(), mark: () => performance.now() },
    interactive: process.stderr.isTTY && process.env['CI'] === undefined,
    terminal:
      process.stdin.isTTY && process.stderr.isTTY && process.env['CI'] === undefined
        ? { input: process.stdin, output: process.stderr }
        : null,
    paint: picocolors.createColors(color),
    interrupted: () =>
      new Promise(resolve => {
        process.once('SIGINT', () => resolve())
        process.once('SIGTERM', () => resolve())
      }),
  }
}
