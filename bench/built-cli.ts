import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { processCost } from './process-cost.ts'

const root = join(import.meta.dirname, '..')

/** The command line as it is installed, built once for a run: type stripping would be measured otherwise. */
export async function builtCli(): Promise<string> {
  built ??= build()
  return built
}

let built: Promise<string> | undefined

async function build(): Promise<string> {
  const { code, stdout, stderr } = await processCost([
    process.execPath,
    join(root, '.config/build.ts'),
  ])
  const cli = join(root, 'dist/cli/bin.js')
  if (code !== 0 || !existsSync(cli)) throw new Error(`The build failed.\n${stdout}${stderr}`)
  return cli
}
