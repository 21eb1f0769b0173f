import type { OfficeDays } from '../holidays/office-days.ts';
import type { DataRequestValues } from './data-request.ts';

interface Terms {
  readonly from: string;
  readonly to: string | null;
  /** Within so many working days the person is told that the request has come. */
  readonly answerWorkingDays: number;
  readonly days: number;
  /** Where a processor or a third party has to act. */
  readonly daysWithOthers: number;
  readonly mostExtendedDays: number;
  readonly source: string;
}

/** Terms with the days they hold; a change of law becomes a new row, and requests of before keep theirs. */
export const requestTerms: readonly Terms[] = [
  {
    from: '2026-01-01',
    to: null,
    answerWorkingDays: 2,
    days: 15,
    daysWithOthers: 20,
    mostExtendedDays: 15,
    source: 'Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP',
  },
];

export interface DueDates {
  readonly answerBy: string;
  readonly doneBy: string;
  /** The last day to which it can be extended once; null where it has been. */
  readonly extendableTo: string | null;
}

/** By when a request has to be answered and carried out. Days count in Vietnam, working days as the office has them. */
export function dueDatesOf(
  request: Pick<DataRequestValues, 'receivedOn' | 'needsOthers' | 'extendedOn' | 'extendedDays'>,
  { addWorkingDays, endOfTerm }: Pick<OfficeDays, 'addWorkingDays' | 'endOfTerm'>,
): DueDates {
  const terms = termsOn(request.receivedOn);
  const days = request.needsOthers ? terms.daysWithOthers : terms.days;
  const extended = request.extendedOn === null ? 0 : Math.min(request.extendedDays ?? 0, terms.mostExtendedDays);
  return {
    answerBy: addWorkingDays(request.receivedOn, terms.answerWorkingDays),
    doneBy: endOfTerm(request.receivedOn, days + extended),
    extendableTo: request.extendedOn === null ? endOfTerm(request.receivedOn, days + terms.mostExtendedDays) : null,
  };
}

export type Urgency = 'done' | 'late' | 'today' | 'soon' | 'later';

/** What is due next, and how near it is; `soon` is within three days. */
export function nextDue(
  request: Pick<DataRequestValues, 'receivedOn' | 'needsOthers' | 'extendedOn' | 'extendedDays' | 'answeredOn' | 'state'>,
  today: string,
  days: Pick<OfficeDays, 'addWorkingDays' | 'endOfTerm'>,
): { readonly what: 'answer' | 'carry-out'; readonly by: string; readonly urgency: Urgency } {
  const { answerBy, doneBy } = dueDatesOf(request, days);
  const what = request.answeredOn === null ? 'answer' : 'carry-out';
  const by = what === 'answer' ? answerBy : doneBy;
  if (request.state !== 'open') return { what: 'carry-out', by: doneBy, urgency: 'done' };
  const soon = days.addWorkingDays(today, 2);
  return { what, by, urgency: by < today ? 'late' : by === today ? 'today' : by <= soon ? 'soon' : 'later' };
}

function termsOn(day: string): Terms {
  const found = requestTerms.find(({ from, to }) => from <= day && (to === null || day <= to)) ?? requestTerms[0];
  if (found === undefined) throw new Error('there are terms for requests');
  return found;
}
