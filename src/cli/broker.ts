import { printable } from '../core/report/escape.ts'
import { nearestOf } from '../core/text/nearest-of.ts'
import { UsageError } from '../errors.ts'
import type { ConsumerSelector, MatrixRow } from '../ports/broker.ts'
import { publish, pulledPacts, results } from './broker-publish.ts'
import { flag, list, text, type Call, type Command, type ExitCode } from './command.ts'
import type { Io } from './io.ts'
import { networkOptions } from './network.ts'
import { openBroker } from './open-broker.ts'
import { count } from './phrases.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

type Action = (words: readonly string[], call: Call, io: Io, wiring: Wiring) => Promise<ExitCode>

const actions: ReadonlyMap<string, Action> = new Map([
  ['pull', pull],
  ['publish', publish],
  ['results', results],
  ['can-i-deploy', canIDeploy],
])

export const broker: Command = {
  name: 'broker',
  parameters: '<pull|publish|results|can-i-deploy> [what...]',
  summary: 'Pull Pacts from a Pact Broker, publish Pacts and results, ask whether to deploy.',
  example:
    'tidemark broker pull orders --url https://broker.acme.example --main-branch --deployed\ntidemark broker publish contracts/crm-orders.pact.json --app-version 1.4.0 --branch main\ntidemark broker results orders --report verify.json --app-version 7c1f2a9 --branch main\ntidemark broker can-i-deploy orders --app-version 7c1f2a9 --to production',
  options: [
    { flags: '--url <broker>', description: 'its address (default: PACT_BROKER_BASE_URL)' },
    {
      flags: '--app-version <version>',
      description: 'the version that publishes, was verified or is to be deployed',
    },
    {
      flags: '--branch <name>',
      description: 'pull: of consumers (may be given again); else the branch of that version',
      repeats: true,
    },
    {
      flags: '--tag <name>',
      description: 'pull: latest of consumers with it; else a tag of that version',
      repeats: true,
    },
    {
      flags: '--environment <name>',
      description: 'pull: what consumers have there (may be given again)',
      repeats: true,
    },
    { flags: '--main-branch', description: "pull: of each consumer's main branch" },
    { flags: '--deployed', description: 'pull: all that is deployed or released anywhere' },
    {
      flags: '--provider-branch <name>',
      description: 'pull: Pacts new to this branch come as pending',
    },
    { flags: '--report <file>', description: 'results: of tidemark verify --format json' },
    { flags: '--build-url <url>', description: 'results: where the run can be looked at' },
    { flags: '--to <environment>', description: 'can-i-deploy: where to' },
    { flags: '--to-tag <tag>', description: 'can-i-deploy: beside the latest with this tag' },
    ...networkOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    const [word = '', ...words] = call.args
    const action = actions.get(word)
    if (action === undefined) {
      const [guess] = nearestOf(word, [...actions.keys()], 1)
      throw new UsageError(
        `broker does not know '${word}'.${guess === undefined ? '' : ` Did you mean '${guess}'?`} It can: ${[...actions.keys()].join(', ')}.`,
      )
    }
    await using wiring = await wire(call, io)
    return await action(words, call, io, wiring)
  },
}

async function pull(
  words: readonly string[],
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<ExitCode> {
  const provider = only(words, 'Say of which provider: tidemark broker pull orders')
  const { pullPacts } = await import('../app/broker/pull-pacts.ts')
  const query = {
    provider,
    selectors: selectorsOf(call),
    providerBranch: text(call, 'providerBranch') ?? null,
  }
  const pulled = await pullPacts(query, {
    broker: await openBroker(call, io, wiring),
    files: wiring.files,
    folder: wiring.settings.contracts,
  })
  for (const { file, consumer, consumerVersion, isPending, isUnchanged } of pulled) {
    const version = consumerVersion === '' ? '' : ` ${consumerVersion}`
    const pending = isPending ? '  pending' : ''
    io.out(
      `${io.paint.green('✓')} ${printable(`${consumer}${version}`)}${pending} → ${wiring.relative(file)}${isUnchanged ? '  unchanged' : ''}\n`,
    )
  }
  const current = new Set(pulled.map(({ file }) => wiring.relative(file)))
  for (const { file } of await pulledPacts(provider, wiring)) {
    if (!current.has(file)) io.err(`${file} is not among them any more: delete it\n`)
  }
  if (pulled.length > 0) return 0
  io.err(`the broker has no Pact with ${provider} that is meant by that\n`)
  return 3
}

function selectorsOf(call: Call): readonly ConsumerSelector[] {
  return [
    ...list(call, 'branch').map(branch => ({ branch })),
    ...list(call, 'tag').map(tag => ({ tag })),
    ...list(call, 'environment').map(environment => ({ environment })),
    ...(flag(call, 'mainBranch') ? [{ mainBranch: true } as const] : []),
    ...(flag(call, 'deployed') ? [{ deployedOrReleased: true } as const] : []),
  ]
}

async function canIDeploy(
  words: readonly string[],
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<ExitCode> {
  const advice = 'tidemark broker can-i-deploy orders --app-version 7c1f2a9 --to production'
  const name = only(words, `Say of what: ${advice}`)
  const version = text(call, 'appVersion')
  const [environment, tag] = [text(call, 'to'), text(call, 'toTag')]
  if (version === undefined) throw new UsageError(`Say which version: ${advice}`)
  if ((environment === undefined) === (tag === undefined)) {
    throw new UsageError(`Say where to, by --to or by --to-tag: ${advice}`)
  }
  const asked = await openBroker(call, io, wiring)
  const target = environment === undefined ? { tag: tag ?? '' } : { environment }
  const { deployable, reasons, rows } = await asked.canIDeploy({ name, version, target })
  const { green, red, yellow } = io.paint
  const told = { true: green('✓ yes'), false: red('✗ no'), null: yellow('? not known') }
  io.out(`${told[`${deployable}`]}  ${name} ${version} to ${environment ?? tag}\n`)
  for (const reason of reasons) io.out(`  ${printable(reason)}\n`)
  for (const row of rows) {
    const verdict = row.success === null ? 'not verified' : row.success ? 'verified' : 'failed'
    io.out(`  ${printable(pairOf(row))}  ${verdict}\n`)
  }
  if (rows.length > 0) io.err(`${count(rows.length, 'pair')} of versions\n`)
  return deployable === null ? 3 : deployable ? 0 : 1
}

function pairOf(row: MatrixRow): string {
  const { consumer, consumerVersion, provider, providerVersion } = row
  return `${consumer} ${consumerVersion} – ${provider} ${providerVersion}`
}

function only(words: readonly string[], advice: string): string {
  const [word = '', ...more] = words
  if (word.trim() === '' || more.length > 0) throw new UsageError(advice)
  return word
}
