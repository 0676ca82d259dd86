import { posix } from 'node:path'
import { parseSync } from 'oxc-parser'

/** A node of the syntax tree, as far as the rules look at it. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly [field: string]: unknown
}

/** One import, in whatever form it is written. */
export interface Import {
  /** Null where it is computed. */
  readonly specifier: string | null
  /** The file it names, from the root; null for a package, a builtin or a file that is not there. */
  readonly target: string | null
  /** Erased whole: `import type`, `export type … from`, `import('x').Y` in a type. */
  readonly typeOnly: boolean
  readonly dynamic: boolean
}

/** A module of the project, parsed. */
export interface Module {
  /** From the root: `src/core/json/json.ts`. */
  readonly path: string
  readonly text: string
  readonly nodes: readonly Placed[]
  readonly statements: readonly Node[]
  readonly comments: readonly string[]
  readonly imports: readonly Import[]
  readonly syntaxErrors: readonly string[]
}

export interface Placed {
  readonly node: Node
  readonly parent: Node | null
  /** The field of the parent that holds the node. */
  readonly field: string
}

/** The project as the rules see it: every committed text, and the TypeScript among it parsed. */
export interface SourceTree {
  readonly texts: ReadonlyMap<string, string>
  readonly modules: ReadonlyMap<string, Module>
}

/** Parses a map from path to text. Pure: the same texts give the same tree. */
export function sourceTree(texts: ReadonlyMap<string, string>): SourceTree {
  const modules = new Map<string, Module>()
  for (const [path, text] of texts)
    if (/\.tsx?$/.test(path)) modules.set(path, moduleOf(path, text, texts))
  return { texts, modules }
}

function moduleOf(path: string, text: string, texts: ReadonlyMap<string, string>): Module {
  const parsed = parseSync(path, text)
  const program = parsed.program as unknown as Node
  const nodes: Placed[] = []
  collect(program, null, '', nodes)
  return {
    path,
    text,
    nodes,
    statements: program['body'] as readonly Node[],
    comments: parsed.comments.map(comment => comment.value),
    imports: nodes.flatMap(({ node }) => importOf(node, path, texts)),
    syntaxErrors: parsed.errors.map(error => error.message),
  }
}

function collect(value: unknown, parent: Node | null, field: string, into: Placed[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, parent, field, into)
  else if (isNode(value)) {
    into.push({ node: value, parent, field })
    for (const key of Object.keys(value)) collect(value[key], value, key, into)
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function importOf(node: Node, path: string, texts: ReadonlyMap<string, string>): Import[] {
  const typeOnly =
    node['importKind'] === 'type' || node['exportKind'] === 'type' || node.type === 'TSImportType'
  const dynamic = node.type === 'ImportExpression'
  if (!importing.has(node.type) || !isNode(node['source'])) return []
  const value = node['source']['value']
  const specifier = typeof value === 'string' ? value : null
  const target = specifier?.startsWith('.')
    ? posix.normalize(posix.join(posix.dirname(path), specifier))
    : null
  const known = target !== null && texts.has(target) ? target : null
  return [{ specifier, target: known, typeOnly, dynamic }]
}

const importing: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])
