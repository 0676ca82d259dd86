import { X509Certificate } from 'node:crypto'
import { createSecureContext, getCACertificates } from 'node:tls'
import { EnvHttpProxyAgent, type Dispatcher } from 'undici'
import { UsageError } from '../../errors.ts'

export interface DispatcherOptions {
  /** Proxy for http and https URLs, and hosts to reach without; as in HTTP_PROXY, HTTPS_PROXY, NO_PROXY. */
  readonly httpProxy?: string
  readonly httpsProxy?: string
  readonly noProxy?: string
  /** PEM of certificate authorities to trust beside the system's. */
  readonly ca?: string
  /** PEM of the client certificate and its key. */
  readonly cert?: string
  readonly key?: string
  readonly passphrase?: string
  /** 10 s unless told. */
  readonly connectTimeoutMs?: number
}

const CONNECT_TIMEOUT_MS = 10_000

/**
 * The connections that all requests go over. Reads no environment itself: who starts it passes the values.
 *
 * @throws UsageError when a proxy is no URL, or certificates and key do not fit or cannot be read.
 */
export function createDispatcher(options: DispatcherOptions = {}): Dispatcher {
  const { httpProxy = '', httpsProxy = httpProxy, noProxy = '' } = options
  checkProxy(httpProxy)
  checkProxy(httpsProxy)
  const tls = tlsOptions(options)
  const timeout = options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS
  return new EnvHttpProxyAgent({
    // Empty, not absent: else undici reads the environment.
    httpProxy,
    httpsProxy,
    noProxy,
    connect: { ...tls, timeout },
    connectTimeout: timeout,
    requestTls: { ...tls, timeout },
    proxyTls: { ...(tls.ca && { ca: tls.ca }), timeout },
  })
}

interface TlsOptions {
  readonly ca?: string[]
  readonly cert?: string
  readonly key?: string
  readonly passphrase?: string
}

function tlsOptions({ ca, cert, key, passphrase }: DispatcherOptions): TlsOptions {
  if ((cert === undefined) !== (key === undefined)) {
    throw new UsageError(
      'A client certificate needs its key, and the key its certificate: give both.',
    )
  }
  const tls = {
    // `ca` replaces the list of the system, so that is named too.
    ...(ca !== undefined && { ca: [...getCACertificates('default'), ca] }),
    ...(cert !== undefined && key !== undefined && { cert, key }),
    ...(passphrase !== undefined && { passphrase }),
  }
  if (ca !== undefined || cert !== undefined) check(tls, ca)
  return tls
}

/** At the start rather than as a riddle in the first connection. */
function check(tls: TlsOptions, ca: string | undefined): void {
  try {
    createSecureContext(tls)
    // A list of authorities may be anything: what is no certificate is passed over there.
    if (ca !== undefined) void new X509Certificate(ca)
  } catch (cause) {
    throw new UsageError(
      'The certificates cannot be used: --ca, client certificate and key must be PEM, and the key must fit its certificate.',
      { cause },
    )
  }
}

function checkProxy(proxy: string): void {
  // Never shown: it may hold a password.
  if (
    proxy !== '' &&
    !(URL.canParse(proxy) && /^(?:https?|socks5?):$/.test(new URL(proxy).protocol))
  ) {
    throw new UsageError(
      'The proxy is not a URL such as http://proxy.example:3128. Check HTTPS_PROXY and HTTP_PROXY.',
    )
  }
}
