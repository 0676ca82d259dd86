import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Pure units share threads and modules; what opens sockets, files or databases gets processes of its own.
const pure = ['test/core/**/*.test.ts']
const conditions = ['source']
const seed = join(import.meta.dirname, 'seed.ts')

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    maxWorkers: '100%',
    projects: [
      {
        resolve: { conditions },
        ssr: { resolve: { conditions, externalConditions: conditions } },
        test: {
          name: 'pure',
          setupFiles: [seed],
          include: pure,
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        resolve: { conditions },
        ssr: { resolve: { conditions, externalConditions: conditions } },
        test: {
          name: 'integration',
          setupFiles: [seed],
          include: ['test/**/*.test.ts'],
          exclude: [...pure, 'test/subjects/**'],
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
