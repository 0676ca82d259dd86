import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

export interface Identity {
  /** PEM. */
  readonly cert: string
  readonly key: string
}

/**
 * A certificate for 127.0.0.1 and localhost that vouches for itself, or that another one vouches for.
 * Written out in DER, since Node can read certificates but not make them. @see RFC 5280 §4.1
 */
export function selfSigned(commonName: string, issuer?: Identity & { name: string }): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signer: KeyObject | string = issuer?.key ?? privateKey
  const body = sequence(
    tagged(0xa0, integer(2)),
    integer(Math.floor(Math.random() * 2 ** 31)),
    ecdsaWithSha256,
    nameOf(issuer?.name ?? commonName),
    sequence(utcTime('250101000000Z'), utcTime('491231235959Z')),
    nameOf(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(basicConstraints(), subjectAltName())),
  )
  const signature = sign('sha256', body, signer)
  const der = sequence(body, ecdsaWithSha256, bitString(signature))
  const lines = der.toString('base64').replace(/(.{64})/g, '$1\n')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function tagged(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const head =
    length < 128
      ? [tag, length]
      : length < 256
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from(head), content])
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => tagged(0x30, ...parts)
const oid = (...bytes: readonly number[]): Buffer => tagged(6, Buffer.from(bytes))
const octets = (content: Uint8Array): Buffer => tagged(4, content)
const bitString = (content: Uint8Array): Buffer => tagged(3, Buffer.from([0]), content)
const utcTime = (text: string): Buffer => tagged(0x17, Buffer.from(text))
const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2))

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes.writeUInt32BE(value, 1)
  const first = bytes.findIndex((byte, i) => i === 4 || byte !== 0 || (bytes[i + 1] ?? 0) > 127)
  return tagged(2, bytes.subarray(first))
}

function nameOf(commonName: string): Buffer {
  return sequence(tagged(0x31, sequence(oid(0x55, 4, 3), tagged(12, Buffer.from(commonName)))))
}

function basicConstraints(): Buffer {
  const isAuthority = sequence(tagged(1, Buffer.from([255])))
  return sequence(oid(0x55, 0x1d, 0x13), tagged(1, Buffer.from([255])), octets(isAuthority))
}

function subjectAltName(): Buffer {
  const names = sequence(
    tagged(0x87, Buffer.from([127, 0, 0, 1])),
    tagged(0x82, Buffer.from('localhost')),
  )
  return sequence(oid(0x55, 0x1d, 0x11), octets(names))
}
