import { type ConsentLine, consentState, isRestricted } from '../consent/may-contact.ts';
import { addDays, daysBetween } from '../lib/dates.ts';
import type { CarePlanValues } from './care-plan.ts';

/** A task of care is made so many days before it is due, so that the week can be planned with it. */
export const madeAheadDays = 7;
/** What fell due while the laptop was off is still made for so long; greetings for a few days only. */
const lateDays = { 'visit-done': 30, sale: 30, every: 30, birthday: 3, founding: 3, 'yearly-day': 3, delivery: 30 } as const;

export interface Days {
  readonly from: string;
  readonly to: string;
}

/**
 * The days on which a task of this plan would be due and is made today. Nothing before the plan itself: a new step of care brings no
 * backlog.
 */
export function dueDays(plan: Pick<CarePlanValues, 'trigger'>, madeOn: string, today: string): Days {
  const earliest = addDays(today, -lateDays[plan.trigger]);
  return { from: earliest < madeOn ? madeOn : earliest, to: addDays(today, madeAheadDays) };
}

/** The days of what starts the step, from the days on which the task is due. */
export function anchorDays({ afterDays }: Pick<CarePlanValues, 'afterDays'>, due: Days): Days {
  return { from: addDays(due.from, -afterDays), to: addDays(due.to, -afterDays) };
}

/** Every so many days since a customer is known: the days within the span. */
export function everyDays({ afterDays }: Pick<CarePlanValues, 'afterDays'>, since: string, { from, to }: Days): string[] {
  const step = Math.max(1, Math.abs(afterDays));
  const first = Math.max(1, Math.ceil(daysBetween(since, from) / step));
  const last = Math.floor(daysBetween(since, to) / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, more) => addDays(since, (first + more) * step));
}

/** Written messages need a yes for care; a call, a letter or a visit needs that nobody has said no. */
const written: ReadonlySet<string> = new Set(['email', 'zalo', 'sms']);

export function mayCareFor(
  person: { readonly lines: readonly ConsentLine[]; readonly restrictedOn: string | null },
  channel: CarePlanValues['channel'],
  at: string,
): boolean {
  if (isRestricted(person.restrictedOn, at)) return false;
  if (channel === null || channel === 'visit') return true;
  const state = consentState(person.lines, { purpose: 'care', channel, at });
  return written.has(channel) ? state === 'given' : state !== 'withdrawn';
}

/** The plan's title with the person's or the customer's name in the place of `{tên}` or `{name}`; behind it where the title names none. */
export function careTitle(title: string, name: string): string {
  const filled = title.normalize('NFC').replaceAll(/\{(?:tên|name)\}/giu, () => name);
  return (filled === title.normalize('NFC') ? `${title}: ${name}` : filled).slice(0, 300);
}
