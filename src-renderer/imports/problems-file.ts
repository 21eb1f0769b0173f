import type { RowProblem } from '../../src-shared/imports/import.ts';

/**
 * The rows to look at as a CSV file that Excel opens: with a byte order mark, and no cell that a spreadsheet would take for a formula
 * (OWASP ASVS 1.2.10).
 */
export function problemsCsv(
  problems: readonly RowProblem[],
  headings: readonly string[],
  reasonText: (reason: string) => string,
): string {
  const rows = problems.map(({ row, column, value, reason }) => [String(row), column ?? '', value ?? '', reasonText(reason)]);
  return `\uFEFF${[headings, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** The same as an address that a link can offer for download. */
export function problemsFile(
  problems: readonly RowProblem[],
  headings: readonly string[],
  reasonText: (reason: string) => string,
): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(problemsCsv(problems, headings, reasonText))}`;
}

function csvCell(text: string): string {
  const safe = /^[=+\-@\t\0\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
