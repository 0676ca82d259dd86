import type { Breach, HouseRule } from './breach.ts'
import { isNode, type Module, type Placed, type SourceTree } from './source-tree.ts'

// What reaches outside: time, chance, the machine. In the core these come in as arguments, under other names.
const outside: ReadonlySet<string> = new Set([
  'Buffer',
  'WebSocket',
  'XMLHttpRequest',
  '__dirname',
  'console',
  'crypto',
  'fetch',
  'globalThis',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
])
const mayReadProcess: ReadonlySet<string> = new Set([
  // The first file of a process of its own, as main is.
  'src/edges/config/monitor-child.ts',
  'src/edges/pact/verifier-child.ts',
  'src/cli/main.ts',
  'src/cli/bin.ts',
  // A sync that calls `gate()` has no main of ours: its folder and environment are read here.
  'src/client/gate.ts',
])

export const purityRules: readonly HouseRule[] = [
  {
    name: 'core imports no builtin and of packages only types',
    check: inCore(module =>
      module.imports.flatMap(({ specifier, typeOnly }) => {
        if (specifier === null) return ['imports what is computed']
        const outer = !specifier.startsWith('.')
        const builtin = specifier.startsWith('node:')
        return outer && (builtin || !typeOnly) ? [`imports ${specifier}`] : []
      }),
    ),
  },
  {
    name: 'core reads no clock, chance, network or machine',
    check: inCore(module => {
      const own = new Set(module.nodes.filter(isDeclared).map(nameOf))
      return module.nodes.filter(placed => !own.has(nameOf(placed))).flatMap(impure)
    }),
  },
  { name: 'ports hold only types', check: tree => filesIn(tree, 'src/ports/', runtimeStatements) },
  {
    name: 'only the first file of a process and gate() read process',
    check: tree =>
      filesIn(tree, 'src/', module => {
        if (mayReadProcess.has(module.path)) return []
        const imported = module.imports.some(({ specifier }) =>
          ['node:process', 'process'].includes(specifier ?? ''),
        )
        const read = module.nodes.some(
          placed => nameOf(placed) === 'process' && (isReference(placed) || ofGlobal(placed)),
        )
        return imported || read ? ['reads process'] : []
      }),
  },
]

function inCore(details: (module: Module) => readonly string[]): HouseRule['check'] {
  return tree => filesIn(tree, 'src/core/', details)
}

function filesIn(
  tree: SourceTree,
  folder: string,
  details: (module: Module) => readonly string[],
): Breach[] {
  return [...tree.modules.values()]
    .filter(({ path }) => path.startsWith(folder))
    .flatMap(module => details(module).map(detail => ({ file: module.path, detail })))
}

function impure(placed: Placed): string[] {
  const name = nameOf(placed)
  if (placed.node.type === 'MetaProperty') return ['uses import.meta']
  if (name === null || !isReference(placed)) return []
  if (outside.has(name)) return [`uses ${name}`]
  if (name === 'Date' && !isPlainDate(placed)) return ['reads the clock']
  if (name === 'Math' && (memberOf(placed) ?? 'random') === 'random') return ['uses Math.random']
  return []
}

/** `new Date(arguments)`, `Date.UTC`, `Date.parse`, `x instanceof Date`, and `Date` as a type. */
function isPlainDate({ node, parent, field }: Placed): boolean {
  if (parent?.type === 'TSTypeReference') return true
  if (parent?.type === 'BinaryExpression') return parent['operator'] === 'instanceof'
  if (parent?.type === 'NewExpression' && field === 'callee')
    return (parent['arguments'] as readonly unknown[]).length > 0
  const member = memberOf({ node, parent, field })
  return member === 'UTC' || member === 'parse'
}

/** `x` in `Name.x`, null where the name stands alone or is indexed. */
function memberOf({ parent, field }: Placed): string | null {
  if (parent?.type !== 'MemberExpression' || field !== 'object' || parent['computed']) return null
  return isNode(parent['property']) ? String(parent['property']['name']) : null
}

function nameOf({ node }: Placed): string | null {
  return node.type === 'Identifier' ? String(node['name']) : null
}

/** Whether the identifier names a variable; `x.process` and `{ process: 1 }` only name a key. */
function isReference({ parent, field }: Placed): boolean {
  if (parent === null) return false
  if (field === 'property') return parent['computed'] === true
  if (field === 'key') return parent['computed'] === true || parent['shorthand'] === true
  return field !== 'imported' && field !== 'exported' && field !== 'label'
}

/** Whether the identifier is declared here: what a file names itself, or gets as an argument, is not the outside. */
function isDeclared({ node, field }: Placed): boolean {
  return node.type === 'Identifier' && ['id', 'params', 'local'].includes(field)
}

function ofGlobal({ parent, field }: Placed): boolean {
  const object = parent?.type === 'MemberExpression' && field === 'property' && parent['object']
  return isNode(object) && ['globalThis', 'global'].includes(String(object['name']))
}

function runtimeStatements(module: Module): string[] {
  return module.statements.flatMap(statement => {
    const declared = isNode(statement['declaration']) ? statement['declaration'].type : ''
    const erased =
      statement['importKind'] === 'type' ||
      statement['exportKind'] === 'type' ||
      /^TS(Interface|TypeAlias)Declaration$/.test(declared || statement.type)
    return erased ? [] : [`holds a ${statement.type} that runs`]
  })
}
