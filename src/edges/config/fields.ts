import { z } from 'zod'
import { parseDuration, type Duration } from '../../core/monitor/duration.ts'
import { secretName } from '../../core/text/secret-names.ts'
import { hasSecret } from '../../core/text/secrets.ts'

// What several schemas are built of.

export const text: z.ZodString = z.string().min(1, 'must not be empty')

export const duration: z.ZodType<Duration> = z.custom<Duration>(
  value => typeof value === 'string' && (parseDuration(value) ?? 0) > 0,
  'expected a duration such as 500ms, 30s or 5m',
)

export const url: z.ZodType<string> = z.custom<string>(
  value => typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value),
  'expected a URL with http or https',
)

export const headers: z.ZodType<Record<string, string>> = z
  .record(text, z.string())
  .check(({ value, issues }) => {
    for (const [name, header] of Object.entries(value)) {
      if (!isLiteralSecret(name, header)) continue
      const message = "holds a literal secret; name an environment variable instead: 'env:NAME'"
      // Without the header: what an issue carries may be shown.
      issues.push({ code: 'custom', input: null, path: [name], message })
    }
  })

/** Whether a header that must be secret is written out, in place of the name of a variable. */
function isLiteralSecret(name: string, header: string): boolean {
  const written = header.replaceAll(/\benv:[A-Za-z_][A-Za-z0-9_]*/g, '')
  if (hasSecret(written)) return true
  return written === header && secretName(name) !== null
}
