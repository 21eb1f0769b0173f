/*
 * An announcement leaves a mark in the words of what it writes into a timeline: which policy was told, and how that policy stood. It travels
 * with the entry to every laptop, so that nobody is told twice, whoever told it first.
 */

export interface PolicyMark {
  /** Ten hexadecimal letters that follow from the policy. */
  readonly key: string;
  /** Eight of them that follow from what it says. */
  readonly version: string;
}

/** What every mark begins with; an entry without it is no announcement. */
export const markStart = 'CSG-';
const pattern = /\bCSG-([0-9a-f]{10})\.([0-9a-f]{8})\b/g;

export function writeMarks(marks: readonly PolicyMark[]): string {
  return marks.map(({ key, version }) => `${markStart}${key}.${version}`).join(' ');
}

export function readMarks(text: string): PolicyMark[] {
  return [...text.matchAll(pattern)].map(([, key = '', version = '']) => ({ key, version }));
}

/** What a customer has of an announcement already. `older`: every policy of it, but one has changed since. */
export type Got = 'draft' | 'sent' | 'older';

/** One entry of a timeline that an announcement left. */
export interface TellingEntry {
  readonly text: string;
  readonly isSent: boolean;
}

/**
 * What somebody with these entries has of these policies. Each policy has to have been told, at once or one by one; what is missing makes it
 * something new. Sent before drafted; told as it stands now before told as it stood.
 */
export function gotOf(entries: readonly TellingEntry[], wanted: readonly PolicyMark[]): Got | null {
  const told = entries.flatMap(({ text, isSent }) => readMarks(text).map((mark) => ({ ...mark, isSent })));
  const each = wanted.map(({ key, version }): Got | null => {
    const known = told.filter((mark) => mark.key === key);
    const now = known.filter((mark) => mark.version === version);
    if (now.length > 0) return now.some(({ isSent }) => isSent) ? 'sent' : 'draft';
    return known.length > 0 ? 'older' : null;
  });
  if (each.length === 0 || each.includes(null)) return null;
  if (each.includes('older')) return 'older';
  return each.includes('draft') ? 'draft' : 'sent';
}
