/** Labels in front of a name that say what a host is for. */
const services: ReadonlySet<string> = new Set(
  'api apis rest graphql gateway gw app www web v1 v2 v3 hooks data services service sandbox staging'.split(
    ' ',
  ),
)

/** Second-level suffixes under country domains: `co.uk`. */
const generic: ReadonlySet<string> = new Set('co com org net gov edu ac or ne go'.split(' '))

/**
 * A name for the provider behind a URL that reads well and is safe as a file name everywhere:
 * `acme` of `https://api.acme.example/v1`, `127.0.0.1-3000` of `http://127.0.0.1:3000`.
 *
 * @throws TypeError when it is no absolute URL.
 */
export function providerName(url: string): string {
  const { hostname, port } = new URL(url)
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
  const isName = /[a-z]/.test(host) && !host.includes(':') && host.includes('.')
  const name = safe(isName ? ownLabel(host) : host)
  return port === '' ? name : `${name}-${port}`
}

function ownLabel(host: string): string {
  const labels = host.split('.').slice(0, -1)
  if (
    labels.length > 1 &&
    host.split('.').at(-1)?.length === 2 &&
    generic.has(labels.at(-1) ?? '')
  ) {
    labels.pop()
  }
  return labels.findLast(label => !services.has(label)) ?? labels.at(-1) ?? host
}

function safe(name: string): string {
  const plain = name.replace(/[^a-z0-9.-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '')
  if (plain === '') return 'api'
  // Names that Windows keeps for devices.
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(plain) ? `${plain}-api` : plain
}
