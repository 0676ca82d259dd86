import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readPactFile, withoutPin, type StoredPact } from '../app/broker/pact-file.ts'
import { publishResults } from '../app/broker/publish-results.ts'
import { isArray, isObject, property, type Json } from '../core/json/json.ts'
import { parseJson } from '../core/json/parse.ts'
import type { Finding } from '../core/rules/finding.ts'
import { InputError, UsageError } from '../errors.ts'
import type { AppVersion } from '../ports/broker.ts'
import { printable } from '../core/report/escape.ts'
import { list, text, type Call, type ExitCode } from './command.ts'
import type { Io } from './io.ts'
import { openBroker } from './open-broker.ts'
import type { Wiring } from './wire.ts'

/** Publishes Pact files as those of one version of their consumer. */
export async function publish(
  words: readonly string[],
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<ExitCode> {
  const advice = 'tidemark broker publish contracts/crm-orders.pact.json --app-version 1.4.0'
  if (words.length === 0) throw new UsageError(`Say which Pacts: ${advice}`)
  const named = versionOf(call, advice)
  const pacts = await Promise.all(
    words.map(word => readPactFile(resolve(io.cwd, word), wiring.files, word)),
  )
  const broker = await openBroker(call, io, wiring)
  for (const { document, consumer, provider, file } of pacts) {
    if (consumer === '' || provider === '') {
      throw new InputError(file, 'names no consumer or no provider', 'Write it again.')
    }
    await broker.publishPact(withoutPin(document), { ...named, name: consumer }, provider)
    io.out(`${io.paint.green('✓')} ${consumer} ${named.version} expects of ${provider}: ${file}\n`)
  }
  return 0
}

/** Tells the broker what `verify` found, for each Pact that came from it. */
export async function results(
  words: readonly string[],
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<ExitCode> {
  const advice = 'tidemark broker results orders --report verify.json --app-version 7c1f2a9'
  const [provider = '', ...more] = words
  const report = text(call, 'report')
  if (provider === '' || more.length > 0) throw new UsageError(`Say of which provider: ${advice}`)
  if (report === undefined) throw new UsageError(`Say what verify found: ${advice}`)
  const { version, branch, tags } = versionOf(call, advice)
  const findings = await findingsIn(report, io, wiring)
  const pacts = await pulledPacts(provider, wiring)
  if (pacts.length === 0) {
    throw new UsageError(`No Pact with ${provider} came from a broker: tidemark broker pull`)
  }
  const request = {
    provider,
    providerVersion: version,
    branch,
    tags,
    buildUrl: text(call, 'buildUrl') ?? null,
    toolVersion: toolVersion(),
  }
  const broker = await openBroker(call, io, wiring)
  const told = await publishResults(pacts, findings, request, broker)
  for (const { consumer, consumerVersion, success } of told) {
    const mark = success ? io.paint.green('✓ verified') : io.paint.red('✗ failed')
    io.out(`${mark}  ${printable(`${consumer} ${consumerVersion} – ${provider} ${version}`)}\n`)
  }
  if (told.length > 0) return 0
  io.err('nothing was published: what verify could not check is neither a yes nor a no\n')
  return 3
}

function versionOf(call: Call, advice: string): Omit<AppVersion, 'name'> {
  const version = text(call, 'appVersion')
  if (version === undefined) throw new UsageError(`Say of which version: ${advice}`)
  const [branch, ...more] = list(call, 'branch')
  if (more.length > 0) throw new UsageError('A version has one --branch.')
  return { version, branch: branch ?? null, tags: list(call, 'tag') }
}

/** Those of a provider that came from a broker. */
export async function pulledPacts(
  provider: string,
  { files, settings, relative }: Wiring,
): Promise<readonly StoredPact[]> {
  const paths = await files.list(settings.contracts, '.pact.json')
  const pacts = await Promise.all(paths.map(path => readPactFile(path, files, relative(path))))
  return pacts.filter(
    ({ provider: of, pin }) => of === provider && pin !== null && pin.resultsUrl !== null,
  )
}

type Told = Pick<Finding, 'level' | 'verdict' | 'usedBy' | 'message' | 'provider'>

async function findingsIn(path: string, io: Io, { files }: Wiring): Promise<readonly Told[]> {
  const written = await files.read(resolve(io.cwd, path))
  const parsed = written === null ? null : parseJson(written)
  const root = parsed?.ok === true ? parsed.value : null
  const findings = isObject(root) ? property(root, 'findings') : undefined
  if (!isArray(findings) || !findings.every(isFinding)) {
    throw new InputError(
      path,
      'is no report of findings',
      'Write it with: tidemark verify --provider <url> --format json --output verify.json',
    )
  }
  return findings as unknown as readonly Told[]
}

function isFinding(value: Json): boolean {
  const texts = ['level', 'verdict', 'provider', 'message']
  return isObject(value) && texts.every(key => typeof property(value, key) === 'string')
}

function toolVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown'
}
