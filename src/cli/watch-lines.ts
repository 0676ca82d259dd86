import type { WatchNews } from '../app/runs/watch-deps.ts'
import type { WatchedMonitor } from '../app/runs/watched-monitor.ts'
import { nextDue } from '../core/monitor/due.ts'
import type { Io } from './io.ts'
import { scheduleText } from './monitor-lines.ts'
import { count, grouped, span } from './phrases.ts'
import { columns } from './columns.ts'

/** `acme  hourly, next 11:07 UTC  24 requests/day  pages: confirmed errors only`, a line for each. */
export function watchLines(monitors: readonly WatchedMonitor[], now: number): string {
  const rows = monitors.map(monitor => {
    const { name } = monitor.definition
    const perDay = `${grouped(Math.ceil(monitor.runsPerDay))} requests/day`
    const due = nextDue(monitor.rule, now)
    const next = due === null ? 'never due' : `next ${clockText(due, now)}`
    return [name, `${scheduleText(monitor)}, ${next}`, perDay, `pages: ${pagesText(monitor)}`]
  })
  return columns(rows)
}

function pagesText({ definition, settings }: WatchedMonitor): string {
  if (definition.severity === 'page') return 'everything'
  if (definition.severity === 'digest') return 'nothing'
  return settings.confirm ? 'confirmed errors only' : 'errors only'
}

/** The time of day, with the date where it is another day. */
function clockText(at: number, now: number): string {
  const text = new Date(at).toISOString()
  const isToday = text.slice(0, 10) === new Date(now).toISOString().slice(0, 10)
  const isSoon = at - now < 60_000
  const time = text.slice(11, isSoon ? 19 : 16)
  return `${isToday ? time : `${text.slice(0, 10)} ${time}`} UTC`
}

/** What happened, in one line and what followed from it; `''` for what a person at a terminal need not see. */
export function newsLines(news: WatchNews, io: Io): string {
  const { paint, interactive } = io
  const at = new Date(io.clock.now()).toISOString().slice(11, 19)
  if (news.kind === 'trouble') return `${at} ${paint.red('✗')} ${news.sentence}\n`
  const { name } = news.monitor.definition
  if (news.kind === 'skipped')
    return `${at} ${paint.yellow('?')} ${name}  skipped: ${news.reason}\n`
  const follows = followLines(news, io)
  const { ran } = news
  if (ran === null) return `${at} ${paint.red('✗')} ${name}  broken: ${news.problem}\n${follows}`
  const { outcome, findings, note, tookMs } = ran.run
  if (interactive && follows === '' && outcome !== 'inconclusive') return ''
  const marks = { healthy: '✓', learned: '✓', findings: '✗', inconclusive: '?' }
  const colours = { '✓': paint.green, '✗': paint.red, '?': paint.yellow }
  const mark = marks[outcome] as keyof typeof colours
  const said = outcome === 'findings' ? count(findings.length, 'finding') : outcome
  const reason = note === '' || outcome === 'findings' ? '' : `  ${note}`
  return `${at} ${colours[mark](mark)} ${name}  ${said}  ${span(tookMs)}${reason}\n${follows}`
}

function followLines(
  { outcome }: Extract<WatchNews, { readonly kind: 'ran' }>,
  { paint }: Io,
): string {
  const turns = outcome.commands.flatMap(command => {
    if (command.kind !== 'raise' && command.kind !== 'resolve') return []
    const { labels, summary } = command.candidate
    const about = [labels['alertname'], labels['place'], summary].filter(text => text !== undefined)
    return command.kind === 'raise'
      ? [`  ${paint.red('raised')}  ${labels['severity']}  ${about.join('  ')}\n`]
      : [`  ${paint.green('resolved')}  ${about.join('  ')}\n`]
  })
  const again = outcome.commands.flatMap(command =>
    command.kind === 'start-run' ? [`  ${paint.dim(command.reason)}\n`] : [],
  )
  const gates = outcome.turned.map(({ stream, gate }) => `  gate ${stream}  ${gate.state}\n`)
  return [...turns, ...again, ...gates].join('')
}
