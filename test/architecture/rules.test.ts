import { describe, expect, test } from 'vitest'
import { plantedCode } from './planted-code.ts'
import { plantedImports } from './planted-imports.ts'
import { seed } from './planted.ts'
import { houseRules } from './rules.ts'
import { sourceTree } from './source-tree.ts'

const breaches = [...plantedImports, ...plantedCode]

describe('a rule of the house', () => {
  test('has a breach planted for it', () => {
    const covered = new Set(breaches.map(({ rule }) => rule))
    expect(houseRules.map(({ name }) => name).filter(name => !covered.has(name))).toEqual([])
  })

  test.each(breaches)('"$rule" sees $why', ({ rule, files }) => {
    const tree = sourceTree(new Map(Object.entries(files)))
    const broken = houseRules.filter(({ check }) => check(tree).length > 0).map(({ name }) => name)
    expect(broken).toContain(rule)
  })

  test.each<{ name: string; files: Record<string, string> }>([
    {
      name: 'the way down',
      files: {
        'src/index.ts': "export { seed } from './core/json/a.ts'",
        'src/errors.ts': seed,
        'src/core/json/a.ts': seed,
        'src/core/diff/a.ts': "import { seed } from '../json/a.ts'\nexport const a = seed",
        'src/ports/clock.ts': "import type { A } from '../core/diff/a.ts'\nexport type Clock = A",
        'src/edges/net/a.ts':
          "import '../../errors.ts'\nimport type { Clock } from '../../ports/clock.ts'",
        'src/connectors/x/x.ts': "import '../../core/json/a.ts'",
        'src/connectors/connectors.ts': "import './x/x.ts'",
        'src/app/a/a.ts': "import '../../connectors/connectors.ts'\nimport '../b/b.ts'",
        'src/app/b/b.ts': "import '../../errors.ts'",
        'src/web/a.ts': "import '../app/a/a.ts'",
        'src/cli/watch.ts': "import '../edges/net/a.ts'\nvoid import('../web/a.ts')",
        'src/cli/main.ts': 'export const args = process.argv',
        'test/core/json/a.test.ts': "import '../../../src/core/json/a.ts'",
      },
    },
    {
      name: 'names that only look like the outside',
      files: {
        'src/core/json/a.ts': `
          import type { Document } from 'openapi-types'
          export interface A { process: string; readonly at: Date; document: Document }
          export const a = { fetch: 1, console: 2 }
          export const b = (x: A): string => x.process + new Date(0).toISOString() + Date.UTC(2020, 1)
          export const c = (x: unknown): boolean => x instanceof Date && Math.max(1, Date.parse('')) > 0
          function require(x: unknown): void { if (!x) throw new Error('missing') }
          export const d = (fetch: (url: string) => void): void => { fetch(''); require(1) }
        `,
      },
    },
  ])('lets pass $name', ({ files }) => {
    const tree = sourceTree(new Map(Object.entries(files)))
    const broken = houseRules.filter(({ check }) => check(tree).length > 0).map(({ name }) => name)
    expect(broken).toEqual([])
  })
})
