import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { houseRules } from './architecture/rules.ts'
import { sourceTree, type SourceTree } from './architecture/source-tree.ts'

const root = join(import.meta.dirname, '..')

const made = new Set(['.git', '.tidemark', 'coverage', 'dist', 'node_modules'])

/** Every text of the work tree that is not made by a tool: a file fails before it is committed, not after. */
function textsIn(folder: string): [path: string, text: string][] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (made.has(entry.name) || /\.(tgz|png)$/.test(entry.name)) return []
    if (entry.isDirectory()) return textsIn(path)
    return [[relative(root, path), readFileSync(path, 'utf8')]]
  })
}

describe('the house', () => {
  const tree: SourceTree = sourceTree(new Map(textsIn(root)))

  test('is read whole', () => {
    expect(tree.modules.has('src/index.ts')).toBe(true)
    expect(tree.modules.has('test/architecture.test.ts')).toBe(true)
  })

  test.each(houseRules)('$name', ({ check }) => {
    expect(check(tree)).toEqual([])
  })
})
