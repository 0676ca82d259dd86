import { findPersonal, type PersonalKind } from '../text/personal.ts'
import type { SecretKind } from '../text/secret-patterns.ts'
import { findSecrets } from '../text/secrets.ts'

/** What a text in a recording should not be: a credential, or what reaches a person. */
export type PrivateKind =
  | { readonly group: 'secret'; readonly kind: SecretKind | 'field named as a credential' }
  | { readonly group: 'personal'; readonly kind: PersonalKind }

/** Hosts that nobody owns. @see RFC 2606 */
const reserved = /(?:^|\.)(?:example|test|invalid|localhost|example\.(?:com|net|org))$/i

/** The fake of a shorter host has no room for a reserved ending. */
const MAX_SHORT_HOST = 5

/** What a fake never is by chance. Numbers of phones and hosts are left out: their fakes look alike. */
const telling: ReadonlySet<PersonalKind> = new Set(['email', 'iban', 'address'])

const MAX_REMEMBERED = 5000
/** In UTF-16 units: what is longer hardly comes twice. */
const MAX_REMEMBERED_TEXT = 200
const remembered = {
  prose: new Map<string, readonly PrivateKind[]>(),
  bare: new Map<string, readonly PrivateKind[]>(),
}

/**
 * What a text of a recording shows that no fake shows. Fakes have the look of what they stand for, so what only
 * looks random, or is a phone number by its digits alone, says nothing.
 *
 * @param prose whether words can stand there; in URLs none do.
 */
export function privateKinds(text: string, prose = true): readonly PrivateKind[] {
  if (text.length < 7) return []
  if (text.length > MAX_REMEMBERED_TEXT) return kindsIn(text, prose)
  // Keys repeat in every record, and so do most addresses in answers of one API.
  const known = prose ? remembered.prose : remembered.bare
  const found = known.get(text)
  if (found) return found
  const kinds = kindsIn(text, prose)
  if (known.size >= MAX_REMEMBERED) known.clear()
  known.set(text, kinds)
  return kinds
}

function kindsIn(text: string, prose: boolean): readonly PrivateKind[] {
  const secrets = findSecrets(text, { random: false }).map(({ kind }): PrivateKind => {
    // A card is somebody's, and opens nothing alone.
    return kind === 'card' ? { group: 'personal', kind } : { group: 'secret', kind }
  })
  const personal = findPersonal(text)
    .filter(({ kind, start, end }) => isTelling(kind, text.slice(start, end), prose))
    .map(({ kind }): PrivateKind => ({ group: 'personal', kind }))
  return [...secrets, ...personal]
}

function isTelling(kind: PersonalKind, found: string, prose: boolean): boolean {
  if (!telling.has(kind) || (kind === 'address' && !prose)) return false
  if (kind !== 'email') return true
  const host = found.slice(found.search(/@|%40/) + (found.includes('@') ? 1 : 3))
  return host.length > MAX_SHORT_HOST && !reserved.test(host)
}
