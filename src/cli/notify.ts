import { chooseReceivers, tellReceivers } from '../app/report/tell-receivers.ts'
import { testMessage } from '../core/report/message-of-report.ts'
import { UsageError } from '../errors.ts'
import type { Settings } from '../ports/config.ts'
import type { Command } from './command.ts'
import { toldExit, toldLine } from './told-lines.ts'
import { openMessengers } from './wire-receivers.ts'
import { wire, wireOptions } from './wire.ts'

export const notify: Command = {
  name: 'notify',
  parameters: '<test> [receiver]',
  summary: 'Send a test message to every receiver, or to one.',
  example: 'tidemark notify test\ntidemark notify test team',
  options: [
    { flags: '--ca <file>', description: 'PEM of a certificate authority to trust as well' },
    ...wireOptions,
  ],
  async run(call, io) {
    const [what, name] = call.args
    if (what !== 'test') {
      throw new UsageError(`There is no notify ${what ?? ''}. Try: tidemark notify test`)
    }
    await using wiring = await wire(call, io)
    await using opened = await openMessengers(call, io, wiring)
    const chosen = chooseReceivers(opened.messengers, name)
    const told = await tellReceivers(
      chosen,
      receiver => testMessage(receiver, io.clock.now()),
      io.clock,
      lasting(wiring.settings),
    )
    for (const result of told) io.out(toldLine(result, io))
    return toldExit(told)
  },
}

/** Those in which a message opens something: a test must not leave it open, nor wake anybody twice. */
function lasting({ receivers }: Settings): ReadonlySet<string> {
  const found = Object.entries(receivers).filter(
    ([, { kind }]) => kind === 'pagerduty' || kind === 'github',
  )
  return new Set(found.map(([name]) => name))
}
