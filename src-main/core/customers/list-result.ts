import {
  type CustomerFilter,
  customerFilter,
  type CustomerOrder,
  type IndexedSort,
} from '../../../src-shared/customers/customer-list.ts';
import {
  fieldsOf,
  type FilterCondition,
  type FilterGroup,
  type FilterTree,
  isGroup,
} from '../../../src-shared/customers/filter.ts';
import { type GroupingField, type ListField } from '../../../src-shared/customers/list-fields.ts';
import type { Context } from '../context.ts';
import { createConsentRids } from './consent-rids.ts';
import { createKeptRids } from './kept-rids.ts';
import { createSharedRids } from './shared-rids.ts';
import { textQueryOf } from './customer-search.ts';
import { customerOfMore } from './search-more.ts';
import { isInRecycleBin, isListed, joinShownCustomer } from './family.ts';
import { passingValues } from './folded-values.ts';
import type { ListColumn } from './list-column.ts';
import { createListColumns, type ListColumns, type ListTable } from './list-columns.ts';
import { createChoiceOrder } from './list-words.ts';
import { rankOf } from './value-ranks.ts';
import { officeToday } from '../platform/office-time.ts';

/** The rows of an order, as their index has them. */
const indexedOrders: Readonly<Record<IndexedSort, { index: string; key: string }>> = {
  name: { index: 'customers_name', key: 'name_sort' },
  createdAt: { index: 'customers_created', key: 'created_at' },
  lastVisitAt: { index: 'customers_last_visit', key: "ifnull(last_visit_at, '')" },
  nextVisitAt: { index: 'customers_next_visit', key: "ifnull(next_visit_at, '9999')" },
};
const choiceFilters = ['ownerId', 'provinceCode', 'source', 'rating', 'lifecycle', 'kind'] as const;
const keptResults = 8;

export interface ListResults {
  /** The row numbers of a whole list in its order. */
  rows(filter: CustomerFilter, order: CustomerOrder): Promise<Int32Array>;
  groups(
    filter: CustomerFilter,
    by: GroupingField,
  ): Promise<{ total: number; groups: { value: string | null; count: number }[] }>;
}

