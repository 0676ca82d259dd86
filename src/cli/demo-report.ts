import type { ReplayedDate } from '../app/demo/replay.ts'
import type { Paint } from '../core/report/paint.ts'
import { causeLine } from '../core/report/text.ts'
import { causesOf } from '../core/rules/cause.ts'
import { countLevels } from '../core/rules/levels.ts'
import { summaryText } from '../core/report/counted.ts'
import { count } from './phrases.ts'

/** `2018-12  72 calls   135 differences of 6 causes` */
export function dateLine({ date, asked, learned, findings }: ReplayedDate, paint: Paint): string {
  const told =
    findings.length === 0
      ? paint.green('no drift')
      : `${count(findings.length, 'difference')}, ${count(causesOf(findings).length, 'cause')}`
  const fresh =
    learned === 0 ? '' : paint.dim(`  ${count(learned, 'operation')} asked for the first time`)
  return `${paint.bold(date)}  ${count(asked, 'call').padEnd(9)} ${told}${fresh}`
}

/** Columns that the date in front of a line takes. */
const DATE_WIDTH = 8

/** What drifted, by date, one line for each cause. */
export function driftReport(dates: readonly ReplayedDate[], paint: Paint): string {
  const lines = dates.flatMap(({ date, findings }) =>
    // All of it is one provider's, so its name would only take room.
    causesOf(findings.map(finding => ({ ...finding, provider: '' }))).map(
      cause => `${paint.bold(date)} ${causeLine(cause, paint, 100 - DATE_WIDTH)}`,
    ),
  )
  return ['Drift report', ...lines, ''].join('\n')
}

export function verdictOfCi(dates: readonly ReplayedDate[], paint: Paint): string {
  const lines = dates.map(({ date, exit, findings }) => {
    const code = exit === 0 ? paint.green('exit 0') : paint.red('exit 1')
    return `${paint.bold(date)} ${code}  ${summaryText(countLevels(findings))}`
  })
  const again = dates.reduce((sum, { secondLook }) => sum + secondLook.length, 0)
  const control = `each date looked at twice: ${again === 0 ? 'nothing raised' : count(again, 'false alarm')}`
  return ['What CI would have answered', ...lines, control, ''].join('\n')
}
