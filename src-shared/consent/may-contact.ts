import type { consentChannels, consentDecisions } from '../customers/customer-record.ts';
import { localDay } from '../lib/dates.ts';

export type ConsentChannel = (typeof consentChannels)[number];

/** One line of the ledger, as far as deciding takes. */
export interface ConsentLine {
  readonly id: string;
  readonly purpose: string;
  readonly channel: ConsentChannel;
  readonly decision: (typeof consentDecisions)[number];
  readonly decidedAt: string;
}

export type ConsentState = 'none' | 'given' | 'withdrawn';

/**
 * The line that decides about a purpose and a channel at a moment: the latest one, whether it speaks of this channel or of all of them.
 * What was said at the same moment counts in the order in which it was written down, and a withdrawal before anything else.
 */
export function decidingLine<L extends ConsentLine>(
  lines: readonly L[],
  { purpose, channel, at }: { readonly purpose: string; readonly channel: ConsentChannel; readonly at: string },
): L | null {
  let latest: L | null = null;
  for (const line of lines) {
    const isMeant = line.purpose === purpose && (line.channel === channel || line.channel === 'any') && line.decidedAt <= at;
    if (isMeant && (latest === null || isLater(line, latest))) latest = line;
  }
  return latest;
}

/** Without a line nothing is agreed: no consent by default (Law 91/2025, article 9). */
export function consentState(
  lines: readonly ConsentLine[],
  asked: { readonly purpose: string; readonly channel: ConsentChannel; readonly at: string },
): ConsentState {
  return decidingLine(lines, asked)?.decision ?? 'none';
}

export type WhyNot = 'restricted' | 'withdrawn' | 'no-consent';

/**
 * Whether a person may be contacted for a purpose on a channel at a moment, and why not. Asked again at the moment of sending, offline as
 * well: nothing here needs more than the person's own lines.
 */
export function mayContact(
  person: { readonly lines: readonly ConsentLine[]; readonly restrictedOn: string | null },
  asked: { readonly purpose: string; readonly channel: ConsentChannel; readonly at: string },
): { readonly may: true } | { readonly may: false; readonly why: WhyNot } {
  if (isRestricted(person.restrictedOn, asked.at)) return { may: false, why: 'restricted' };
  const state = consentState(person.lines, asked);
  if (state === 'given') return { may: true };
  return { may: false, why: state === 'withdrawn' ? 'withdrawn' : 'no-consent' };
}

/** Whether use of the data is restricted at a moment; a day that has not come restricts nothing yet. */
export function isRestricted(restrictedOn: string | null, at: string): boolean {
  return restrictedOn !== null && restrictedOn <= localDay(at);
}

function isLater(line: ConsentLine, than: ConsentLine): boolean {
  if (line.decidedAt !== than.decidedAt) return line.decidedAt > than.decidedAt;
  if (line.decision !== than.decision) return line.decision === 'withdrawn';
  return line.id > than.id;
}
