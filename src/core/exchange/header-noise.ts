/**
 * Headers that say how an answer travelled, or are told elsewhere: they come and go with the gateway, the cache
 * and the size of the answer, and nobody's data depends on them.
 */
const NOISE: ReadonlySet<string> = new Set([
  'accept-ranges',
  'age',
  'alt-svc',
  'cache-control',
  'cache-status',
  'connection',
  'content-encoding',
  'content-length',
  // A changed media type has a fact of its own.
  'content-type',
  'date',
  'etag',
  'expect-ct',
  'expires',
  'keep-alive',
  'last-modified',
  'nel',
  'p3p',
  'pragma',
  'priority',
  'report-to',
  'reporting-endpoints',
  'server',
  'server-timing',
  'set-cookie',
  'strict-transport-security',
  'timing-allow-origin',
  'trailer',
  'transfer-encoding',
  'vary',
  'via',
  'warning',
  'x-cache',
  'x-cache-hits',
  'x-correlation-id',
  'x-powered-by',
  'x-request-id',
  'x-response-time',
  'x-runtime',
  'x-runtime-rack',
  'x-served-by',
  'x-timer',
  'x-trace-id',
  'x-varnish',
])

const NOISE_PREFIXES = [
  'cf-',
  'x-amz-cf-',
  'x-amzn-',
  'x-b3-',
  'x-envoy-',
  'x-fastly-',
  'x-goog-',
  'x-kong-',
  'x-vercel-',
  'x-datadog-',
  'fly-',
  'akamai-',
]

const NOISE_SUFFIXES = ['-request-id', '-trace-id', '-correlation-id']

/** Whether a header is neither counted nor compared. The name in lower case; names that are data never are. */
export function isHeaderNoise(name: string): boolean {
  return (
    name.startsWith('{') ||
    NOISE.has(name) ||
    NOISE_PREFIXES.some(prefix => name.startsWith(prefix)) ||
    NOISE_SUFFIXES.some(suffix => name.endsWith(suffix))
  )
}
