import { posix } from 'node:path'
import type { Breach, HouseRule } from './breach.ts'
import { isNode, type Module, type Node, type SourceTree } from './source-tree.ts'

const maxLines = 250
const vague = /(^|-)(utils?|helpers?|common|misc)(-|$)/
const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.(test|config))?\.tsx?$/
const kebabFolder = /^\.?[a-z0-9]+(-[a-z0-9]+)*$/

// Spelled so that this file does not hold what it looks for.
const registryHosts =
  /npmjs\.org|yarnpkg\.com|npm\.pkg\.github|https?:\/\/[^\s/'"]*(registry|artifact|nexus)[^\s/'"]*\.[a-z]{2,}/i
const machinePaths = /(^|[\s'"`(=:])(\/(root|work|home\/\w+|Users\/\w+)\/\w|[A-Z]:\\Users\\)/m
const directives =
  /@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-(disable|enable)|\b(TODO|FIXME|XXX)\b/

export const habitRules: readonly HouseRule[] = [
  moduleRule('every file parses', module => module.syntaxErrors),
  moduleRule(`a file has at most ${maxLines} lines`, ({ text }) => {
    const lines = text.replace(/\n$/, '').split('\n').length
    return lines > maxLines ? [`${lines} lines`] : []
  }),
  moduleRule('names of files and folders are kebab-case', ({ path }) => {
    const folders = posix.dirname(path).split('/')
    const good =
      kebab.test(posix.basename(path)) &&
      folders.every(name => name === '.' || kebabFolder.test(name))
    return good ? [] : ['is not kebab-case']
  }),
  moduleRule('no file is a drawer for odds and ends', ({ path }) =>
    path.split('/').some(name => vague.test(name.replace(/\..*$/, '')))
      ? ['is named for nothing in particular']
      : [],
  ),
  moduleRule('no file but src/index.ts only passes on what others export', module => {
    const passing = module.path !== 'src/index.ts' && module.statements.length > 0
    return passing && module.statements.every(isReExport) ? ['is a barrel'] : []
  }),
  moduleRule('no type is any', module =>
    module.nodes.some(({ node }) => node.type === 'TSAnyKeyword') ? ['uses any'] : [],
  ),
  moduleRule('no comment silences a tool or leaves work for later', module =>
    module.comments.filter(comment => directives.test(comment)).map(comment => comment.trim()),
  ),
  { name: 'each test of the core stands where its source stands', check: strayTests },
  textRule('no committed file names a package registry', registryHosts),
  textRule('no committed file names a path of one machine', machinePaths),
]

function moduleRule(name: string, details: (module: Module) => readonly string[]): HouseRule {
  const check = (tree: SourceTree): Breach[] =>
    [...tree.modules.values()].flatMap(module =>
      details(module).map(detail => ({ file: module.path, detail })),
    )
  return { name, check }
}

function textRule(name: string, forbidden: RegExp): HouseRule {
  const check = (tree: SourceTree): Breach[] =>
    [...tree.texts].flatMap(([file, text]) => {
      const found = forbidden.exec(text)
      return found === null ? [] : [{ file, detail: `line ${lineOf(text, found.index)}` }]
    })
  return { name, check }
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}

function isReExport(statement: Node): boolean {
  return /^Export(All|Named)Declaration$/.test(statement.type) && isNode(statement['source'])
}

function strayTests(tree: SourceTree): Breach[] {
  return [...tree.modules.keys()]
    .filter(path => /^test\/core\/.*\.test\.ts$/.test(path))
    .filter(path => !tree.modules.has(path.replace(/^test/, 'src').replace(/\.test\.ts$/, '.ts')))
    .map(file => ({ file, detail: 'has no source file of the same name' }))
}
