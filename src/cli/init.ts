import { relative } from 'node:path'
import type { CiKind } from '../app/init/ci-files.ts'
import { listText, placesText } from '../app/init/first-answer.ts'
import { initCi } from '../app/init/init-ci.ts'
import { initVendor, type InitDone, type InitRequest } from '../app/init/init-vendor.ts'
import { receiversOf } from '../app/init/receivers-of.ts'
import { literal } from '../app/init/written-files.ts'
import { UsageError } from '../errors.ts'
import { list, text, type Call, type Command, type ExitCode } from './command.ts'
import type { Io } from './io.ts'
import { count, size, span } from './phrases.ts'
import { targetOfUrl } from './targets.ts'
import { networkOptions, specNetwork, timeoutMs } from './network.ts'
import { wire, wireOptions, type Wiring } from './wire.ts'

export const init: Command = {
  name: 'init',
  parameters: '[url]',
  summary: 'Set up watching: ask an API once, write its monitor, baseline and recording.',
  example:
    "tidemark init 'https://api.acme.example/v1/orders?limit=20' --name acme -H 'Authorization: Bearer env:ACME_TOKEN' --slack env:SLACK_URL\ntidemark init --ci github",
  options: [
    { flags: '--name <provider>', description: 'name of the provider (default: from the host)' },
    {
      flags: '--slack <variable>',
      description: 'tell Slack; its webhook by reference: env:SLACK_URL',
    },
    { flags: '--email <address>', description: 'tell this address by e-mail' },
    {
      flags: '--ci <service>',
      description: 'write its pipeline: verify for each change, canary every hour',
      choices: ['github', 'gitlab'],
    },
    ...networkOptions,
    ...wireOptions,
  ],
  async run(typed, io) {
    let call = typed
    if (call.args.length === 0 && text(call, 'ci') === undefined) {
      const { askForCall, propose, surveyHere } = await import('./init-proposals.ts')
      const found = await surveyHere(io)
      const asked = await askForCall(found, call, io)
      if (asked === null) return propose(found, io)
      call = asked
    }
    await using wiring = await wire(call, io)
    const [url] = call.args
    const ci = text(call, 'ci')
    const code = url === undefined ? 0 : await initUrl(url, call, io, wiring)
    return code === 0 && ci !== undefined
      ? tellCi(ci === 'gitlab' ? 'gitlab' : 'github', io, wiring)
      : code
  },
}

/** Everything that one URL takes; the result is told on stdout. */
async function initUrl(url: string, call: Call, io: Io, wiring: Wiring): Promise<ExitCode> {
  const target = targetOfUrl(url, call, io)
  if (!/^[a-z\d][\w.-]*$/i.test(target.provider)) {
    throw new UsageError('--name names files: use letters, digits, dots and hyphens.')
  }
  const headers = Object.fromEntries(list(call, 'header').map(splitField))
  const receivers = receiversOf(text(call, 'slack'), text(call, 'email'))
  const request = { target, url: new URL(url).href, headers, receivers }
  const { loadDocument } = await import('../edges/specs/load-document.ts')
  const network = await specNetwork(call, io)
  const { validateSpec } = await import('../edges/specs/validate-spec.ts')
  const result = await initVendor(request, {
    ...wiring,
    clock: io.clock,
    http: await wiring.http(),
    timeoutMs: timeoutMs(call, wiring.settings),
    load: (source, options) => loadDocument(source, options, network),
    validate: validateSpec,
  })
  if (result.kind === 'refused') {
    io.err(`${io.paint.red('✗')} ${result.reason} Nothing was written.\n`)
    return 3
  }
  tell(result, request, io, wiring)
  return 0
}

function splitField(field: string): [name: string, value: string] {
  const colon = field.indexOf(':')
  return [field.slice(0, colon).trim(), field.slice(colon + 1).trim()]
}

function tell(done: InitDone, request: InitRequest, io: Io, { settings, ...wiring }: Wiring): void {
  const tick = io.paint.green('✓')
  const named = (path: string): string => wiring.relative(`${settings.folder}/${path}`)
  const { exchange, subject } = done.answer
  const seen = [listText(done.answer), placesText(done.answer)].filter(part => part !== '')
  const { status } = exchange.response
  io.out(
    `${tick} ${subject.operation}  ${status} JSON  ${span(exchange.tookMs)}  ${seen.join(', ')}\n`,
  )
  io.out(`${tick} ${specText(done.spec)}\n`)
  if (done.wrote.length > 0) io.out(`wrote ${done.wrote.map(named).join('  ')}\n`)
  if (done.recording !== null) {
    const { file, bytes, texts } = done.recording
    const hidden = [
      `${count(texts, 'text')} replaced`,
      ...(hasCredential(request) ? ['token not stored'] : []),
    ]
    io.out(`wrote ${named(file)}  ${size(bytes)}, ${hidden.join(', ')}\n`)
  }
  if (done.kept.length > 0) io.out(`kept  ${done.kept.map(named).join('  ')}\n`)
  const { receivers } = request
  const missing = Object.entries(receivers).filter(
    ([name]) => !Object.hasOwn(settings.receivers, name),
  )
  if (settings.file !== null && missing.length > 0) {
    const added = literal({ receivers: Object.fromEntries(missing) }, 0)
    io.out(`add to ${wiring.relative(settings.file)}: ${added}\n`)
  }
  if (missing.some(([name]) => name === 'email')) {
    io.err('mail goes to localhost:25; set host, user and password in tidemark.config.ts\n')
  }
  io.out('next: npx tidemark canary\n')
}

function hasCredential({ url, headers }: InitRequest): boolean {
  return [url, ...Object.values(headers)].some(value => value.includes('env:'))
}

function specText(spec: InitDone['spec']): string {
  if (spec === null) return 'no spec found: learned from this answer'
  if (spec.pin === null) return `${spec.path} does not know it: learned from this answer`
  const dialect = spec.pin.dialect.replace('openapi-', 'OpenAPI ')
  const total = count(spec.pin.operationsTotal, 'operation')
  return `${dialect} at ${spec.path}, ${total}, ${spec.pin.operationsPinned} pinned`
}

async function tellCi(kind: CiKind, io: Io, wiring: Wiring): Promise<ExitCode> {
  const { file, isNew, says, text } = await initCi(kind, wiring)
  const named = relative(io.cwd, file)
  if (isNew) io.out(`wrote ${named}\n${says.map(line => `  ${line}\n`).join('')}`)
  else io.out(`kept  ${named}; to add to it by hand:\n${text}`)
  return 0
}
