import type { CareerEntry } from '../../../src-shared/handovers/handovers.contract.ts';
import { type OwnerChange, periodsOf, periodsOfRecords } from '../../../src-shared/handovers/owner-periods.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import { createFamily, inFamily } from '../customers/index.ts';
import { readValue } from '../history/index.ts';
import { createStageReader } from '../opportunities/index.ts';
import { isLastWord } from '../timeline/index.ts';

const confirmedAt = 'ifnull(p.confirmed_at, p.created_at)';
const wonAt = 'ifnull(p.closed_at, p.stage_changed_at)';

/** Whose `p` was at an instant, as the history writes it: a confirmed order goes along with a handover, and was not sold by who has it now. */
function ownerThen(at: string): string {
  return `ifnull((SELECT h.old_value FROM history AS h WHERE h.row_id = p.id AND h.field = 'ownerId' AND h.kind = 'update' AND h.at > ${at}
    ORDER BY h.at, h.rid LIMIT 1), json_quote(p.owner_id))`;
}

/**
 * Periods of the people who looked after a customer, or after a record that was merged into it until it was, newest first, with what each of
 * them did in it with any of these records.
 */
export function createPeopleReader(ctx: Context): (customerId: string) => CareerEntry[] {
  const family = createFamily(ctx.db);
  const customer = ctx.db.prepare('SELECT created_at AS createdAt, owner_id AS ownerId FROM customers WHERE id = ?');
  const mergedAt = ctx.db
    .prepare(
      `SELECT max(m.created_at) FROM merges AS m WHERE m.customer_id = (SELECT merged_into FROM customers WHERE id = @id)
       AND m.undone_id IS NULL AND m.deleted_at IS NULL AND json_valid(m.merged_ids)
       AND EXISTS (SELECT 1 FROM json_each(m.merged_ids) AS j WHERE j.value = @id)`,
    )
    .pluck();
  const changed = ctx.db.prepare(
    `SELECT at, old_value AS oldValue, new_value AS newValue FROM history
     WHERE row_id = ? AND field = 'ownerId' AND kind = 'update' ORDER BY rid`,
  );
  const handed = ctx.db.prepare(
    `SELECT handed_at AS at, from_user_id AS "from", to_user_id AS "to", note FROM handovers
     WHERE customer_id = ? AND deleted_at IS NULL ORDER BY handed_at, rid`,
  );
  const stagesOf = createStageReader(ctx.db);
  const nameOf = ctx.db.prepare('SELECT name FROM users WHERE id = ?').pluck();
  const visits = ctx.db
    .prepare(
      `SELECT count(*) FROM visits WHERE ${inFamily('customer_id')} AND owner_id = ? AND state = 'done' AND deleted_at IS NULL
       AND starts_at >= ? AND starts_at < ?`,
    )
    .pluck();
  const interactions = ctx.db
    .prepare(
      `SELECT count(*) FROM interactions AS i WHERE ${inFamily('i.customer_id')} AND i.created_by = ? AND i.deleted_at IS NULL
       AND i.happened_at >= ? AND i.happened_at < ? AND ${isLastWord('interactions')}`,
    )
    .pluck();
  const lastResult = ctx.db.prepare(
    `SELECT i.at, i.outcome, i.said FROM visit_results AS i WHERE ${inFamily('i.customer_id')} AND i.created_by = ? AND i.deleted_at IS NULL
     AND i.at >= ? AND i.at < ? AND ${isLastWord('visit_results')} ORDER BY i.at DESC, i.id DESC LIMIT 1`,
  );
  const ordered = ctx.db.prepare(
    `SELECT count(*) AS orders, ifnull(sum(p.total_dong), 0) AS orderedDong FROM orders AS p
     WHERE ${inFamily('p.customer_id')} AND ${ownerThen(confirmedAt)} = json_quote(?) AND p.state IN ('confirmed', 'done')
       AND p.deleted_at IS NULL AND ${confirmedAt} >= ? AND ${confirmedAt} < ?`,
  );
  const won = ctx.db.prepare(
    `SELECT count(*) AS won, ifnull(sum(p.value_dong), 0) AS wonDong FROM opportunities AS p
     WHERE ${inFamily('p.customer_id')} AND ${inFamily('p.stage_id')} AND ${ownerThen(wonAt)} = json_quote(?) AND p.deleted_at IS NULL
       AND ${wonAt} >= ? AND ${wonAt} < ?`,
  );

  const periodsOfRecord = (id: string) => {
    const row = customer.get(id) as { createdAt: string; ownerId: string | null } | undefined; // the columns selected
    if (row === undefined) throw new AppError('not-found', 'no customer with this id', { details: { id } });
    const fromHistory = (changed.all(id) as { at: string; oldValue: string | null; newValue: string | null }[]).map(
      // the columns selected
      ({ at, oldValue, newValue }): OwnerChange => ({ at, from: textOf(oldValue), to: textOf(newValue), note: null }),
    );
    const changes = [...fromHistory, ...(handed.all(id) as OwnerChange[])]; // the columns selected
    const until: unknown = mergedAt.get({ id });
    const periods = periodsOf(row.createdAt, row.ownerId, changes);
    return { createdAt: row.createdAt, periods, mergedAt: typeof until === 'string' ? until : null };
  };

  return (asked) => {
    const id = family.winnerOf(asked);
    const [own, ...merged] = family.of(id).map(periodsOfRecord);
    if (own === undefined) return [];
    const members = family.json(id);
    const wonStages = JSON.stringify(
      stagesOf()
        .filter(({ kind }) => kind === 'won')
        .map((stage) => stage.id),
    );
    const starts = new Set([own, ...merged].map(({ createdAt }) => createdAt));
    return periodsOfRecords(own, merged)
      .map(({ userId, from, to, note }, at, all) => {
        // What was entered for the time before somebody got the customer is theirs, too, where nobody was before them.
        const isFirst = starts.has(from) && !all.slice(0, at).some((one) => one.userId === userId);
        const span = [members, userId, isFirst ? '' : from, to ?? '9999'] as const;
        const name: unknown = nameOf.get(userId);
        return {
          userId,
          userName: typeof name === 'string' ? name : null,
          from,
          to,
          note,
          visitsDone: Number(visits.get(...span)),
          interactions: Number(interactions.get(...span)),
          ...(ordered.get(...span) as Pick<CareerEntry, 'orders' | 'orderedDong'>), // the columns selected
          ...(won.get(members, wonStages, ...span.slice(1)) as Pick<CareerEntry, 'won' | 'wonDong'>), // the columns selected
          lastResult: (lastResult.get(...span) as CareerEntry['lastResult'] | undefined) ?? null, // the columns selected
        };
      })
      .toReversed();
  };
}

function textOf(stored: string | null): string | null {
  const value = readValue(stored);
  return typeof value === 'string' ? value : null;
}
