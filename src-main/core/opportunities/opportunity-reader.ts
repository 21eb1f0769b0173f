import { daysBetween, localDay, addDays, startOfLocalDay } from '../../../src-shared/lib/dates.ts';
import type {
  OpportunityCard,
  OpportunityFilter,
  opportunityOrders,
} from '../../../src-shared/opportunities/opportunity-record.ts';
import type { Stage } from '../../../src-shared/opportunities/standard-stages.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { createFamily, joinShownCustomer } from '../customers/index.ts';
import type { Db, SqlStatement } from '../platform/database.ts';

/*
 * `k` is the opportunity, `st` its stage, `c` the customer it is shown under. Stages come as a parameter: the standard ones are no rows.
 * Sums are added up as floating numbers, which are exact up to nine million tỷ and do not overflow beyond; each part is whole đồng.
 */

const stagesTable = `WITH st AS MATERIALIZED (SELECT value ->> 'id' AS id, value ->> 'kind' AS kind, value ->> 'percent' AS percent,
  value ->> 'place' AS place, value ->> 'rot' AS rot FROM json_each(@stages))`;
const from = `FROM opportunities AS k JOIN st ON st.id = k.stage_id ${joinShownCustomer('k.customer_id', 'LEFT JOIN')}
  LEFT JOIN users AS u ON u.id = k.owner_id LEFT JOIN teams AS t ON t.id = k.team_id`;
const columns = `k.id, coalesce(c.id, k.customer_id) AS customerId, c.name AS customerName, k.title, k.stage_id AS stageId, st.kind,
  k.value_dong AS valueDong, st.percent AS probabilityPercent, st.rot, k.potential_percent AS potentialPercent,
  k.expected_close_on AS expectedCloseOn, k.owner_id AS ownerId, u.name AS ownerName, k.team_id AS teamId, t.name AS teamName,
  k.stage_changed_at AS stageChangedAt, coalesce(k.closed_at, k.stage_changed_at) AS closedAt, k.lost_reason AS lostReason,
  k.created_at AS createdAt, k.rev,
  (SELECT json_group_array(g.tag) FROM taggings AS g WHERE g.on_id = k.id AND g.on_entity = 'opportunities' AND g.deleted_at IS NULL) AS tags`;
/** Two laptops may close and move one card at the same time: what counts is the stage, so a day of closing never makes one closed. */
export const closedAt = 'coalesce(k.closed_at, k.stage_changed_at)';
export const weighted = '(ifnull(k.value_dong, 0) / 100 * st.percent + (ifnull(k.value_dong, 0) % 100 * st.percent + 50) / 100)';

/** Condition of everything that is shown: not removed, and its customer neither. */
const isShown = 'k.deleted_at IS NULL AND c.deleted_at IS NULL';
const isStanding =
  "st.kind = 'open' AND st.rot IS NOT NULL AND julianday(@on) - julianday(date(k.stage_changed_at, '+7 hours')) >= st.rot";

const orders: Readonly<Record<(typeof opportunityOrders)[number], string>> = {
  title: 'k.title',
  customer: 'c.name',
  stage: 'st.place',
  value: 'k.value_dong',
  expectedClose: 'k.expected_close_on',
  potential: 'k.potential_percent',
  owner: 'u.name',
  changed: 'k.stage_changed_at',
};

export interface Narrowed {
  readonly sql: string;
  readonly values: Readonly<Record<string, string | number | null>>;
}

export interface Sums {
  readonly count: number;
  readonly totalDong: number;
  readonly weightedDong: number;
  readonly standing: number;
}

export type CardRow = Omit<OpportunityCard, 'tags' | 'daysInStage' | 'isStanding'> & {
  readonly tags: string;
  readonly rot: number | null;
  readonly stageChangedAt: string;
};