/** Lists that no index answers, computed from columns in memory and kept until something changes. */
export function createListResults(ctx: Context, columns: ListColumns = createListColumns(ctx)): ListResults {
  const choiceOrder = createChoiceOrder(ctx.db);
  const consentRids = createConsentRids(ctx.db);
  const sharedRids = createSharedRids(ctx);
  const keptRids = createKeptRids(ctx.db);
  const groupRule = ctx.db.prepare('SELECT rule FROM customer_groups WHERE id = ?').pluck();
  const members = ctx.db
    .prepare(
      `SELECT c.rid FROM group_members AS m ${joinShownCustomer('m.customer_id')} WHERE m.group_id = ? AND m.deleted_at IS NULL`,
    )
    .pluck();
  const kept = new Map<string, { revision: number; rows: Int32Array }>();
  const orders = new Map<string, { revision: number; places: Int32Array }>();
  const today = () => officeToday(ctx);

  /** What a group's rule asks; null for a group whose members were put in one by one. */
  const ruleOf = (groupId: string): CustomerFilter | null => {
    const rule: unknown = groupRule.get(groupId);
    if (typeof rule !== 'string') return null;
    const parsed = customerFilter.omit({ groupId: true }).safeParse(JSON.parse(rule));
    // A rule of a newer version lets nobody in rather than everybody.
    return parsed.success ? parsed.data : { where: { join: 'all', items: [{ field: 'name', op: 'empty' }] } };
  };

  const fieldsFor = (filter: CustomerFilter): ListField[] => {
    const rule = filter.groupId === undefined ? null : ruleOf(filter.groupId);
    return [
      ...choiceFilters.filter((field) => filter[field] !== undefined),
      ...(filter.notVisitedSince === undefined ? [] : (['lastVisitAt'] as const)),
      ...(filter.valued === undefined ? [] : [filter.valued.by]),
      ...(filter.where === undefined ? [] : fieldsOf(filter.where)),
      ...(rule === null ? [] : fieldsFor(rule)),
    ];
  };

  const ridsToMask = (table: ListTable, rids: readonly unknown[]): Uint8Array => {
    const mask = new Uint8Array(table.rids.length);
    for (const rid of rids) {
      const place = table.placeOf(Number(rid));
      if (place >= 0) mask[place] = 1;
    }
    return mask;
  };

  /** 1 for every row that passes the filter; whether it is deleted is asked elsewhere. */
  const maskOf = (table: ListTable, filter: CustomerFilter): Uint8Array => {
    const day = today();
    const simple: FilterCondition[] = choiceFilters.flatMap((field) => {
      const value = filter[field];
      return value === undefined ? [] : [{ field, op: 'is' as const, value: [value] }];
    });
    if (filter.valued !== undefined) {
      const { by, value } = filter.valued;
      simple.push(value === null ? { field: by, op: 'empty' } : { field: by, op: 'is', value: [value] });
    }
    const masks = simple.map((condition) => conditionMask(table, condition, day));
    if (filter.notVisitedSince !== undefined) {
      masks.push(
        treeMask(
          table,
          {
            join: 'any',
            items: [
              { field: 'lastVisitAt', op: 'before', value: filter.notVisitedSince },
              { field: 'lastVisitAt', op: 'empty' },
            ],
          },
          day,
        ),
      );
    }
    if (filter.where !== undefined) masks.push(treeMask(table, filter.where, day));
    if (filter.text !== undefined) {
      const text = textQueryOf(filter.text);
      if (text !== null) {
        const ridsOf = (sql: string, parameters: readonly string[]) =>
          ctx.db
            .prepare<unknown[]>(sql)
            .pluck()
            .all(...parameters);
        const named = ridsOf(`SELECT c.rid FROM ${text.from} WHERE ${text.where.join(' AND ')}`, text.parameters);
        const more = `SELECT ${customerOfMore} FROM customers_more AS t WHERE t.customers_more MATCH ?`;
        masks.push(ridsToMask(table, text.more === null ? named : [...named, ...ridsOf(more, [text.more])]));
      }
    }
    if (filter.consent !== undefined) {
      masks.push(ridsToMask(table, consentRids(filter.consent, new Date(ctx.clock.now()).toISOString())));
    }
    if (filter.keptWithin !== undefined) masks.push(ridsToMask(table, keptRids(filter.keptWithin, day)));
    if (filter.sharedWithMe === true) masks.push(ridsToMask(table, sharedRids()));
    if (filter.groupId !== undefined) {
      const rule = ruleOf(filter.groupId);
      masks.push(rule === null ? ridsToMask(table, members.all(filter.groupId)) : maskOf(table, rule));
    }
    return joinMasks(masks, 'all', table.rids.length);
  };

  const indexed = (table: ListTable, by: IndexedSort, descending: boolean, deleted: boolean): Int32Array => {
    const direction = descending ? 'DESC' : 'ASC';
    const { index, key } = indexedOrders[by];
    const sql = deleted
      ? `SELECT rid FROM customers AS c WHERE ${isInRecycleBin} ORDER BY ${key} ${direction}, rid ${direction}`
      : `SELECT rid FROM customers AS c INDEXED BY ${index} WHERE ${isListed} ORDER BY ${key} ${direction}, rid ${direction}`;
    // As one text: a hundred thousand rows handed over one by one take twice as long.
    const rids = JSON.parse(String(ctx.db.prepare(`SELECT json_group_array(rid) FROM (${sql})`).pluck().get())) as number[]; // row numbers
    const places = new Int32Array(rids.length);
    let count = 0;
    for (let at = 0; at < rids.length; at += 1) {
      const place = table.placeOf(rids[at] ?? -1);
      if (place >= 0) places[count++] = place;
    }
    return places.subarray(0, count);
  };

  /** All living rows, or all deleted ones, in an order; those of equal value by name. */
  const placesIn = (table: ListTable, order: CustomerOrder, deleted: boolean): Int32Array => {
    const key = JSON.stringify([order, deleted]);
    const found = orders.get(key);
    if (found !== undefined && found.revision === columns.revision()) {
      // The one that every other order begins with is asked for each time, and so stays.
      orders.delete(key);
      orders.set(key, found);
      return found.places;
    }
    const places = isIndexed(order.by)
      ? indexed(table, order.by, order.descending, deleted)
      : sortedBy(
          table.column(order.by),
          rankOf(table.column(order.by).values, order.by, choiceOrder(order.by)),
          placesIn(table, { by: 'name', descending: false }, deleted),
          order.descending,
        );
    orders.delete(key);
    orders.set(key, { revision: columns.revision(), places });
    dropOldest(orders);
    return places;
  };

  return {
    async rows(filter, order) {
      const key = JSON.stringify([filter, order, today()]);
      const found = kept.get(key);
      if (found !== undefined && found.revision === columns.revision()) return found.rows;
      const fields = [...new Set([...fieldsFor(filter), ...(isIndexed(order.by) ? [] : [order.by])])];
      return columns.with(fields, (table) => {
        const mask = maskOf(table, filter);
        const places = placesIn(table, order, filter.deleted === true);
        const rows = new Int32Array(places.length);
        let count = 0;
        const { rids } = table;
        for (let at = 0; at < places.length; at += 1) {
          const place = places[at] ?? 0;
          if (mask[place] === 1) rows[count++] = rids[place] ?? 0;
        }
        const result = rows.subarray(0, count);
        kept.delete(key);
        kept.set(key, { revision: columns.revision(), rows: result });
        dropOldest(kept);
        return result;
      });
    },
    groups: (filter, by) =>
      columns.with([...new Set([...fieldsFor(filter), by])], (table) => {
        const mask = maskOf(table, filter);
        const { codes, values } = table.column(by);
        const counts = new Uint32Array(values.length);
        const state = filter.deleted === true ? 'bin' : 'listed';
        let total = 0;
        for (let place = 0; place < mask.length; place += 1) {
          if (mask[place] !== 1 || table.states[place] !== state) continue;
          const code = codes[place] ?? 0;
          counts[code] = (counts[code] ?? 0) + 1;
          total += 1;
        }
        const groups = values.flatMap((value, code) => {
          const count = counts[code] ?? 0;
          return count === 0 ? [] : [{ value: value === null ? null : String(value), count }];
        });
        return { total, groups: groups.toSorted((a, b) => b.count - a.count) };
      }),
  };
}

