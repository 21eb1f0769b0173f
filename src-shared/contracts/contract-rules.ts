import { addDays, daysBetween } from '../lib/dates.ts';
import type { ContractKind, ContractState, ContractValues } from './contract.ts';

/** Whoever has not said for so long what became of a contract that ended is not reminded of it any more. */
export const endedUnsaidDays = 90;
/** The longest notice that anybody gives. */
export const longestNoticeDays = 365;

type Days = Pick<ContractValues, 'fromOn' | 'toOn'>;

/** A contract that ends before it begins is none. */
export function endsBeforeItBegins({ fromOn, toOn }: Days): boolean {
  return fromOn !== null && toOn !== null && toOn < fromOn;
}

/** The first day on which somebody is reminded of the end; null where there is none. A contract's own notice wins over the office's. */
export function noticeDayOf(
  { toOn, noticeDays }: Pick<ContractValues, 'toOn' | 'noticeDays'>,
  officeDays: number,
): string | null {
  return toOn === null ? null : addDays(toOn, -(noticeDays ?? officeDays));
}

export interface RenewalFacts extends Pick<ContractValues, 'kind' | 'state' | 'toOn' | 'noticeDays' | 'isNotRenewed'> {
  /** A contract that follows it and was not cancelled. */
  readonly hasFollowOn: boolean;
}

export type RenewalState = 'none' | 'later' | 'due' | 'past' | 'renewed' | 'declined';

/** Where a contract stands with its end. Only an active contract with a last day has one; an annex ends with what it adds to. */
export function renewalStateOf(contract: RenewalFacts, today: string, officeDays: number): RenewalState {
  const from = noticeDayOf(contract, officeDays);
  if (contract.kind !== 'contract' || contract.state !== 'active' || from === null || contract.toOn === null) return 'none';
  if (contract.hasFollowOn) return 'renewed';
  if (contract.isNotRenewed) return 'declined';
  if (today < from) return 'later';
  return contract.toOn < today ? 'past' : 'due';
}

/** Days until the last day; negative where it is over. */
export function daysLeft(toOn: string | null, today: string): number | null {
  return toOn === null ? null : daysBetween(today, toOn);
}

/** What the next contract is like where nobody says otherwise: it begins the day after the old one ends and runs as many days. */
export function nextTerm({ fromOn, toOn }: Days): { readonly fromOn: string | null; readonly toOn: string | null } {
  if (toOn === null) return { fromOn: null, toOn: null };
  const next = addDays(toOn, 1);
  if (fromOn === null || toOn < fromOn) return { fromOn: next, toOn: null };
  // Whole years stay whole years: 01/01–31/12 is followed by 01/01–31/12, leap year or not.
  const years = Number(next.slice(0, 4)) - Number(fromOn.slice(0, 4));
  if (years > 0 && next.slice(5) === fromOn.slice(5)) {
    const end = `${String(Number(next.slice(0, 4)) + years)}${next.slice(4)}`;
    if (!end.endsWith('-02-29')) return { fromOn: next, toOn: addDays(end, -1) };
  }
  return { fromOn: next, toOn: addDays(next, daysBetween(fromOn, toOn)) };
}

/** What its task is known again by: the contract and the end that it is about, so an end that moved is another task. */
export function renewalOrigin(contractId: string, toOn: string | null): string {
  return `${contractId}/${toOn ?? ''}`;
}

const openStates: readonly ContractState[] = ['draft', 'active'];

export function isOpenContract(state: ContractState): boolean {
  return openStates.includes(state);
}

/** What adds to a contract, or ends one, names it. */
export function needsParent(kind: ContractKind): boolean {
  return kind !== 'contract';
}
