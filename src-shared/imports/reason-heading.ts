/** The last column of a file of errors. Imported again after it was corrected, the file is the one that it came from. */
export const reasonHeadings = { vi: 'Lý do không nhập được', en: 'Why it was not imported' } as const;

export function isReasonHeading(heading: string): boolean {
  return Object.values(reasonHeadings).some((known) => known === heading.trim());
}