export function isIndexed(by: ListField): by is IndexedSort {
  return Object.hasOwn(indexedOrders, by);
}

function dropOldest(map: Map<string, unknown>): void {
  for (const key of map.keys()) {
    if (map.size <= keptResults) return;
    map.delete(key);
  }
}

function treeMask(table: ListTable, tree: FilterTree, today: string): Uint8Array {
  const one = (item: FilterCondition | FilterGroup): Uint8Array =>
    isGroup(item)
      ? joinMasks(
          item.items.map((condition) => conditionMask(table, condition, today)),
          item.join,
          table.rids.length,
        )
      : conditionMask(table, item, today);
  return joinMasks(tree.items.map(one), tree.join, table.rids.length);
}

function conditionMask(table: ListTable, condition: FilterCondition, today: string): Uint8Array {
  const { codes, values } = table.column(condition.field);
  const passes = passingValues(values, condition, today);
  const mask = new Uint8Array(table.rids.length);
  for (let place = 0; place < mask.length; place += 1) mask[place] = passes[codes[place] ?? 0] ?? 0;
  return mask;
}

function joinMasks(masks: readonly Uint8Array[], join: 'all' | 'any', length: number): Uint8Array {
  const [first, ...others] = masks;
  if (first === undefined) return new Uint8Array(length).fill(1);
  for (const other of others) {
    for (let place = 0; place < length; place += 1) {
      const a = first[place] ?? 0;
      const b = other[place] ?? 0;
      first[place] = join === 'all' ? a & b : a | b;
    }
  }
  return first;
}

/** One pass to count, one to place: rows of one value stay in the order in which they come. */
function sortedBy(column: ListColumn, ranks: Uint32Array, places: Int32Array, descending: boolean): Int32Array {
  const { codes, values } = column;
  const last = ranks.length;
  // Of each value once, and one after the other: the values of rows that follow one another lie anywhere in the memory.
  const rankOfCode = new Uint32Array(last);
  for (let code = 0; code < last; code += 1) {
    const value = values[code];
    const rank = ranks[code] ?? 0;
    rankOfCode[code] = value === null || value === '' ? last : descending ? last - 1 - rank : rank;
  }
  const starts = new Uint32Array(last + 2);
  for (let at = 0; at < places.length; at += 1) {
    const next = (rankOfCode[codes[places[at] ?? 0] ?? 0] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let rank = 1; rank < starts.length; rank += 1) starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const sorted = new Int32Array(places.length);
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const rank = rankOfCode[codes[place] ?? 0] ?? 0;
    const to = starts[rank] ?? 0;
    sorted[to] = place;
    starts[rank] = to + 1;
  }
  return sorted;
}
