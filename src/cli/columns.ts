/** Rows as lines whose parts stand under each other, two spaces apart. The last column is never filled up. */
export function columns(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number =>
    Math.max(0, ...rows.map(row => row[column]?.length ?? 0))
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) => (column < row.length - 1 ? text.padEnd(width(column)) : text))
      .join('  ')
  return rows.map(row => `${line(row).trimEnd()}\n`).join('')
}
