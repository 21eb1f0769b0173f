import { refusedApprovalField } from '../../src-shared/approvals/approval-moves.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import type { People } from '../../src-shared/sync/rights.ts';
import type { ScopeUser } from '../../src-shared/sync/scopes.ts';

/** Who decides about a quote, as the people are now: a laptop may bring a decision of somebody who has lost the right meanwhile. */
export function refusedFieldOfApproval(
  author: ScopeUser,
  people: People,
  row: { readonly fields: Fields; readonly createdBy: string | null } | null,
  values: Fields,
): string | null {
  return refusedApprovalField(author, row, values, {
    standIns: people.lateStandIns ?? people.standIns ?? [],
    isAlone: people.users.filter(({ isActive }) => isActive).length <= 1,
  });
}
