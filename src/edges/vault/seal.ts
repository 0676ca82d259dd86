import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** One key for the records and one for their names, from the key of the vault. */
export interface VaultKeys {
  readonly sealing: Uint8Array
  readonly naming: Uint8Array
}

const CIPHER = 'aes-256-gcm'
const VERSION = 1
const EXPIRY_AT = 1
const NONCE_AT = 9
const TAG_AT = 21
const CONTENT_AT = 37

export function vaultKeys(key: Uint8Array): VaultKeys {
  const derive = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', key, new Uint8Array(), `tidemark vault ${purpose}`, 32))
  return { sealing: derive('records'), naming: derive('names') }
}

/** A file name that tells nothing of the key it stands for. */
export function recordName(keys: VaultKeys, key: string): string {
  return createHmac('sha256', keys.naming).update(key).digest('hex')
}

/** Version, expiry, nonce, tag, content. Name and header are authenticated: a record cannot be moved or prolonged. */
export function seal(
  keys: VaultKeys,
  name: string,
  content: Uint8Array,
  expiresAt: number,
): Uint8Array {
  const header = new Uint8Array(NONCE_AT)
  header[0] = VERSION
  new DataView(header.buffer).setFloat64(EXPIRY_AT, expiresAt)
  const nonce = randomBytes(TAG_AT - NONCE_AT)
  const cipher = createCipheriv(CIPHER, keys.sealing, nonce)
  cipher.setAAD(authenticated(header, name))
  const sealed = Buffer.concat([cipher.update(content), cipher.final()])
  return Buffer.concat([header, nonce, cipher.getAuthTag(), sealed])
}

/** Epoch milliseconds, read without the key; null when the bytes are no record. */
export function expiryOf(record: Uint8Array): number | null {
  if (record.length < CONTENT_AT || record[0] !== VERSION) return null
  const expiresAt = new DataView(record.buffer, record.byteOffset).getFloat64(EXPIRY_AT)
  return Number.isFinite(expiresAt) ? expiresAt : null
}

/** Null when the record is damaged, was sealed with another key or belongs to another name. */
export function unseal(keys: VaultKeys, name: string, record: Uint8Array): Uint8Array | null {
  if (expiryOf(record) === null) return null
  const header = record.subarray(0, NONCE_AT)
  const decipher = createDecipheriv(CIPHER, keys.sealing, record.subarray(NONCE_AT, TAG_AT))
  decipher.setAAD(authenticated(header, name))
  decipher.setAuthTag(record.subarray(TAG_AT, CONTENT_AT))
  try {
    return new Uint8Array(
      Buffer.concat([decipher.update(record.subarray(CONTENT_AT)), decipher.final()]),
    )
  } catch {
    return null
  }
}

function authenticated(header: Uint8Array, name: string): Uint8Array {
  return Buffer.concat([header, Buffer.from(name)])
}
