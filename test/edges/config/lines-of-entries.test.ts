import { expect, test } from 'vitest'
import { linesOfEntries } from '../../../src/edges/config/lines-of-entries.ts'

test.each([
  { text: '{"ignores": [{"id": "a"},\n{"id": "b"}]}', lines: [1, 2] },
  { text: '{\n"ignores":\n[\n\n{"x": [1, 2]},\n3]\n}', lines: [5, 6] },
  { text: '{"other": [1,\n2], "ignores": [\n"a,]\\"", "b"]}', lines: [3, 3] },
  { text: '{"in": {"ignores": [\n1]}}', lines: [] },
  { text: '{"ignores": []}', lines: [] },
  { text: '{"ignores": [1],\n"ignores": [2]}', lines: [2] },
  { text: '{"a": "ignores", "b": [\n1]}', lines: [] },
])('tells on which lines the entries of $text begin', ({ text, lines }) => {
  expect(linesOfEntries(text, 'ignores')).toEqual(lines)
})
