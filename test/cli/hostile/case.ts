import type { Vendor } from '../../support/vendor.ts'

/** One way in which a world can be bad, in a folder that a healthy run has been in. */
export interface Case {
  readonly name: string
  readonly exit: 2 | 3
  /** What the one sentence must tell. */
  readonly says: RegExp
  /** `URL` stands for the vendor's. */
  readonly args?: string
  readonly files?: Readonly<Record<string, string | Buffer>>
  /** What else is done to the folder, after the healthy run. */
  readonly spoil?: (cwd: string) => void
  readonly handle?: Parameters<Vendor['handle']>[0]
  readonly env?: Readonly<Record<string, string>>
  /** Nothing was learned before. */
  readonly fresh?: true
}

export const json = { 'content-type': 'application/json' }
export const body = { items: [{ id: 1, name: 'x' }], has_more: false }

export const answered =
  (bytes: string | Buffer, headers: Record<string, string> = json): NonNullable<Case['handle']> =>
  (_, response) =>
    void response.writeHead(200, headers).end(bytes)

/** Nothing of these needs a healthy run before. */
export const fresh = (cases: readonly Case[]): readonly Case[] =>
  cases.map(given => ({ ...given, fresh: true }))
