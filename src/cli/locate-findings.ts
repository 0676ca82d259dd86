import { resolve } from 'node:path'
import type { FilePosition, Report } from '../core/report/report.ts'
import { foundAt } from '../core/report/where-found.ts'
import type { Files } from '../ports/files.ts'

/** Reading a larger file again takes longer than its lines are worth. */
const MAX_CHARACTERS = 60_000_000

type Locate = NonNullable<Report['locate']>

/** Where the findings stand in their files: each is read once. A file that cannot be read has no lines to tell. */
export async function locateFindings(report: Report, files: Files, cwd: string): Promise<Locate> {
  const { parseText } = await import('../edges/specs/parse-text.ts')
  const names = new Set(report.findings.map(finding => foundAt(finding, report)?.file ?? ''))
  const known = new Map<string, (pointer: string) => FilePosition>()
  for (const name of names) {
    if (name === '' || /^https?:/i.test(name)) continue
    try {
      const text = await files.read(resolve(cwd, name))
      if (text === null || text.length > MAX_CHARACTERS) continue
      known.set(name, parseText(text.replace(/^\uFEFF/, ''), name).locate)
    } catch {
      // It was read before, as far as the check needed it; here it is only about lines.
    }
  }
  return (file, pointer) => known.get(file)?.(pointer) ?? null
}
