import { relative } from 'node:path'
import { pactPaths } from '../app/repository/pact-paths.ts'
import type { Finding } from '../core/rules/finding.ts'
import { flag, text, type Call, type Command } from './command.ts'
import { exitCode, findingOptions, formatOf, printFindings } from './finding-options.ts'
import type { Io } from './io.ts'
import { networkOptions } from './network.ts'
import { providerOptions } from './provider-options.ts'
import type { VerifyPart } from './verify-part.ts'
import { scopeOf, type VerifyScope } from './verify-scope.ts'
import { ignoresFile, wire, wireOptions, type Wiring } from './wire.ts'

export const verify: Command = {
  name: 'verify',
  parameters: '[provider...]',
  summary: 'Hold recordings against the pinned contracts and baselines, offline.',
  example:
    'tidemark verify\ntidemark verify acme --format markdown --fail-on warning\ntidemark verify --changed=origin/main    # only what this branch touches\ntidemark verify --live --upstream        # ask the API and its vendor too\ntidemark verify acme --provider http://127.0.0.1:8080 --states ./states.ts    # ask it all that its Pacts expect',
  options: [
    {
      flags: '--live',
      description: 'ask each monitor of the providers once too, over the network',
    },
    {
      flags: '--upstream',
      description:
        'hold the documents that vendors publish now against the pins, over the network; alone, nothing else',
    },
    {
      flags: '--changed [ref]',
      description:
        'only providers whose contracts, recordings, monitors or configuration this branch changes; write --changed=<ref> to say since when (default: where it left the branch that it goes to)',
    },
    {
      flags: '--coverage',
      description:
        'tell too which operations, statuses, properties and branches no recording shows',
    },
    {
      flags: '--learn',
      description:
        'in CI, let recordings without pin and baseline pass, and with --live learn what has no baseline',
    },
    {
      flags: '--exact',
      description: 'ask Ajv of each recorded body again, and note where it disagrees',
    },
    ...providerOptions,
    ...networkOptions,
    ...findingOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    await using wiring = await wire(call, io)
    if (text(call, 'provider') !== undefined) {
      const { verifyProvider } = await import('./verify-provider.ts')
      return verifyProvider(call, io, wiring)
    }
    const started = io.clock.mark()
    const scope = await scopeOf(call, io, wiring)
    const isQuiet = !asksRecordings(call)
    const parts = await partsOf(scope, call, io, wiring)
    const findings = await settled(parts, scope, call, io, wiring)
    const held = parts.reduce((sum, part) => sum + part.held, 0)
    const coverage = parts.flatMap(part => part.coverage ?? [])
    const isIdle = parts.length === 0
    const nothing = 'nothing was verified: record an answer first, with tidemark record <url>'
    const notes = [
      ...scope.notes,
      ...parts.flatMap(part => part.notes),
      ...(held === 0 && !isIdle && !isQuiet ? [nothing] : []),
    ]
    // What is told of each pin is all there is to say where nothing was found.
    if (isQuiet && findings.length === 0 && formatOf(call) === 'text') {
      for (const note of notes) io.err(`info  ${note}\n`)
    } else {
      const isOffline = !flag(call, 'upstream') && !flag(call, 'live')
      await printFindings(call, io, wiring.files, {
        findings,
        notes,
        held,
        elapsedMs: io.clock.mark() - started,
        ...(isOffline && { offline: true }),
        ...(coverage.length > 0 && { coverage }),
      })
    }
    const isUnchecked = !isIdle && (held === 0 || parts.some(part => part.isUnchecked))
    return exitCode(call, wiring.settings, findings, isUnchecked)
  },
}

/** Without anything else `--upstream` is about the vendors' documents alone. */
function asksRecordings(call: Call): boolean {
  return !flag(call, 'upstream') || flag(call, 'live') || flag(call, 'coverage')
}

/** None where nothing that it is about was changed. */
async function partsOf(
  scope: VerifyScope,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<readonly VerifyPart[]> {
  const parts: VerifyPart[] = []
  if (scope.isIdle) return parts
  if (asksRecordings(call)) {
    const { recordingsPart } = await import('./verify-recordings.ts')
    parts.push(await recordingsPart(scope, call, io, wiring))
  }
  if (asksRecordings(call) && (await pactPaths(wiring.settings, wiring.files)).length > 0) {
    const { pactsPart } = await import('./verify-pacts.ts')
    parts.push(await pactsPart(scope, io, wiring))
  }
  if (flag(call, 'exact')) {
    const { exactPart } = await import('./verify-exact.ts')
    parts.push(await exactPart(scope, wiring))
  }
  if (flag(call, 'upstream')) {
    const { upstreamPart } = await import('./verify-upstream.ts')
    parts.push(await upstreamPart(scope, call, io, wiring))
  }
  if (flag(call, 'live')) {
    const { livePart } = await import('./verify-live.ts')
    parts.push(await livePart(scope, call, io, wiring))
  }
  return parts
}

/** All findings without those that were decided not to be told, and what became of these decisions. */
async function settled(
  parts: readonly VerifyPart[],
  { isWhole }: VerifyScope,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<readonly Finding[]> {
  const ignores = await wiring.ignores()
  const raw = parts.flatMap(part => (part.isSettled ? [] : part.findings))
  const done = parts.flatMap(part => (part.isSettled ? part.findings : []))
  if (ignores.length === 0 && raw.length + done.length === 0) return []
  const { compareFindings } = await import('../core/rules/judge.ts')
  if (ignores.length === 0) return [...raw, ...done].sort(compareFindings)
  const { settleIgnores } = await import('../app/verify/settle-ignores.ts')
  const { readEntryLines } = await import('../edges/config/lines-of-entries.ts')
  const path = ignoresFile(wiring)
  const written = {
    file: relative(wiring.settings.folder, path),
    lines: await readEntryLines(wiring.files, path, 'ignores'),
  }
  const upstream = flag(call, 'upstream')
  // A decision about what the live API does is used there, and so never called unused.
  const everywhere = isWhole && !flag(call, 'live') && (!upstream || parts.length > 1)
  const deps = { ignores, clock: io.clock, digest: wiring.digest }
  const kept = settleIgnores(raw, { everywhere, upstream }, written, deps)
  return [...kept, ...done].sort(compareFindings)
}
