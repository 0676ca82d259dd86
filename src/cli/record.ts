import { ask } from '../app/canary/ask.ts'
import { recordAnswer } from '../app/record/record-answer.ts'
import { count, size } from './phrases.ts'
import { list, type Command } from './command.ts'
import { targetOfUrl } from './targets.ts'
import { networkOptions } from './network.ts'
import { canaryDeps, wire, wireOptions } from './wire.ts'

export const record: Command = {
  name: 'record',
  parameters: '<url...>',
  summary: 'Ask a live API once and keep its answer, redacted, in recordings/.',
  example:
    "tidemark record 'https://api.acme.example/v1/orders?limit=20' -H 'Authorization: Bearer env:TOKEN'",
  options: [
    { flags: '--name <provider>', description: 'name of the provider (default: from the host)' },
    {
      flags: '--keep-values <place...>',
      description: "keep these values as they are: '/items/*/status'; noted in the file",
    },
    ...networkOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    await using wiring = await wire(call, io)
    const deps = await canaryDeps(call, io, wiring)
    let unanswered = 0
    for (const url of call.args) {
      const target = targetOfUrl(url, call, io)
      const pin = await wiring.contracts.pin(target.provider)
      for (const planned of target.calls) {
        const answer = await ask(planned, target, pin?.contract ?? null, deps)
        if (answer.kind === 'unanswered') {
          unanswered++
          io.out(
            `${io.paint.yellow('?')} ${target.provider} ${answer.operation}  not recorded\n  ${answer.reason}\n`,
          )
          continue
        }
        const { operation, version } = answer.subject
        const recorded = await recordAnswer(
          answer.exchange,
          {
            operation,
            version,
            recordedAt: new Date(io.clock.now()).toISOString().slice(0, 10),
            hash: deps.observing.hash,
            keepValues: list(call, 'keepValues'),
          },
          pin?.contract ?? null,
          wiring.recordings,
        )
        const kept = recorded.unchanged ? 'nothing new' : '1 exchange'
        io.out(`${io.paint.green('✓')} ${kept} → ${recorded.file}  ${size(recorded.bytes)}\n`)
      }
    }
    if (unanswered > 0) io.err(`${count(unanswered, 'answer')} could not be recorded\n`)
    return unanswered > 0 ? 3 : 0
  },
}
