import { shorten } from '../../../src-shared/imports/cells.ts';
import type { RowProblem } from '../../../src-shared/imports/import.ts';

/** What became of a row whose customer was there already. */
export const duplicateOutcomes = [
  'duplicate',
  'duplicate-in-file',
  'person-added',
  'updated',
  'unchanged',
  'added-anyway',
] as const;
export type DuplicateOutcome = (typeof duplicateOutcomes)[number];

export function isDuplicateReason(reason: string): boolean {
  return duplicateOutcomes.some((known) => known === reason);
}

export function duplicateProblem(row: number, name: string, reason: DuplicateOutcome): RowProblem {
  return { row, column: null, severity: 'warning', reason, value: shorten(name) };
}