export function stagesParameter(stages: readonly Stage[]): string {
  return JSON.stringify(
    stages.map(({ id, kind, probabilityPercent, rotAfterDays }, place) => ({
      id,
      kind,
      percent: probabilityPercent,
      place,
      rot: rotAfterDays,
    })),
  );
}

export function createOpportunityReader({ db, userId }: Pick<Context, 'db' | 'userId'>) {
  const family = createFamily(db);
  const prepare = createPrepared(db);
  const searched = db.prepare(
    `SELECT k.id, k.title, c.search FROM opportunities AS k ${joinShownCustomer('k.customer_id', 'LEFT JOIN')} WHERE k.deleted_at IS NULL`,
  );

  const idsOfText = (text: string): string => {
    const words = foldText(text)
      .split(' ')
      .filter((word) => word !== '');
    const rows = searched.all() as { id: string; title: string; search: string | null }[]; // the columns selected
    const found = rows.filter(({ title, search }) => {
      const all = `${foldText(title)} ${search ?? ''}`;
      return words.every((word) => all.includes(word));
    });
    return JSON.stringify(found.map(({ id }) => id));
  };

  const narrow = (filter: OpportunityFilter): Narrowed => {
    const parts = [isShown];
    const values: Record<string, string | number | null> = {};
    const add = (sql: string, name?: string, value?: string | number) => {
      parts.push(sql);
      if (name !== undefined && value !== undefined) values[name] = value;
    };
    if (filter.who === 'mine') add('k.owner_id = @me', 'me', userId() ?? '');
    if (filter.who === 'team')
      add('(SELECT m.team_id FROM users AS m WHERE m.id = @me) IN (k.team_id, u.team_id)', 'me', userId() ?? '');
    if (filter.ownerId !== undefined) add('k.owner_id = @ownerId', 'ownerId', filter.ownerId);
    if (filter.teamId !== undefined) add('coalesce(k.team_id, u.team_id) = @teamId', 'teamId', filter.teamId);
    if (filter.stageId !== undefined) add('k.stage_id = @stageId', 'stageId', filter.stageId);
    if (filter.kind !== undefined) add('st.kind = @kind', 'kind', filter.kind);
    if (filter.closeFrom !== undefined) add('k.expected_close_on >= @closeFrom', 'closeFrom', filter.closeFrom);
    if (filter.closeTo !== undefined) add('k.expected_close_on <= @closeTo', 'closeTo', filter.closeTo);
    if (filter.minPotential !== undefined) add('k.potential_percent >= @minPotential', 'minPotential', filter.minPotential);
    if (filter.standing === true) add(`(${isStanding})`);
    if (filter.tag !== undefined)
      add(
        "k.id IN (SELECT g.on_id FROM taggings AS g WHERE g.tag = @tag AND g.on_entity = 'opportunities' AND g.deleted_at IS NULL)",
        'tag',
        filter.tag,
      );
    if (filter.customerId !== undefined)
      add('k.customer_id IN (SELECT value FROM json_each(@family))', 'family', family.json(filter.customerId));
    if (filter.text !== undefined && filter.text.trim() !== '')
      add('k.id IN (SELECT value FROM json_each(@found))', 'found', idsOfText(filter.text));
    return { sql: parts.join(' AND '), values };
  };

  const given = (stages: readonly Stage[], on: string, where: Narrowed, more: Narrowed['values'] = {}) => {
    const all = { ...where.values, ...more };
    return { stages: stagesParameter(stages), ...(where.sql.includes('@on') ? { on } : {}), ...all };
  };
  const toCard = (row: CardRow, on: string): OpportunityCard => {
    const { rot, tags, stageChangedAt, ...card } = row;
    const daysInStage = Math.max(0, daysBetween(localDay(stageChangedAt), on));
    const isOpen = card.kind === 'open';
    return {
      ...card,
      tags: (JSON.parse(tags) as string[]).sort(), // an array of texts
      daysInStage,
      isStanding: isOpen && rot !== null && daysInStage >= rot,
      closedAt: isOpen ? null : card.closedAt,
      lostReason: card.kind === 'lost' ? card.lostReason : null,
    };
  };

  return {
    narrow,
    /** Condition beside `narrow`'s: closed ones only of the last days. */
    closedSince(where: Narrowed, on: string, days: number): Narrowed {
      return {
        sql: `${where.sql} AND (st.kind = 'open' OR ${closedAt} >= @since)`,
        values: { ...where.values, since: startOfLocalDay(addDays(on, -days)) },
      };
    },
    sumsByStage(stages: readonly Stage[], on: string, where: Narrowed): ReadonlyMap<string, Sums> {
      const rows = prepare(
        `${stagesTable} SELECT k.stage_id AS stageId, count(*) AS count, total(k.value_dong) AS totalDong, total(${weighted}) AS weightedDong,
           total(${isStanding}) AS standing ${from} WHERE ${where.sql} GROUP BY k.stage_id`,
      ).all({ ...given(stages, on, where), on }) as (Sums & { stageId: string })[]; // the columns selected
      return new Map(rows.map(({ stageId, ...sums }) => [stageId, sums]));
    },
    cards(
      stages: readonly Stage[],
      on: string,
      where: Narrowed,
      page: { by: keyof typeof orders; descending: boolean; offset: number; limit: number },
    ): OpportunityCard[] {
      const column = orders[page.by];
      const way = page.descending ? 'DESC' : 'ASC';
      // What is not known stands last, whichever way the list is sorted.
      const rows = prepare(
        `${stagesTable} SELECT ${columns} ${from} WHERE ${where.sql}
         ORDER BY ${column} IS NULL, ${column} ${way}, k.expected_close_on IS NULL, k.expected_close_on, k.rid LIMIT +@limit OFFSET +@offset`,
      ).all(given(stages, on, where, { limit: page.limit, offset: page.offset })) as CardRow[]; // the columns selected
      return rows.map((row) => toCard(row, on));
    },
    ofCustomer(stages: readonly Stage[], on: string, customerId: string): OpportunityCard[] {
      const where: Narrowed = {
        sql: 'k.deleted_at IS NULL AND k.customer_id IN (SELECT value FROM json_each(@family))',
        values: { family: family.json(customerId) },
      };
      const rows = prepare(
        `${stagesTable} SELECT ${columns} ${from} WHERE ${where.sql}
         ORDER BY st.kind <> 'open', CASE WHEN st.kind = 'open' THEN k.expected_close_on IS NULL END,
           CASE WHEN st.kind = 'open' THEN k.expected_close_on END, ${closedAt} DESC, k.rid LIMIT 500`,
      ).all(given(stages, on, where)) as CardRow[]; // the columns selected
      return rows.map((row) => toCard(row, on));
    },
    /** Also of a customer that is in the recycle bin, or on another laptop. */
    one(stages: readonly Stage[], on: string, id: string): (OpportunityCard & { readonly stageChangedAt: string }) | null {
      const where: Narrowed = { sql: 'k.id = @id AND k.deleted_at IS NULL', values: { id } };
      const row = prepare(`${stagesTable} SELECT ${columns} ${from} WHERE ${where.sql}`).get(given(stages, on, where)) as
        | CardRow
        | undefined; // the columns selected
      return row === undefined ? null : { ...toCard(row, on), stageChangedAt: row.stageChangedAt };
    },
  };
}
export type OpportunityReader = ReturnType<typeof createOpportunityReader>;

/** Statements by their text: a filter makes few different ones. */
export function createPrepared(db: Db): (sql: string) => SqlStatement {
  const known = new Map<string, SqlStatement>();
  return (sql) => {
    const before = known.get(sql);
    if (before !== undefined) return before;
    const made = db.prepare<unknown[]>(sql);
    known.set(sql, made);
    return made;
  };
}

export const opportunitiesFrom = { stagesTable, from, isShown, columns };
