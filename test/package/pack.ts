// Packs the package, installs it into an empty folder and uses it there, as a stranger would.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand, type Ended } from '../run-command.ts'
import { startVendor } from '../support/vendor.ts'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'tidemark-package-'))
// With CI set, a first canary would ask for --learn.
const { CI: _ci, ...env } = process.env
const orders = [1, 2, 3].map(id => ({ id, customer: { name: `Customer ${id}`, vip: id > 1 } }))
const withoutVip = orders.map(({ id, customer: { name } }) => ({ id, customer: { name } }))
/** A module that breaks a process in the middle of a command, as nothing that we know of does. */
const withoutClock = "data:text/javascript,performance.now=()=>{throw new TypeError('planted')}"
let passed = 0
let failed = 0

try {
  await packed()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(`package: ${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

async function packed(): Promise<void> {
  const pack = await inFolder(root, 'npm', 'pack', '--silent', '--pack-destination', folder)
  check('npm pack builds the package', pack, 0)
  const tarball = readdirSync(folder).find(name => name.endsWith('.tgz'))
  if (tarball === undefined) return
  const file = join(folder, tarball)
  check('publint finds nothing', await inFolder(root, 'npx', 'publint', 'run', file, '--strict'), 0)
  const attw = ['attw', file, '--profile', 'esm-only', '--no-definitely-typed', '--no-color']
  check('the types are right', await inFolder(root, 'npx', ...attw), 0)
  const manifest = { name: 'stranger', private: true, allowScripts: { node: true } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  const install = ['install', '--no-audit', '--no-fund', `./${tarball}`, 'node@24.21.0']
  const installed = await inFolder(folder, 'npm', ...install)
  check('it installs into an empty folder', installed, 0)
  if (installed.code === 0) await used()
}

async function used(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  const shown = await inFolder(folder, 'npx', 'tidemark', '--version')
  check('it says its version', shown, 0, ({ stdout }) => stdout.trim() === version)
  const bin = join(folder, 'node_modules/tidemark/dist/cli/bin.js')
  const old = await inFolder(folder, 'npx', 'node', '--import', asNode('22.18.0'), bin)
  check('an older Node reads one sentence', old, 2, ({ stderr }) => stderr.includes('22.19'))
  check('its first file needs no other', { ...shown, code: 0 }, 0, () => !importsAnything(bin))
  const broken = ['--import', withoutClock, bin, 'verify']
  const debug = { ...env, TIDEMARK_DEBUG: '1' }
  const traced = await runCommand('npx', ['node', ...broken], { cwd: folder, env: debug })
  check('a trace names our sources', traced, 3, ({ stderr }) =>
    stderr.includes('src/cli/verify.ts:'),
  )
  const vendor = await startVendor({ orders })
  const url = `${vendor.url}/v1/orders?limit=20`
  const canary = (): Promise<Ended> => inFolder(folder, 'npx', 'tidemark', 'canary', url)
  try {
    check('a first canary learns', await canary(), 0)
    check('the same answer again is healthy', await canary(), 0)
    vendor.answer({ orders: withoutVip })
    const drifted = await canary()
    check('a missing field is found', drifted, 1, ({ stdout }) => stdout.includes('/vip'))
  } finally {
    await vendor.close()
  }
  check('a dead host could not be checked', await canary(), 3)
}

function inFolder(cwd: string, file: string, ...args: string[]): Promise<Ended> {
  return runCommand(file, args, { cwd, env, timeoutMs: 300_000 })
}

/** A module that makes a process believe it runs on that version. */
function asNode(version: string): string {
  const versions = `{ value: { node: '${version}' } }`
  return `data:text/javascript,Object.defineProperty(process, 'versions', ${versions})`
}

/** Whether a file has an import that an older Node would follow, or stumble over, before the file's own code runs. */
function importsAnything(file: string): boolean {
  return /^\s*import\b(?!\s*\()/m.test(readFileSync(file, 'utf8'))
}

/** Counts and prints one step; where it went wrong, what the command said. */
function check(
  what: string,
  ended: Ended,
  code: number,
  holds: (ended: Ended) => boolean = () => true,
): void {
  const good = ended.code === code && holds(ended)
  if (good) passed++
  else failed++
  process.stdout.write(`${good ? '✓' : '✗'} ${what}\n`)
  if (good) return
  process.stdout.write(`  exit ${ended.code}, expected ${code}\n${ended.stdout}${ended.stderr}\n`)
}
