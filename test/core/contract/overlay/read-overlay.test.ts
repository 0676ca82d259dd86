import { describe, expect, test } from 'vitest'
import type { Json } from '../../../../src/core/json/json.ts'
import { applyOverlay } from '../../../../src/core/contract/overlay/apply-overlay.ts'

const info = { title: 'Mend', version: '1' }
const overlayOf = (...actions: Json[]): Json => ({ overlay: '1.1.0', info, actions })

describe('applyOverlay refuses', () => {
  test.each<{ says: string; at: string; overlay: Json }>([
    {
      says: 'this is not an overlay: it lacks `overlay: 1.1.0`',
      at: '',
      overlay: { openapi: '3.0.0' },
    },
    { says: 'this is not an overlay: it lacks `overlay: 1.1.0`', at: '', overlay: [] },
    {
      says: 'only overlays of version 1.0 and 1.1 are read',
      at: '/overlay',
      overlay: { overlay: '2.0.0', info, actions: [] },
    },
    {
      says: 'only overlays of version 1.0 and 1.1 are read',
      at: '/overlay',
      overlay: { overlay: {}, info, actions: [] },
    },
    { says: 'the overlay has no list of `actions`', at: '', overlay: { overlay: '1.0.0', info } },
    {
      says: 'the overlay has no list of `actions`',
      at: '/actions',
      overlay: { overlay: '1.0.0', info, actions: [] },
    },
    {
      says: 'the field `action` is unknown to Overlay here',
      at: '/action',
      overlay: { overlay: '1.0.0', info, action: [] },
    },
    { says: 'an action must be an object', at: '/actions/0', overlay: overlayOf('x') },
    { says: 'the action has no `target`', at: '/actions/0', overlay: overlayOf({ update: 1 }) },
    {
      says: '`target` must be a JSONPath',
      at: '/actions/0/target',
      overlay: overlayOf({ target: 5 }),
    },
    {
      says: 'the field `updates` is unknown to Overlay here',
      at: '/actions/1/updates',
      overlay: overlayOf({ target: '$' }, { target: '$', updates: {} }),
    },
    {
      says: 'the JSONPath lacks a `]` (its character 10)',
      at: '/actions/0/target',
      overlay: overlayOf({ target: '$.paths[0' }),
    },
    {
      says: '`remove` must be true or false',
      at: '/actions/0/remove',
      overlay: overlayOf({ target: '$', remove: 'yes' }),
    },
    {
      says: '`copy` needs `overlay: 1.1.0`',
      at: '/actions/0/copy',
      overlay: { overlay: '1.0.0', info, actions: [{ target: '$', copy: '$' }] },
    },
    {
      says: 'the action has both `update` and `copy`',
      at: '/actions/0',
      overlay: overlayOf({ target: '$', copy: '$', update: 1 }),
    },
    {
      says: 'the whole document cannot be removed',
      at: '/actions/0/target',
      overlay: overlayOf({ target: '$', remove: true }),
    },
    {
      says: 'a list does not merge with an object',
      at: '/actions/0/update/o',
      overlay: overlayOf({ target: '$', update: { o: [] } }),
    },
    {
      says: 'a simple value does not merge with a list',
      at: '/actions/0/update/l',
      overlay: overlayOf({ target: '$', update: { l: 1 } }),
    },
    {
      says: 'an object does not merge with a simple value',
      at: '/actions/0/update',
      overlay: overlayOf({ target: '$.s', update: {} }),
    },
    {
      says: 'a simple value does not merge with an object',
      at: '/actions/0/update',
      overlay: overlayOf({ target: '$', update: null }),
    },
    {
      says: 'the target selects values of several kinds: a simple value, an object, a list',
      at: '/actions/0/update',
      overlay: overlayOf({ target: '$.*', update: 1 }),
    },
    {
      says: '`copy` must select one value; it selects nothing',
      at: '/actions/0/copy',
      overlay: overlayOf({ target: '$', copy: '$.none' }),
    },
    {
      says: '`copy` must select one value; it selects more than one value',
      at: '/actions/0/copy',
      overlay: overlayOf({ target: '$', copy: '$.*' }),
    },
  ])('$says', ({ overlay, says, at }) => {
    const document = { s: 1, o: {}, l: [1] }
    const result = applyOverlay(document, overlay)
    expect(result).toEqual({ ok: false, reason: says, pointer: at })
  })
})
