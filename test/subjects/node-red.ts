import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProgram, type ServerProcess } from './server-process.ts'
import { openSubject, type Place, type Subject } from './subject.ts'

/** A flow editor with an admin API behind a password grant. */
export type NodeRedVersion = '2' | '3'

const password = 'password-of-ann'

/** @returns an editor with one flow in it; a token lasts for 10 seconds. */
export function openNodeRed(): Promise<Subject<NodeRedVersion>> {
  return openSubject(start)
}

function start(version: NodeRedVersion, { folder, port, url }: Place): Promise<ServerProcess> {
  const settings = join(folder, 'settings.cjs')
  writeFileSync(settings, settingsOf(folder, port))
  return startProgram({
    script: `node-red-${version}/red.js`,
    args: ['-s', settings],
    folder,
    readyUrl: `${url}/auth/login`,
    readyText: 'Started flows',
  })
}

function settingsOf(folder: string, port: number): string {
  return `module.exports = {
  uiHost: '127.0.0.1',
  uiPort: ${port},
  userDir: ${JSON.stringify(folder)},
  flowFile: 'flows.json',
  credentialSecret: 'a secret of this test',
  // Its own console calls util.log, which Node no longer has.
  logging: { console: { level: 'off' }, plain: { level: 'info', handler: () => ({ msg }) => console.log(msg) } },
  runtimeState: { enabled: true },
  adminAuth: {
    type: 'credentials',
    sessionExpiryTime: 10,
    users: async name => (name === 'ann' ? { username: 'ann', permissions: '*' } : null),
    authenticate: async (name, given) =>
      name === 'ann' && given === '${password}' ? { username: 'ann', permissions: '*' } : null,
  },
}
`
}

/** @returns an access token that expires after 10 seconds. */
export async function grant(url: string): Promise<string> {
  const body = new URLSearchParams({
    client_id: 'node-red-admin',
    grant_type: 'password',
    scope: '*',
    username: 'ann',
    password,
  })
  const answer = await fetch(`${url}/auth/token`, { method: 'POST', body })
  if (!answer.ok) throw new Error(`POST /auth/token: ${answer.status} ${await answer.text()}`)
  const { access_token } = (await answer.json()) as { access_token: string }
  return access_token
}

/** Puts these flows in place of all that there are: in each a comment, and a node that shows messages. */
export async function deploy(
  url: string,
  token: string,
  labels: readonly string[] = ['Orders', 'Stock'],
): Promise<void> {
  const flows = labels.flatMap((label, index) => {
    const z = `aa11bb22cc33dd4${index}`
    const place = { z, x: 100, y: 40, wires: [] }
    return [
      { id: z, type: 'tab', label, disabled: index > 0, info: '' },
      { id: `bb22cc33dd44ee5${index}`, type: 'comment', name: 'Why', info: '', ...place },
      { id: `cc33dd44ee55ff6${index}`, type: 'debug', name: 'Seen', active: true, ...place },
    ]
  })
  const answer = await fetch(`${url}/flows`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'node-red-api-version': 'v2',
    },
    body: JSON.stringify({ flows }),
  })
  if (!answer.ok) throw new Error(`POST /flows: ${answer.status} ${await answer.text()}`)
}
