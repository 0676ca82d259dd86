import { createRequire } from 'node:module'

/** Whether Pact's own verifier is installed: an optional dependency, with native code for most systems. */
export const hasNativeVerifier: boolean = isInstalled()

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('@pact-foundation/pact')
    return true
  } catch {
    process.stderr.write(
      '@pact-foundation/pact is not installed here, so its verifier is not tested\n',
    )
    return false
  }
}
