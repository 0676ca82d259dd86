import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { replay, type ReplayedDate } from '../app/demo/replay.ts'
import { datedTraffic } from '../app/demo/traffic.ts'
import { githubConnector } from '../connectors/github.ts'
import { storedScenarios } from '../edges/serve/recorded-releases.ts'
import { scenarioHeader, serveRecordedTraffic } from '../edges/serve/recorded-traffic.ts'
import type { DatedTraffic } from '../ports/traffic.ts'
import { flag, type Call, type Command, type ExitCode } from './command.ts'
import { dateLine, driftReport, verdictOfCi } from './demo-report.ts'
import type { Io } from './io.ts'
import { count } from './phrases.ts'
import { startProgress } from './progress.ts'
import { canaryDeps, wire } from './wire.ts'

export const demo: Command = {
  name: 'demo',
  summary: 'Watch the drift that GitHub really made, from recorded traffic.',
  example: 'tidemark demo\ntidemark demo --keep',
  options: [{ flags: '--keep', description: 'go on serving the last date until Ctrl-C' }],
  async run(call, io) {
    const dates = datedTraffic(storedScenarios(io.cwd))
    const server = await serveRecordedTraffic(dates)
    const folder = await mkdtemp(join(tmpdir(), 'tidemark-demo-'))
    try {
      return await show(dates, server, folder, call, io)
    } finally {
      await server.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function show(
  dates: readonly DatedTraffic[],
  server: Awaited<ReturnType<typeof serveRecordedTraffic>>,
  folder: string,
  call: Call,
  io: Io,
): Promise<ExitCode> {
  const calls = dates.reduce((sum, traffic) => sum + traffic.calls.length, 0)
  const [first, last] = [dates[0]?.date, dates.at(-1)?.date]
  io.out(
    `GitHub as it answered from ${first} to ${last}: ${count(calls, 'recorded call')}, replayed from ${server.origin}\n\n`,
  )
  const replayed = await replayAll(dates, server, folder, call, io)
  io.out(`\n${driftReport(replayed, io.paint)}\n${verdictOfCi(replayed, io.paint)}`)
  if (flag(call, 'keep')) {
    io.err(`\nserving ${last} at ${server.origin}; Ctrl-C ends it\n`)
    await io.interrupted()
  }
  return replayed.every(({ secondLook }) => secondLook.length === 0) ? 0 : 1
}

async function replayAll(
  dates: readonly DatedTraffic[],
  server: Awaited<ReturnType<typeof serveRecordedTraffic>>,
  folder: string,
  call: Call,
  io: Io,
): Promise<readonly ReplayedDate[]> {
  let now = 0
  const clock = { now: () => now, mark: () => io.clock.mark() }
  // A repository of its own, that ends with the demo, on the clock of the recordings.
  const stage = { ...io, cwd: folder, env: {}, clock }
  await using wiring = await wire({ args: [], options: {} }, stage)
  const progress = startProgress(
    io,
    dates.reduce((sum, traffic) => sum + traffic.calls.length, 0),
  )
  const replayed: ReplayedDate[] = []
  const deps = await canaryDeps(call, stage, wiring)
  for await (const date of replay(dates, {
    ...deps,
    connector: githubConnector({ baseUrl: server.origin }),
    scenarioHeaders: ({ scenario }) => [[scenarioHeader, scenario]],
    onAnswer: () => progress.advance(),
    turnTo: traffic => {
      now = traffic.at
      server.use(traffic.date)
    },
  })) {
    replayed.push(date)
    progress.clear()
    io.out(`${dateLine(date, io.paint)}\n`)
  }
  progress.end()
  return replayed
}
