import { z } from 'zod'
import type { CheckResult, MonitorDefinition } from '../../core/monitor/definition.ts'
import type { Exchange } from '../../core/exchange/exchange.ts'
import type { Json } from '../../core/json/json.ts'
import { checkAgainst } from './check.ts'
import { duration, headers, text, url } from './fields.ts'

const json = z.json() as z.ZodType<Json>

const request = z.strictObject({
  url,
  method: z
    .string()
    .regex(/^[A-Za-z]+$/, 'expected a method such as GET')
    .exactOptional(),
  headers: headers.exactOptional(),
  body: json.exactOptional(),
  provider: text.exactOptional(),
  scope: text.exactOptional(),
})

const operation = z.strictObject({
  provider: text,
  operation: z.string().regex(/^[A-Z]+ \//, "expected method and path: 'GET /orders/{id}'"),
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
  body: json.exactOptional(),
  scope: text.exactOptional(),
})

const schedule = z.union(
  [
    z.strictObject({ every: duration }),
    z.strictObject({ cron: text, timeZone: text.exactOptional() }),
  ],
  "expected { every: '1h' } or { cron: '0 * * * *' }",
)

const status = z.union(
  [z.int().min(100).max(599), z.enum(['1XX', '2XX', '3XX', '4XX', '5XX'])],
  "expected a status such as 200 or '2XX'",
)

const share = z.number().min(0).max(1)

const expectations = z.strictObject({
  status: z
    .union([status, z.array(status)], "expected statuses such as 200 or '2XX'")
    .exactOptional(),
  latency: z
    .strictObject({
      quantile: z.enum(['p50', 'p90', 'p95', 'p99']).exactOptional(),
      above: duration,
      over: duration.exactOptional(),
    })
    .exactOptional(),
  errorRate: z.strictObject({ above: share, over: duration.exactOptional() }).exactOptional(),
  shape: z.enum(['contract', 'baseline', 'both', 'off']).exactOptional(),
  headers: z.record(z.string(), z.union([z.string(), z.boolean()])).exactOptional(),
  check: z
    .custom<(exchange: Exchange) => CheckResult | Promise<CheckResult>>(
      value => typeof value === 'function',
      'expected a function',
    )
    .exactOptional(),
})

const maintenance = z.union(
  [
    z.strictObject({ from: text, until: text }),
    z.strictObject({
      days: z.array(z.enum(['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'])).exactOptional(),
      start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "expected a time such as '02:00'"),
      lasts: duration,
      timeZone: text.exactOptional(),
    }),
  ],
  "expected { from, until } or { start: '02:00', lasts: '1h' }",
)

const monitor = z.strictObject({
  name: text,
  target: z.unknown().optional(),
  schedule: schedule.exactOptional(),
  timeout: duration.exactOptional(),
  retries: z.int().min(0).exactOptional(),
  failureThreshold: z.int().min(1).exactOptional(),
  successThreshold: z.int().min(1).exactOptional(),
  expect: expectations.exactOptional(),
  labels: z.record(z.string(), z.string()).exactOptional(),
  severity: z.enum(['page', 'digest']).exactOptional(),
  route: text.exactOptional(),
  maintenance: z.array(maintenance).exactOptional(),
  tags: z.array(text).exactOptional(),
  enabled: z.boolean().exactOptional(),
  confirm: z.boolean().exactOptional(),
})

/** @throws InputError that points at the key. */
export function checkMonitor(value: unknown, path: string): MonitorDefinition {
  const { target, ...rest } = checkAgainst(monitor, value, path)
  return { ...rest, target: checkTarget(target, path) }
}

/** Which of the three it is, is plain; so that a mistake inside is told as what it is. */
function checkTarget(target: unknown, path: string): MonitorDefinition['target'] {
  if (typeof target !== 'object' || target === null)
    return checkAgainst(url, target, path, ['target'])
  return 'operation' in target
    ? checkAgainst(operation, target, path, ['target'])
    : checkAgainst(request, target, path, ['target'])
}
