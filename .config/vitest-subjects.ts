import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const conditions = ['source']

/** Real servers, installed beside their tests: one after the other, for each is heavy. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['test/subjects/*.test.ts'],
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
