import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startProgram, type ServerProcess } from './server-process.ts'
import { openSubject, type Place, type Subject } from './subject.ts'

/** A private package registry, in the major versions that are still met. */
export type VerdaccioVersion = '4' | '5' | '6'

/** @returns a registry without data or users; tokens expire after `expiresIn`. */
export function openVerdaccio(expiresIn = '10s'): Promise<Subject<VerdaccioVersion>> {
  return openSubject((version, place) => start(version, place, expiresIn))
}

function start(
  version: VerdaccioVersion,
  { folder, port, url }: Place,
  expiresIn: string,
): Promise<ServerProcess> {
  const config = join(folder, `verdaccio-${version}.yaml`)
  writeFileSync(config, configOf(version, expiresIn))
  return startProgram({
    script: `verdaccio-${version}/bin/verdaccio`,
    args: ['--config', config, '--listen', `127.0.0.1:${port}`],
    folder,
    readyUrl: `${url}/-/ping`,
  })
}

function configOf(version: VerdaccioVersion, expiresIn: string): string {
  const log =
    version === '4' ? 'logs: [{ type: stdout, level: warn }]' : 'log: { type: stdout, level: warn }'
  return `storage: ./storage
auth: { htpasswd: { file: ./htpasswd, max_users: 100 } }
security: { api: { legacy: false, migrateToSecureLegacySignature: true, jwt: { sign: { expiresIn: ${expiresIn} } } } }
uplinks: {}
packages: { '**': { access: $all, publish: $authenticated } }
web: { enable: false }
${log}
`
}

/** Adds a user, or logs it in. @returns its bearer token. */
export async function logIn(url: string, name: string): Promise<string> {
  const user = {
    _id: `org.couchdb.user:${name}`,
    name,
    password: `password-of-${name}`,
    type: 'user',
    roles: [],
  }
  // A user that exists proves who it is by its password.
  const basic = Buffer.from(`${name}:${user.password}`).toString('base64')
  const answer = await put(`${url}/-/user/${user._id}`, user, `Basic ${basic}`)
  const { token } = (await answer.json()) as { token: string }
  return token
}

export interface PublishedPackage {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
}

/** Publishes one version of a package as the npm client does. */
export async function publish(
  url: string,
  token: string,
  { name, version, dependencies }: PublishedPackage,
): Promise<void> {
  const tarball = Buffer.from(`tarball of ${name} ${version}`)
  const file = `${name}-${version}.tgz`
  const manifest = {
    name,
    version,
    description: `What ${name} does`,
    main: 'index.js',
    keywords: ['subject', name],
    author: { name: 'Ann Author', email: 'ann@example.com' },
    license: 'MIT',
    ...(dependencies !== undefined && { dependencies }),
    _id: `${name}@${version}`,
    readmeFilename: 'README.md',
    dist: {
      shasum: createHash('sha1').update(tarball).digest('hex'),
      integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
      tarball: `${url}/${name}/-/${file}`,
    },
  }
  const attachment = {
    content_type: 'application/octet-stream',
    data: tarball.toString('base64'),
    length: tarball.length,
  }
  const body = {
    _id: name,
    name,
    description: manifest.description,
    'dist-tags': { latest: version },
    versions: { [version]: manifest },
    readme: `# ${name}\n`,
    _attachments: { [file]: attachment },
  }
  await put(`${url}/${name}`, body, `Bearer ${token}`)
}

async function put(url: string, body: unknown, authorization: string): Promise<Response> {
  const answer = await fetch(url, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`PUT ${url}: ${answer.status} ${await answer.text()}`)
  return answer
}
