import { daysLeft, endedUnsaidDays, renewalStateOf } from '../../../src-shared/contracts/contract-rules.ts';
import type { ContractState } from '../../../src-shared/contracts/contract.ts';
import type { ContractBrief, ContractFilter, contractOrders } from '../../../src-shared/contracts/contracts.contract.ts';
import { addDays } from '../../../src-shared/lib/dates.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import type { Context } from '../context.ts';
import { createFamily, joinShownCustomer } from '../customers/index.ts';
import type { SqlStatement } from '../platform/database.ts';

/*
 * `k` is the contract, `c` the customer it is shown under. Values are added up as floating numbers, which are exact up to nine million tỷ.
 */

/** A contract that follows it and was not cancelled; annexes and settlements follow nothing. */
export const hasFollowOn = `EXISTS (SELECT 1 FROM contracts AS f WHERE f.parent_id = k.id AND f.kind = 'contract' AND f.state <> 'cancelled'
  AND f.deleted_at IS NULL)`;

const from = `FROM contracts AS k ${joinShownCustomer('k.customer_id', 'LEFT JOIN')} LEFT JOIN users AS u ON u.id = k.owner_id`;
const columns = `k.id, coalesce(c.id, k.customer_id) AS customerId, c.name AS customerName, k.kind, k.code, k.title, k.state,
  k.signed_on AS signedOn, k.from_on AS fromOn, k.to_on AS toOn, k.value_dong AS valueDong, k.notice_days AS noticeDays,
  k.is_not_renewed AS isNotRenewed, k.owner_id AS ownerId, u.name AS ownerName, k.parent_id AS parentId, ${hasFollowOn} AS hasFollowOn`;
const isShown = 'k.deleted_at IS NULL AND c.deleted_at IS NULL';
/** The same as `renewalStateOf` says `due` or `past` of, but for what ended too long ago. */
const isDue = `k.kind = 'contract' AND k.state = 'active' AND k.to_on IS NOT NULL AND k.is_not_renewed = 0 AND k.to_on >= @unsaidSince
  AND date(k.to_on, '-' || ifnull(k.notice_days, @officeDays) || ' days') <= @on AND NOT ${hasFollowOn}`;

const orders: Readonly<Record<(typeof contractOrders)[number], string>> = {
  end: 'k.to_on',
  title: 'k.title',
  customer: 'c.name',
  value: 'k.value_dong',
  signed: 'k.signed_on',
  owner: 'u.name',
  made: 'k.created_at',
};

type Row = Omit<ContractBrief, 'isNotRenewed' | 'renewal' | 'daysLeft'> & {
  readonly isNotRenewed: number;
  readonly hasFollowOn: number;
};
type Values = Readonly<Record<string, string | number | null>>;
export interface Narrowed {
  readonly sql: string;
  readonly values: Values;
}

