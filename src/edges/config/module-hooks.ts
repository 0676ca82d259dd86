import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Modules of the user that are loaded as what they are written as. */
const ours = new Set<string>()
/** Those that are tried as JavaScript first, whatever their names say. */
const plain = new Set<string>()
let isHooked = false

/**
 * From now on a module of the user, and what it imports from the repository, is an ES module where it is written as
 * one, whatever its package.json says: `npm init` writes `commonjs`. And `import … from 'tidemark'` finds this very
 * program where the repository has not installed it, as with `npx`; what is installed goes before.
 *
 * @param first `plain` to load a file named `.ts` as JavaScript where it may be that too.
 */
export function hookModule(url: string, first: 'plain' | 'typed'): void {
  ours.add(url)
  if (first === 'plain') plain.add(url)
  if (isHooked) return
  isHooked = true
  const own = import.meta.resolve('tidemark')
  registerHooks({
    resolve(specifier, context, next) {
      const isOurs = ours.has(specifier) || ours.has(context.parentURL ?? '')
      if (specifier === 'tidemark') {
        try {
          return next(specifier, context)
        } catch {
          return { url: own, shortCircuit: true }
        }
      }
      const resolved = next(specifier, context)
      const format = isOurs ? moduleFormat(resolved.url) : null
      if (format === null) return resolved
      ours.add(resolved.url)
      return { ...resolved, format }
    },
  })
}

/** Null where the file's name says what it is, where it belongs to a package, or is not written as an ES module. */
function moduleFormat(url: string): string | null {
  const ending = /^file:.*\.([jt]s)(?:\?.*)?$/.exec(url)?.[1]
  if (ending === undefined || url.includes('/node_modules/')) return null
  try {
    const text = readFileSync(fileURLToPath(url.replace(/\?.*$/, '')), 'utf8')
    if (!/^\s*(?:import\b(?!\s*\()|export\b)/m.test(text)) return null
    // All else means the same in both or is no JavaScript; `f<T>(x)` is, and compares.
    const isPlain = ending === 'js' || (plain.has(url) && !text.includes('<'))
    return isPlain ? 'module' : 'module-typescript'
  } catch {
    return null
  }
}
