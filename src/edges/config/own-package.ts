import { registerHooks } from 'node:module'

let isOffered = false

/**
 * From now on `import … from 'tidemark'` finds this very program where the repository has not installed it,
 * as with `npx`. What is installed goes before.
 */
export function offerOwnPackage(): void {
  if (isOffered) return
  isOffered = true
  const own = import.meta.resolve('tidemark')
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier !== 'tidemark') return next(specifier, context)
      try {
        return next(specifier, context)
      } catch {
        return { url: own, shortCircuit: true }
      }
    },
  })
}
