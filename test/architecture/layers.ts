import type { Breach, HouseRule } from './breach.ts'
import type { Import, Module, SourceTree } from './source-tree.ts'

/** From the ground up: a folder of the core imports only folders before it. */
const coreOrder: readonly string[] = [
  'json',
  'text',
  'stats',
  'exchange',
  'shape',
  'recording',
  'contract',
  'infer',
  'diff',
  'rules',
  'resilience',
  'connector',
  'sync',
  'monitor',
  'alert',
  'report',
]
const doors = ['cli', 'web', 'testing', 'register', 'client']
const layers = new Set(['core', 'ports', 'edges', 'connectors', 'app', ...doors])
const rootFiles = new Set(['src/index.ts', 'src/errors.ts'])

/** `src/core/json/json.ts` is in layer `core`, part `json`; a file of the root is a layer by itself. */
function layerOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? ''
}
function partOf(path: string): string {
  return path.split('/')[2]?.replace(/\.ts$/, '') ?? ''
}

/** A rule that looks at one import of one file of `src` and says what is wrong with it, or nothing. */
function importRule(name: string, wrong: (from: string, to: Import) => string | null): HouseRule {
  const check = (tree: SourceTree): Breach[] =>
    sources(tree).flatMap(module =>
      module.imports.flatMap(to => {
        const detail = wrong(module.path, to)
        return detail === null ? [] : [{ file: module.path, detail }]
      }),
    )
  return { name, check }
}

function sources(tree: SourceTree): Module[] {
  return [...tree.modules.values()].filter(module => module.path.startsWith('src/'))
}

/** Wrong unless the file that is imported is in one of the layers, or in the same part of the same layer. */
function only(
  allowed: readonly string[],
  from: string,
  { target, specifier }: Import,
): string | null {
  if (target === null || !target.startsWith('src/')) return null
  const same = layerOf(from) === layerOf(target) && partOf(from) === partOf(target)
  return same || allowed.includes(layerOf(target)) ? null : `imports ${specifier}`
}

export const layerRules: readonly HouseRule[] = [
  {
    name: 'src holds only the folders and files of the house',
    check: tree =>
      sources(tree)
        .filter(({ path }) => !rootFiles.has(path) && !layers.has(path.split('/')[1] ?? ''))
        .concat(sources(tree).filter(({ path }) => isStray(path)))
        .map(({ path }) => ({ file: path, detail: 'stands outside the house' })),
  },
  importRule('an import names a file that is there, with its ending', (_from, to) =>
    to.specifier?.startsWith('.') && to.target === null ? `imports ${to.specifier}` : null,
  ),
  importRule('nothing in src imports tests, benches or the package itself', (_from, to) =>
    to.specifier === 'tidemark' || (to.target !== null && !to.target.startsWith('src/'))
      ? `imports ${to.specifier}`
      : null,
  ),
  importRule('core imports only core and errors', (from, to) => {
    if (layerOf(from) !== 'core' || to.target === null) return null
    return ['core', 'errors'].includes(layerOf(to.target)) ? null : `imports ${to.specifier}`
  }),
  importRule('a folder of the core imports only folders below it', (from, to) => {
    if (layerOf(from) !== 'core' || to.target === null || layerOf(to.target) !== 'core') return null
    const [own, other] = [coreOrder.indexOf(partOf(from)), coreOrder.indexOf(partOf(to.target))]
    return other <= own ? null : `${partOf(from)} imports ${to.specifier}`
  }),
  importRule('ports import only core and ports', (from, to) =>
    layerOf(from) === 'ports' ? only(['core', 'ports'], from, to) : null,
  ),
  importRule('an edge imports core, ports, errors and itself', (from, to) =>
    layerOf(from) === 'edges' ? only(['core', 'ports', 'errors'], from, to) : null,
  ),
  importRule(
    'a connector imports core, types of ports and itself; their table imports them',
    (from, to) => {
      if (layerOf(from) !== 'connectors') return null
      const table = from.split('/').length === 3 ? ['connectors'] : []
      return only(to.typeOnly ? ['core', 'ports', ...table] : ['core', ...table], from, to)
    },
  ),
  importRule('app imports core, ports, errors, connectors and app', (from, to) =>
    layerOf(from) === 'app'
      ? only(['core', 'ports', 'errors', 'connectors', 'app'], from, to)
      : null,
  ),
  importRule('a door imports no other door, but watch starts the web', (from, to) => {
    if (to.target === null || !doors.includes(layerOf(from))) return null
    if (from === 'src/cli/watch.ts' && layerOf(to.target) === 'web' && to.dynamic) return null
    const other = doors.includes(layerOf(to.target)) && layerOf(to.target) !== layerOf(from)
    return other ? `imports ${to.specifier}` : null
  }),
  importRule('errors import nothing', (from, to) =>
    from === 'src/errors.ts' ? `imports ${to.specifier}` : null,
  ),
  { name: 'index loads no edge, and of the doors only client', check: reachesFromIndex },
  { name: 'files import each other in no ring', check: rings },
]

/** A file straight in `src/core` or `src/edges`, or a folder of the core that the order does not know. */
function isStray(path: string): boolean {
  const segments = path.split('/')
  if (segments[1] === 'edges') return segments.length < 4
  return segments[1] === 'core' && (segments.length < 4 || !coreOrder.includes(segments[2] ?? ''))
}

/**
 * What is loaded by `import 'tidemark'`. An edge that `gate()` imports when it is called costs nobody anything before:
 * so `import()` does not count here, and only here.
 */
function reachesFromIndex(tree: SourceTree): Breach[] {
  const from = new Map<string, string>()
  const queue = ['src/index.ts']
  for (const path of queue)
    for (const { target, dynamic } of tree.modules.get(path)?.imports ?? [])
      if (target !== null && !dynamic && !from.has(target)) {
        from.set(target, path)
        queue.push(target)
      }
  return [...from]
    .filter(([path]) => ['edges', ...doors].includes(layerOf(path)) && layerOf(path) !== 'client')
    .map(([path, importer]) => ({ file: importer, detail: `brings ${path} into the public API` }))
}

function rings(tree: SourceTree): Breach[] {
  const state = new Map<string, 'open' | 'done'>()
  const breaches: Breach[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'open') {
      const ring = [...trail.slice(trail.indexOf(path)), path]
      breaches.push({ file: path, detail: ring.join(' → ') })
    }
    if (state.has(path)) return
    state.set(path, 'open')
    for (const { target } of tree.modules.get(path)?.imports ?? [])
      if (target !== null) visit(target, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of tree.modules.keys()) visit(path, [])
  return breaches
}
