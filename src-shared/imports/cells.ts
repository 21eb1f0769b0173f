/** A cell as a person means it: without blanks around it; the word NULL that databases write for nothing is nothing. */
export function cleanCell(cell: string): string {
  const clean = cell.trim();
  return clean === 'NULL' ? '' : clean;
}

/** For a report: enough of a value to recognise it. */
export function shorten(value: string, most = 200): string {
  return value.length > most ? `${value.slice(0, most - 1)}…` : value;
}
