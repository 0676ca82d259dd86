import type { Media } from '../../../contract/contract.ts'
import type { Body } from '../../../exchange/exchange.ts'
import { isObject, property } from '../../../json/json.ts'
import { keyPlace } from '../../../json/place.ts'
import type { Change } from '../../change.ts'
import { admitsType } from '../matching-response.ts'
import { tell, type Message } from './position.ts'

/** Files of a form whose media type is none of those that `encoding` lists for them. */
export function checkFiles(body: Body, { encoding, origin }: Media, message: Message): Change[] {
  if (body.kind !== 'form') return []
  return (body.files ?? []).flatMap(({ name, mediaType }) => {
    const stated = property(encoding, name)
    const types = isObject(stated) ? property(stated, 'contentType') : undefined
    if (typeof types !== 'string' || mediaType === '') return []
    const listed = types.split(',').map(type => type.trim().toLowerCase())
    if (listed.some(type => admitsType(type, mediaType))) return []
    return [
      tell(message, {
        fact: 'media-type.undocumented',
        place: keyPlace('', name),
        base: listed.join(', '),
        revision: mediaType,
        name: mediaType,
        at: 'property',
        origin,
      }),
    ]
  })
}
