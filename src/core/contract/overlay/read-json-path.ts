import type { Query, Segment, Selector } from './json-path.ts'
import {
  fail,
  PathFault,
  skipSpace,
  take,
  takeInteger,
  takeName,
  takeString,
  type Cursor,
} from './path-cursor.ts'
import { readTest } from './read-filter.ts'

export type ReadPath =
  | { readonly ok: true; readonly query: Query }
  /** The reason goes on from "the JSONPath …"; the offset is one into the text. */
  | { readonly ok: false; readonly reason: string; readonly offset: number }

/** Reads a JSONPath, well-typed as RFC 9535 asks. Never throws. */
export function readJsonPath(text: string): ReadPath {
  const cursor: Cursor = { text, at: 0, depth: 0 }
  try {
    if (!take(cursor, '$')) fail(cursor, 'must start with `$`')
    const segments = readSegments(cursor)
    if (cursor.at < text.length) fail(cursor, 'goes on with what is no JSONPath')
    return { ok: true, query: { from: 'root', segments } }
  } catch (error) {
    if (!(error instanceof PathFault)) throw error
    return { ok: false, reason: error.message, offset: error.offset }
  }
}

function readSegments(cursor: Cursor): Segment[] {
  const segments: Segment[] = []
  for (;;) {
    const end = cursor.at
    skipSpace(cursor)
    const segment = readSegment(cursor)
    if (segment === undefined) {
      // Space behind the last segment belongs to what comes next.
      cursor.at = end
      return segments
    }
    segments.push(segment)
  }
}

function readSegment(cursor: Cursor): Segment | undefined {
  const descends = take(cursor, '..')
  if (!descends && take(cursor, '.')) return { descends, selectors: [readShorthand(cursor)] }
  if (take(cursor, '[')) return { descends, selectors: readBrackets(cursor) }
  return descends ? { descends, selectors: [readShorthand(cursor)] } : undefined
}

function readShorthand(cursor: Cursor): Selector {
  if (take(cursor, '*')) return { kind: 'wildcard' }
  const name = takeName(cursor)
  return name === undefined ? fail(cursor, 'has no name behind a dot') : { kind: 'name', name }
}

function readBrackets(cursor: Cursor): Selector[] {
  const selectors: Selector[] = []
  do {
    skipSpace(cursor)
    selectors.push(readSelector(cursor))
    skipSpace(cursor)
  } while (take(cursor, ','))
  if (!take(cursor, ']')) fail(cursor, 'lacks a `]`')
  return selectors
}

function readSelector(cursor: Cursor): Selector {
  if (take(cursor, '*')) return { kind: 'wildcard' }
  if (take(cursor, '?')) {
    skipSpace(cursor)
    return { kind: 'filter', test: readTest(cursor, readSegments) }
  }
  const name = takeString(cursor)
  return name === undefined ? readNumbers(cursor) : { kind: 'name', name }
}

/** `2`, or `1:5:2` with any of the three left out. */
function readNumbers(cursor: Cursor): Selector {
  const start = takeInteger(cursor)
  const afterStart = cursor.at
  skipSpace(cursor)
  if (!take(cursor, ':')) {
    cursor.at = afterStart
    return start === undefined
      ? fail(cursor, 'has no name, number, `*` or filter in brackets')
      : { kind: 'index', index: start }
  }
  skipSpace(cursor)
  const end = takeInteger(cursor)
  const afterEnd = cursor.at
  skipSpace(cursor)
  let step: number | undefined
  if (take(cursor, ':')) {
    const afterColon = cursor.at
    skipSpace(cursor)
    step = takeInteger(cursor)
    if (step === undefined) cursor.at = afterColon
  } else cursor.at = afterEnd
  return { kind: 'slice', start: start ?? null, end: end ?? null, step: step ?? 1 }
}
