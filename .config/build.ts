// Builds `dist` from nothing, so that no file of an older build is ever packed: the types as they are, the code in few
// files, since opening one costs a command more than reading it.
import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { rolldown, type Plugin } from 'rolldown'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')

/** By their names in `dist`. What is started by its path lies beside what starts it: all of it in one folder. */
const entries = {
  index: 'src/index.ts',
  'cli/bin': 'src/cli/bin.ts',
  'cli/schema-worker': 'src/edges/specs/schema-worker.ts',
  'cli/monitor-child': 'src/edges/config/monitor-child.ts',
  'cli/verifier-child': 'src/edges/pact/verifier-child.ts',
}

/** What nearly every command needs, and what costs more to find than to run. All else stays a package of its own. */
const bundled: ReadonlySet<string> = new Set(['commander', 'picocolors', 'yaml', 'zod'])

/** What a command needs that has nothing to do. Each of these, and what it imports, is small. */
const light =
  'errors|core/(?:json/(?:json|parse)|text/nearest-of|exchange/redact-text|recording/recording-path|contract/pin/checksum|rules/(?:levels|glob|ignores)|monitor/(?:definition|duration|settings)|report/(?:closing|format-name|json))'

/** What it takes to read a configuration. */
const configuring = 'core/(?:alert/read-policy|text/secrets|text/secret-names)'

/**
 * The pure code lies in few files, by the order of its folders: a file only ever needs those before it, and no two need
 * each other. Left to itself, the bundler makes two hundred.
 */
const layers = [
  light,
  configuring,
  'core/(?:json|text|stats|exchange|shape|recording|contract|infer)/',
  'core/(?:diff|rules)/',
  'core/',
].map((modules, index, { length }) => ({
  name: `core-${index}`,
  priority: length - index,
  test: new RegExp(`/src/(?:${modules})`.replaceAll('/', String.raw`[\\\\/]`)),
}))

/** Node reads text of one byte a character several times as fast; escapes mean the same in all that is written here. */
const ascii: Plugin = {
  name: 'ascii',
  renderChunk(code) {
    const raw = /String\.raw`[^`]*[\u0080-\uffff]/.exec(code)
    if (raw !== null) throw new Error(`It would stand for something else: ${raw[0]}`)
    const escaped = code.replace(
      /[\u0080-\uffff]/g,
      unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    // Lines stay where they are: the map holds, but for columns behind what was escaped.
    return { code: escaped, map: null }
  },
}

const CHILDLESS = '\0childless'

/** Commander can start programs for commands; ours have none, and what starts them takes as long as Commander itself. */
const childless: Plugin = {
  name: 'childless',
  resolveId: (id, importer) => (isForChildren(id, importer) ? CHILDLESS : null),
  load: id => (id === CHILDLESS ? 'export default {}' : null),
}

function isForChildren(id: string, importer = ''): boolean {
  return id === 'node:child_process' && /[\\/]node_modules[\\/]commander[\\/]/.test(importer)
}

rmSync(dist, { recursive: true, force: true })
const types = spawnSync('npx', ['tsc', '-p', '.config/tsconfig.types.json'], {
  cwd: root,
  stdio: 'inherit',
})
if (types.status !== 0) process.exit(types.status ?? 1)

await using bundle = await rolldown({
  input: entries,
  cwd: root,
  platform: 'node',
  plugins: [childless],
  external: (id, importer) =>
    !/^[.\0]/.test(id) && !isAbsolute(id) && !bundled.has(id) && !isForChildren(id, importer),
})
await bundle.write({
  dir: dist,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'cli/[name].js',
  comments: { legal: true, annotation: false, jsdoc: false },
  codeSplitting: { groups: layers },
  plugins: [ascii],
  // Where a line comes from, for traces; what stands there is on GitHub.
  sourcemap: true,
  sourcemapExcludeSources: true,
})
writeFileSync(join(dist, 'licenses.txt'), [...bundled].map(licenseOf).join('\n'))
chmodSync(join(dist, 'cli/bin.js'), 0o755)

function licenseOf(name: string): string {
  const folder = join(root, 'node_modules', name)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string
  }
  return `${name} ${version}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8')}`
}
