import { readFileSync } from 'node:fs'
import { connect, isIP, type Socket } from 'node:net'
import { resolve } from 'node:path'
import { getCACertificates } from 'node:tls'
import { createTransport } from 'nodemailer'
import { InputError, systemFailure } from '../../errors.ts'
import type { EmailConfig } from '../../ports/receivers.ts'
import type { Sent } from '../../ports/sender.ts'
import { composeMail } from './compose-mail.ts'
import { notSent, sent, type Tell, type Tools } from './receiver.ts'
import { silence } from './request.ts'
import { secretOf } from './secret-of.ts'

/** E-mail over SMTP; an episode is one thread. */
export function email(config: EmailConfig, tools: Tools, receiver: string): Tell {
  const { from, to } = config
  const recipients = typeof to === 'string' ? [to] : to
  return async (message, receipt, signal) => {
    const first = receipt?.['subject']
    const subject = typeof first === 'string' && message.sequence > 1 ? first : null
    const mail = await composeMail(message, { from, to: recipients, receiver, subject })
    const failure = await deliver(mail.raw, config, tools, signal)
    return failure ?? sent({ subject: mail.subject, messageId: mail.messageId })
  }
}

/** Null once the server took it. */
async function deliver(
  raw: Buffer,
  config: EmailConfig,
  tools: Tools,
  signal: AbortSignal,
): Promise<Sent | null> {
  const { from, to, host, user, password, tls = 'required' } = config
  const { timeoutMs } = tools
  const port = config.port ?? (tls === 'implicit' ? 465 : 587)
  const ca = config.ca === undefined ? {} : { ca: authorities(resolve(tools.folder, config.ca)) }
  const auth =
    user === undefined || password === undefined
      ? {}
      : { auth: { user, pass: secretOf(password, tools) } }
  // A socket of our own: it can be closed when time is up, however slowly the server talks.
  const socket = connect({ host, port })
  const stop = (): void => void socket.destroy(new Error('time is up'))
  signal.addEventListener('abort', stop)
  try {
    await connected(socket, timeoutMs)
    const transport = createTransport({
      host,
      port,
      connection: socket,
      secure: tls === 'implicit',
      requireTLS: tls === 'required',
      ignoreTLS: tls === 'off',
      ...auth,
      tls: { ...(isIP(host) === 0 ? { servername: host } : {}), ...ca },
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    const recipients = typeof to === 'string' ? [to] : [...to]
    const { rejected } = await transport.sendMail({ envelope: { from, to: recipients }, raw })
    // Those who were refused are told of by nobody else, and to send it again would tell the others twice.
    return rejected.length === recipients.length
      ? notSent('every recipient was refused', false)
      : null
  } catch (error) {
    return failureOf(error, signal.aborted, timeoutMs)
  } finally {
    signal.removeEventListener('abort', stop)
    socket.destroy()
  }
}

function connected(socket: Socket, timeoutMs: number): Promise<void> {
  return new Promise((done, fail) => {
    const late = Object.assign(new Error('no connection'), { code: 'ETIMEDOUT' })
    const timer = setTimeout(() => socket.destroy(late), timeoutMs)
    socket.once('error', fail)
    socket.once('connect', () => {
      socket.removeListener('error', fail)
      done()
    })
    socket.once('close', () => clearTimeout(timer))
    socket.once('connect', () => clearTimeout(timer))
  })
}

/** The server's own words are not told: they can hold addresses, and what it was sent. */
function failureOf(error: unknown, isTimeUp: boolean, timeoutMs: number): Sent {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const response =
    error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : Number.NaN
  if (code === 'ETLS')
    return notSent('the mail server offers no secure connection that can be trusted', true)
  if (response >= 400) {
    const what =
      code === 'EAUTH'
        ? 'refused the login'
        : code === 'EENVELOPE'
          ? 'refused the address'
          : 'refused it'
    return notSent(`the mail server ${what} with status ${response}`, response < 500)
  }
  if (code === 'EAUTH') return notSent('the mail server offers no login that we know', false)
  return notSent(silence(error, isTimeUp, timeoutMs), true)
}

function authorities(path: string): string[] {
  try {
    return [...getCACertificates('default'), readFileSync(path, 'utf8')]
  } catch (cause) {
    throw new InputError(path, ...systemFailure(cause), { cause })
  }
}
