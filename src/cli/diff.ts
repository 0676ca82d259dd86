import { compareSources, bodies } from './compare-sources.ts'
import type { Command } from './command.ts'
import { exitCode, findingOptions, printFindings } from './finding-options.ts'
import { graphqlOptions } from './graphql-options.ts'
import { networkOptions } from './network.ts'
import { keepHeapSmall } from './small-heap.ts'
import { wire, wireOptions } from './wire.ts'

export const diff: Command = {
  name: 'diff',
  parameters: '<base> <revision>',
  summary:
    'Compare two API descriptions, GraphQL schemas or JSON Schema files and judge what breaks.',
  example:
    'tidemark diff contracts/acme.openapi.json https://api.acme.example/openapi.json\ntidemark diff old.yaml new.yaml --format html --output changes.html',
  options: [
    {
      flags: '--as <side>',
      description: 'what two JSON Schema files are the body of (default: response)',
      choices: Object.keys(bodies),
    },
    ...graphqlOptions,
    ...networkOptions,
    ...findingOptions,
    ...wireOptions,
  ],
  async run(call, io) {
    keepHeapSmall()
    await using wiring = await wire(call, io)
    const [base = '', revision = ''] = call.args
    const started = io.clock.mark()
    const ignores = await wiring.ignores()
    const sources = [base, revision] as const
    const { findings, before, after } = await compareSources(sources, ignores, call, io, wiring)
    const elapsedMs = io.clock.mark() - started
    await printFindings(call, io, wiring.files, {
      findings,
      elapsedMs,
      compared: { base: before.info, revision: after.info },
      document: base,
    })
    return exitCode(call, wiring.settings, findings, false)
  },
}
