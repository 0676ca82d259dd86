import { z } from 'zod'
import type { DigestConfig, RouteConfig } from '../../core/alert/alert-config.ts'
import { duration, text } from './fields.ts'

export const digest: z.ZodType<DigestConfig | false> = z.union(
  [
    z.literal(false),
    z.strictObject({
      every: z.enum(['day', 'week']).exactOptional(),
      at: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
        .exactOptional(),
      timeZone: text.exactOptional(),
    }),
  ],
  "expected false, or { every: 'day' | 'week', at: '08:00', timeZone: 'Europe/Berlin' }",
)

export const route: z.ZodType<RouteConfig> = z.lazy(() =>
  z.strictObject({
    match: z.record(text, z.string()).exactOptional(),
    matchers: z.array(text).exactOptional(),
    receiver: text.exactOptional(),
    continue: z.boolean().exactOptional(),
    routes: z.array(route).exactOptional(),
    groupBy: z.array(text).exactOptional(),
    groupWait: duration.exactOptional(),
    groupInterval: duration.exactOptional(),
    repeatInterval: duration.exactOptional(),
    digest: digest.exactOptional(),
  }),
)
