import {
  array,
  oneof,
  constantFrom,
  string as anyText,
  letrec,
  dictionary,
  option,
  record,
  type Arbitrary,
} from 'fast-check'
import type { Json } from '../../../../src/core/json/json.ts'
import type { RecordedExchange } from '../../../../src/core/recording/recording.ts'
import { recorded } from './recorded-world.ts'

/** Few keys and values, so that exchanges have something in common. */
export function exchange(): Arbitrary<RecordedExchange> {
  const leaf = oneof(
    constantFrom<Json[]>(null, true, 0, 7, 1.5, '', 'word', '2026-11-20', '2026-11-20T10:00:00Z'),
    constantFrom(
      '2026-11-20T10:00:00.123+01:00',
      '10.0.0.1',
      'a@b.example',
      '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
    ),
    anyText(),
  )
  const key = constantFrom(
    'a',
    'b',
    'items',
    'a-b',
    "it's",
    '',
    '__proto__',
    '*',
    'x.y',
    '1b4e28ba-2fa1-41d2-883f-0016d3cca427',
  )
  const { body } = letrec<{ body: Json }>(tie => ({
    body: oneof(
      { depthSize: 'small' },
      leaf,
      array(tie('body'), { maxLength: 3 }),
      dictionary(key, tie('body'), { maxKeys: 4 }),
    ),
  }))
  return record({
    id: constantFrom('17', 'x%20y', 'a.b'),
    query: constantFrom('', '?q=1', '?q=2', '?q=1&q=2', '?filter%5Bstate%5D=a&page=2'),
    status: constantFrom(200, 201, 404),
    sent: option(body, { nil: undefined }),
    json: body,
  }).map(({ id, query, status, sent, json }) =>
    recorded(`/v1/things/${id}${query}`, json, {
      method: 'POST',
      status,
      ...(sent !== undefined && { sent }),
    }),
  )
}