export function createContractReader({ db, userId }: Pick<Context, 'db' | 'userId'>, officeDays: () => number) {
  const family = createFamily(db);
  const known = new Map<string, SqlStatement>();
  const prepare = (sql: string): SqlStatement => {
    const made = known.get(sql) ?? db.prepare<unknown[]>(sql);
    known.set(sql, made);
    return made;
  };
  const searched = db.prepare(
    `SELECT k.id, k.title, k.code, c.search FROM contracts AS k ${joinShownCustomer('k.customer_id', 'LEFT JOIN')} WHERE k.deleted_at IS NULL`,
  );

  const idsOfText = (text: string): string => {
    const words = foldText(text)
      .split(' ')
      .filter((word) => word !== '');
    const rows = searched.all() as { id: string; title: string; code: string | null; search: string | null }[]; // the columns selected
    const found = rows.filter(({ title, code, search }) => {
      const all = `${foldText(`${title} ${code ?? ''}`)} ${search ?? ''}`;
      return words.every((word) => all.includes(word));
    });
    return JSON.stringify(found.map(({ id }) => id));
  };
  const toBrief = ({ hasFollowOn: follows, ...row }: Row, on: string): ContractBrief => {
    const contract = { ...row, isNotRenewed: row.isNotRenewed === 1 };
    const facts = { ...contract, hasFollowOn: follows === 1 };
    return { ...contract, renewal: renewalStateOf(facts, on, officeDays()), daysLeft: daysLeft(row.toOn, on) };
  };
  const read = (on: string, where: string, values: Values): ContractBrief[] =>
    (prepare(`SELECT ${columns} ${from} WHERE ${where}`).all(values) as Row[]).map((row) => toBrief(row, on)); // the columns selected

  return {
    /** Everything that a filter says beside the state of the contracts and of their ends. */
    narrow(filter: ContractFilter): Narrowed {
      const parts = [isShown];
      const values: Record<string, string | number | null> = {};
      if (filter.who === 'mine') {
        parts.push('k.owner_id = @me');
        values['me'] = userId();
      }
      if (filter.ownerId !== undefined) {
        parts.push('k.owner_id = @ownerId');
        values['ownerId'] = filter.ownerId;
      }
      if (filter.kind !== undefined) {
        parts.push('k.kind = @kind');
        values['kind'] = filter.kind;
      }
      if (filter.customerId !== undefined) {
        parts.push('k.customer_id IN (SELECT value FROM json_each(@family))');
        values['family'] = family.json(filter.customerId);
      }
      if (filter.text !== undefined && filter.text.trim() !== '') {
        parts.push('k.id IN (SELECT value FROM json_each(@found))');
        values['found'] = idsOfText(filter.text);
      }
      return { sql: parts.join(' AND '), values };
    },
    /** The rest of the filter on top of it. */
    within(where: Narrowed, filter: ContractFilter, on: string): Narrowed {
      const parts = [where.sql];
      const values: Record<string, string | number | null> = { ...where.values };
      if (filter.states !== undefined) {
        parts.push('k.state IN (SELECT value FROM json_each(@states))');
        values['states'] = JSON.stringify(filter.states);
      }
      if (filter.endsWithinDays !== undefined) {
        parts.push('k.to_on BETWEEN @on AND @lastEnd');
        Object.assign(values, { on, lastEnd: addDays(on, filter.endsWithinDays) });
      }
      if (filter.isDue === true) {
        parts.push(`(${isDue})`);
        Object.assign(values, dueValues(on, officeDays()));
      }
      return { sql: parts.join(' AND '), values };
    },
    sums(where: Narrowed): { count: number; totalDong: number } {
      return prepare(`SELECT count(*) AS count, total(k.value_dong) AS totalDong ${from} WHERE ${where.sql}`).get(
        where.values,
      ) as {
        count: number;
        totalDong: number;
      }; // the columns selected
    },
    byState(where: Narrowed): { state: ContractState; count: number; totalDong: number }[] {
      return prepare(
        `SELECT k.state, count(*) AS count, total(k.value_dong) AS totalDong ${from} WHERE ${where.sql} GROUP BY k.state`,
      ).all(where.values) as { state: ContractState; count: number; totalDong: number }[]; // the columns selected
    },
    dueIn(where: Narrowed, on: string): number {
      const values = { ...where.values, ...dueValues(on, officeDays()) };
      return Number(prepare(`SELECT count(*) AS count ${from} WHERE ${where.sql} AND (${isDue})`).pluck().get(values));
    },
    page(
      where: Narrowed,
      on: string,
      page: { by: keyof typeof orders; descending: boolean; offset: number; limit: number },
    ): ContractBrief[] {
      const column = orders[page.by];
      const { offset, limit } = page;
      // What is not known stands last, whichever way the list is sorted.
      return read(
        on,
        `${where.sql} ORDER BY ${column} IS NULL, ${column} ${page.descending ? 'DESC' : 'ASC'}, k.rid LIMIT +@limit OFFSET +@offset`,
        { ...where.values, offset, limit },
      );
    },
    one: (id: string, on: string): ContractBrief | null => read(on, 'k.id = @id AND k.deleted_at IS NULL', { id })[0] ?? null,
    childrenOf: (id: string, on: string): ContractBrief[] =>
      read(on, 'k.parent_id = @id AND k.deleted_at IS NULL ORDER BY k.from_on IS NULL, k.from_on, k.rid LIMIT 200', { id }),
  };
}
export type ContractReader = ReturnType<typeof createContractReader>;

function dueValues(on: string, officeDays: number): Values {
  return { on, officeDays, unsaidSince: addDays(on, -endedUnsaidDays) };
}
