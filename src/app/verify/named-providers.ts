import { nearestOf } from '../../core/text/nearest-of.ts'
import { UsageError } from '../../errors.ts'

/**
 * Those that were named, each once; all where none was.
 *
 * @throws UsageError for one that is not known.
 */
export function namedProviders(
  names: readonly string[],
  known: readonly string[],
): readonly string[] {
  for (const name of names) if (!known.includes(name)) throw unknownProvider(name, known)
  return names.length === 0 ? known : [...new Set(names)]
}

function unknownProvider(name: string, known: readonly string[]): UsageError {
  const [guess] = nearestOf(name, known, 1)
  const hint =
    guess === undefined
      ? `Known: ${known.join(', ') || 'none'}. Pin it: tidemark pin <url> --name ${name}`
      : `Did you mean '${guess}'?`
  return new UsageError(`contracts/ holds neither a pin nor a baseline of '${name}'. ${hint}`)
}
