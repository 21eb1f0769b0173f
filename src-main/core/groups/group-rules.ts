import { type FilteredRecord, passes } from '../../../src-shared/customers/filter-match.ts';
import { type CustomerGroup, groupRule } from '../../../src-shared/groups/groups.contract.ts';
import type { Db } from '../platform/database.ts';

/** Every living group; one whose rule only a newer version understands has none that this one could follow, and no members either. */
export function createGroupsReader(db: Db): () => (CustomerGroup & { readonly isReadable: boolean })[] {
  const all = db.prepare(
    'SELECT id, name, kind, rule, is_active AS isActive FROM customer_groups WHERE deleted_at IS NULL ORDER BY name, rid',
  );
  return () =>
    (all.all() as { id: string; name: string; kind: CustomerGroup['kind']; rule: string | null; isActive: number }[]).map(
      // the columns selected
      ({ rule, isActive, ...group }) => {
        const parsed = rule === null ? null : groupRule.safeParse(JSON.parse(rule));
        return {
          ...group,
          rule: parsed === null || !parsed.success ? null : parsed.data,
          isActive: isActive === 1,
          isReadable: parsed === null || parsed.success,
        };
      },
    );
}

/** The active groups whose rule lets a record in. */
export function groupsByRule(groups: readonly CustomerGroup[], record: FilteredRecord, today: string): CustomerGroup[] {
  return groups.filter(({ rule, isActive }) => isActive && rule !== null && passes(rule, record, today));
}
