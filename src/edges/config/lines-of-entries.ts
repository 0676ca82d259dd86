import type { Files } from '../../ports/files.ts'

const tokens = /"(?:[^"\\]|\\.)*"|[[\]{},]|[^\s"[\]{},:]+/g

/**
 * The lines, from 1, on which the entries of a list begin that is a member of the whole document.
 *
 * @param text JSON that can be read.
 */
export function linesOfEntries(text: string, member: string): readonly number[] {
  const lines: number[] = []
  let depth = 0
  let isInside = false
  let isAwaited = false
  let before = ''
  for (const { 0: token, index } of text.matchAll(tokens)) {
    // The same list given twice: the last wins, as for every reader of JSON.
    if (depth === 1 && token === '[' && before === JSON.stringify(member)) {
      isInside = isAwaited = true
      lines.length = 0
    } else if (isInside && depth === 2 && token === ',') isAwaited = true
    else if (isInside && isAwaited && token !== ']') {
      lines.push(lineAt(text, index))
      isAwaited = false
    }
    if (token === '[' || token === '{') depth++
    if (token === ']' || token === '}') depth--
    if (depth === 1) isInside &&= token !== ']'
    before = token
  }
  return lines
}

/** The same of a file; none where it cannot be read. */
export async function readEntryLines(
  files: Pick<Files, 'read'>,
  path: string,
  member: string,
): Promise<readonly number[]> {
  return linesOfEntries((await files.read(path)) ?? '', member)
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
