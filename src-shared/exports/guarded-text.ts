/**
 * A spreadsheet takes a cell of a CSV file that begins with = + − @, a tab, a line break or NUL for a formula, whatever stands in
 * quotes around it. An apostrophe before it makes it text (OWASP, CSV injection; ASVS 1.2.10). A text that has such an apostrophe of
 * its own gets one more, so that reading back is exact.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a spreadsheet passes over these before it looks for a formula
const needsGuard = /^'*[=+\-−@\t\r\n\0＝＋－＠]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const isGuarded = /^'+[=+\-−@\t\r\n\0＝＋－＠]/;

export function guardText(text: string): string {
  return needsGuard.test(text) ? `'${text}` : text;
}

export function unguardText(cell: string): string {
  return isGuarded.test(cell) ? cell.slice(1) : cell;
}
