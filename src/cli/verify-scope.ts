import { isAbsolute, join } from 'node:path'
import type { StoredRecording } from '../app/repository/recordings.ts'
import { namedProviders } from '../app/verify/named-providers.ts'
import { UsageError } from '../errors.ts'
import { text, type Call } from './command.ts'
import type { Io } from './io.ts'
import type { Wiring } from './wire.ts'

/** What a call of `verify` is about. */
export interface VerifyScope {
  readonly providers: readonly string[]
  /** Nothing that it is about was changed. */
  readonly isIdle: boolean
  /** All that there are: nothing was named and nothing left out. */
  readonly isWhole: boolean
  readonly others: (file: string) => boolean
  readonly notes: readonly string[]
}

/**
 * The providers that were named, and of them with `--changed` those that this branch touches.
 *
 * @throws UsageError outside of a git repository, for a base that is no commit, for a name that is not known.
 */
export async function scopeOf(call: Call, io: Io, wiring: Wiring): Promise<VerifyScope> {
  const known = await wiring.contracts.providers()
  if (call.options['changed'] === undefined) return wholeScope(call.args, known)
  const { changedFiles } = await import('../edges/git/changed-files.ts')
  const { folder } = wiring.settings
  const base = text(call, 'changed')
  const target = io.env['GITHUB_BASE_REF'] || io.env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME']
  const answer = await changedFiles({ folder, base, target: target || undefined })
  if (answer.kind === 'no-repository') {
    throw new UsageError(
      '--changed asks git what was changed, and this is no git repository. Leave it out to verify everything.',
    )
  }
  if (answer.kind === 'unknown-base') {
    // `--changed acme` reads as a base, and means a provider.
    if (known.includes(answer.base)) {
      const meant = {
        args: [...call.args, answer.base],
        options: { ...call.options, changed: true },
      }
      return scopeOf(meant, io, wiring)
    }
    throw new UsageError(
      `git knows no '${answer.base}' to compare with. Say it as --changed=<branch, tag or commit>, and fetch it first.`,
    )
  }
  const whole = wholeScope(call.args, known)
  const { providers, isWhole } = whole
  if (answer.kind === 'no-base') {
    return { ...whole, notes: noBase(answer.base, answer.isShallow) }
  }
  const sources = await sourcesOf(providers, wiring)
  const { touchedProviders } = await import('../app/verify/touched-providers.ts')
  const { touched, left } = await touchedProviders(
    providers,
    answer.files,
    sources,
    wiring.settings,
    wiring.files,
  )
  const files = new Set(answer.files)
  const others = (file: string): boolean => isWhole && files.has(join(folder, file))
  return {
    providers: touched,
    isIdle: touched.length === 0 && !(await hasAny(wiring.recordings.eachOfOthers(known), others)),
    isWhole: isWhole && left.length === 0,
    others,
    notes: leftOut(touched, left, `${answer.base} (${answer.commit.slice(0, 12)})`),
  }
}

/** Whether something is left of what was changed: files that went can tell nothing. */
async function hasAny(
  recordings: AsyncIterable<StoredRecording>,
  isMeant: (file: string) => boolean,
): Promise<boolean> {
  for await (const { file } of recordings) if (isMeant(file)) return true
  return false
}

function wholeScope(names: readonly string[], known: readonly string[]): VerifyScope {
  const isWhole = names.length === 0
  const providers = namedProviders(names, known)
  return { providers, isWhole, isIdle: false, others: () => isWhole, notes: [] }
}

function noBase(base: string | null, isShallow: boolean): readonly string[] {
  const where = base === null ? 'a base' : `'${base}'`
  return isShallow
    ? [
        `everything was verified: this shallow clone does not reach ${where}`,
        'to verify only what was changed, fetch more: git fetch --unshallow',
      ]
    : [
        `everything was verified: git finds no way to ${where}`,
        'to verify only what was changed, name a base: --changed=<branch>',
      ]
}

function leftOut(
  touched: readonly string[],
  left: readonly string[],
  base: string,
): readonly string[] {
  if (left.length === 0) return [`all providers are touched since ${base}`]
  const names = `left out, as not changed since ${base}: ${left.join(', ')}`
  return touched.length === 0 ? ['nothing to verify: nothing of it was changed', names] : [names]
}

/** The files in the repository that pins were made of. */
async function sourcesOf(
  providers: readonly string[],
  { contracts, settings }: Wiring,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const sources = new Map<string, readonly string[]>()
  for (const provider of providers) {
    const pin = await contracts.pin(provider)
    const { pinHeaderOf } = await import('../core/contract/pin/pin-header.ts')
    const header = pin && pinHeaderOf(pin.contract)
    if (!header) continue
    const named = [header.source, ...header.overlays.map(({ file }) => file)]
    const files = named.filter(name => name !== '' && !/^[a-z][a-z0-9+.-]+:\/\//i.test(name))
    sources.set(
      provider,
      files.map(name => (isAbsolute(name) ? name : join(settings.folder, name))),
    )
  }
  return sources
}
