import { reportCharts } from '../app/report/report-charts.ts'
import { chooseReceivers, tellReceivers } from '../app/report/tell-receivers.ts'
import { messageOfReport, type ReportSpan } from '../core/report/message-of-report.ts'
import type { Report } from '../core/report/report.ts'
import type { Messenger } from '../ports/messenger.ts'
import { text, type Call, type ExitCode } from './command.ts'
import type { Io } from './io.ts'
import { toldExit, toldLine } from './told-lines.ts'
import { openMessengers } from './wire-receivers.ts'
import type { Wiring } from './wire.ts'

/** Sends a report to the receiver of `--send`, or to all that read reports; says on stderr what came of it. */
export async function sendReport(
  report: Report,
  span: ReportSpan,
  call: Call,
  io: Io,
  wiring: Wiring,
): Promise<ExitCode> {
  await using opened = await openMessengers(call, io, wiring)
  const chosen = chooseReceivers(opened.messengers, text(call, 'send'))
  const readers = text(call, 'send') === undefined ? readersOf(chosen, wiring) : chosen
  const providers = [...new Set(report.findings.map(({ provider }) => provider))].slice(0, 5)
  const charts = await reportCharts(await wiring.registry(), providers, span)
  const message = messageOfReport(report, span, charts)
  const told = await tellReceivers(readers, () => message, io.clock)
  for (const result of told) io.err(toldLine(result, io))
  return toldExit(told)
}

/** A report is no incident, and an issue that nothing closes would stay for good. */
function readersOf(
  all: ReadonlyMap<string, Messenger>,
  { settings }: Wiring,
): ReadonlyMap<string, Messenger> {
  const opens = (name: string): boolean =>
    ['pagerduty', 'github'].includes(settings.receivers[name]?.kind ?? '')
  return new Map([...all].filter(([name]) => !opens(name)))
}
