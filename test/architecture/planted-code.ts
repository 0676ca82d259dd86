import { planted, seed, type Planted } from './planted.ts'

const lines = (count: number): string => '// a line\n'.repeat(count)

/** What breaks the rules about what stands in a file, and what it is called. */
export const plantedCode: readonly Planted[] = [
  ...planted('core imports no builtin and of packages only types', {
    'a builtin': { 'src/core/json/a.ts': "import { join } from 'node:path'" },
    'a type of a builtin': { 'src/core/json/a.ts': "import type { A } from 'node:path'" },
    'a package': { 'src/core/json/a.ts': "import { parse } from 'yaml'" },
    'a package for a type that leaves an import behind': {
      'src/core/json/a.ts': "import { type Document } from 'yaml'",
    },
    'a package, re-exported': { 'src/core/json/a.ts': "export { parse } from 'yaml'" },
    'a computed path': { 'src/core/json/a.ts': 'export const a = (x: string) => import(x)' },
  }),
  ...planted('core reads no clock, chance, network or machine', {
    'Date.now': { 'src/core/json/a.ts': 'export const a = Date.now()' },
    'new Date()': { 'src/core/json/a.ts': 'export const a = new Date()' },
    'Date()': { 'src/core/json/a.ts': 'export const a = Date()' },
    'Date by another name': { 'src/core/json/a.ts': 'const D = Date\nexport const a = new D()' },
    'Math.random': { 'src/core/json/a.ts': 'export const a = Math.random()' },
    'random, taken out of Math': { 'src/core/json/a.ts': 'export const { random } = Math' },
    performance: { 'src/core/json/a.ts': 'export const a = performance.now()' },
    process: { 'src/core/json/a.ts': 'export const a = process.env' },
    console: { 'src/core/json/a.ts': "console.log('')" },
    fetch: { 'src/core/json/a.ts': "void fetch('')" },
    setTimeout: { 'src/core/json/a.ts': 'setTimeout(() => {}, 1)' },
    crypto: { 'src/core/json/a.ts': 'export const a = crypto.randomUUID()' },
    globalThis: { 'src/core/json/a.ts': "export const a = globalThis['fetch']" },
    Buffer: { 'src/core/json/a.ts': "export const a = Buffer.from('')" },
    'import.meta': { 'src/core/json/a.ts': 'export const a = import.meta.url' },
    'in shorthand': { 'src/core/json/a.ts': 'export const a = { process }' },
  }),
  ...planted('ports hold only types', {
    'a function': { 'src/ports/a.ts': 'export function a(): void {}' },
    'an import that stays': {
      'src/ports/a.ts': "import { type A } from './b.ts'",
      'src/ports/b.ts': '',
    },
  }),
  ...planted('only the first file of a process and gate() read process', {
    'a command': { 'src/cli/verify.ts': 'export const a = process.argv' },
    'an import': { 'src/edges/net/a.ts': "import { env } from 'node:process'" },
    'through globalThis': { 'src/edges/net/a.ts': 'export const a = globalThis.process.env' },
  }),
  ...planted('every file parses', {
    'half a file': { 'src/core/json/a.ts': 'export const a = {' },
  }),
  ...planted('a file has at most 250 lines', { '251 lines': { 'bench/a.ts': lines(251) } }),
  ...planted('names of files and folders are kebab-case', {
    'a file': { 'src/core/json/readJson.ts': seed },
    'a folder': { 'test/coreTests/a.ts': seed },
  }),
  ...planted('no file is a drawer for odds and ends', {
    'a file': { 'src/core/json/json-utils.ts': seed },
    'a test': { 'test/helpers.ts': seed },
    'a folder': { 'test/common/a.ts': seed },
  }),
  ...planted('no file but src/index.ts only passes on what others export', {
    'a list': { 'src/core/json/a.ts': "export { seed } from './b.ts'", 'src/core/json/b.ts': seed },
    everything: { 'src/app/a/index.ts': "export type * from './b.ts'", 'src/app/a/b.ts': seed },
  }),
  ...planted('no type is any', {
    annotated: { 'src/core/json/a.ts': 'export const a: any = 1' },
    asserted: { 'test/a.ts': 'export const a = 1 as any' },
    inside: { 'test/a.ts': 'export const a: Record<string, any[]> = {}' },
  }),
  ...planted('no comment silences a tool or leaves work for later', {
    'a type error': { 'test/a.ts': `// @ts-§ignore\n${seed}` },
    'a lint rule': { 'test/a.ts': `/* oxlint-§disable no-console */\n${seed}` },
    'a note to self': { 'test/a.ts': `// TO§DO: later\n${seed}` },
  }),
  ...planted('each test of the core stands where its source stands', {
    'a test without source': { 'test/core/json/gone.test.ts': seed },
  }),
  ...planted('no committed file names a package registry', {
    'a lock file': { 'package-lock.json': '"resolved": "https:§//registry.npmjs§.org/a"' },
    'a mirror': { 'README.md': 'https:§//nexus.example.com/npm/' },
  }),
  ...planted('no committed file names a path of one machine', {
    'a home': { 'README.md': "see '/§home/ann/notes'" },
    'a work folder': { 'test/a.ts': "export const a = '/§work/shared/x'" },
    'on Windows': { 'README.md': 'C:§\\Users\\ann' },
  }),
]
