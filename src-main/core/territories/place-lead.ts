import { isRowListField } from '../../../src-shared/customers/list-fields.ts';
import { byRuleNote, ruleFor, type TerritoryRule } from '../../../src-shared/territories/territory.ts';
import type { Context } from '../context.ts';
import { createGroupsReader, groupsByRule } from '../groups/index.ts';
import type { Fields } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';
import { createGiveCheck } from '../team/index.ts';
import { officeToday } from '../platform/office-time.ts';

export function createRulesReader(db: Context['db']): () => TerritoryRule[] {
  const all = db.prepare(
    `SELECT id, name, province_code AS provinceCode, group_id AS groupId, source, owner_id AS ownerId, team_id AS teamId,
            "order", is_active AS isActive FROM territory_rules WHERE deleted_at IS NULL ORDER BY "order", id`,
  );
  return () =>
    (all.all() as (Omit<TerritoryRule, 'isActive'> & { isActive: number })[]) // the columns selected
      .map((rule) => ({ ...rule, isActive: rule.isActive === 1 }));
}

export interface LeadPlacement {
  /** The fields with owner and team by rule, where a rule applies and whoever enters the lead may give it there. */
  readonly fields: Fields & { id?: string };
  /** Writes down why, once the customer is made. */
  explain(tx: WriteTransaction, customerId: string): void;
}

/**
 * Gives new leads to the person or team of their territory. The rules are read once a placement is made (a command, or one import), and
 * cost nothing where there are none. The reason stands on the record as a handover that names the rule.
 */
export function createLeadPlacement(ctx: Context): (fields: Fields & { id?: string }) => LeadPlacement {
  const rules = createRulesReader(ctx.db)().filter(({ isActive }) => isActive);
  if (rules.length === 0) return (fields) => ({ fields, explain: () => {} });
  const groups = createGroupsReader(ctx.db)();
  const mayGive = createGiveCheck(ctx);
  const today = officeToday(ctx);
  return (fields) => {
    const valueOf = (field: string) => {
      // Nobody has assessed a lead that is just being entered.
      const value = isRowListField(field) ? fields[field] : null;
      return typeof value === 'string' || typeof value === 'number' ? value : null;
    };
    const rule = ruleFor(rules, {
      provinceCode: textOf(fields['provinceCode']),
      source: textOf(fields['source']),
      groupIds: groupsByRule(groups, { valueOf, search: '' }, today).map(({ id }) => id),
    });
    const given = rule === null ? null : { ownerId: rule.ownerId, ...(rule.teamId === null ? {} : { teamId: rule.teamId }) };
    if (rule === null || given === null || !mayGive(given)) return { fields, explain: () => {} };
    return {
      fields: { ...fields, ...given },
      explain: (tx, customerId) => {
        tx.create('handovers', {
          customerId,
          fromUserId: null,
          toUserId: rule.ownerId,
          toTeamId: rule.teamId,
          note: byRuleNote(rule.name),
          handedAt: tx.now,
        });
      },
    };
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
