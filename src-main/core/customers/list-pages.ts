import type { CustomerFilter, CustomerLine, CustomerOrder } from '../../../src-shared/customers/customer-list.ts';
import type { ListField } from '../../../src-shared/customers/list-fields.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { CustomersRepository } from './customers.repository.ts';
import { isIndexed, type ListResults } from './list-result.ts';

/** Whether a list needs more than an index can answer: conditions over any field, a group, an order without an index. */
export function isWide(filter: CustomerFilter, order: CustomerOrder): boolean {
  const { where, valued, groupId, consent, sharedWithMe, keptWithin } = filter;
  return (
    [where, valued, groupId, consent, sharedWithMe, keptWithin].some((condition) => condition !== undefined) ||
    !isIndexed(order.by)
  );
}

/** Pages of a list that is whole in memory. A cursor is the number of rows before the page and the last of them. */
export function createListPages(results: ListResults, repository: CustomersRepository) {
  return {
    async list(wanted: {
      filter: CustomerFilter;
      order: CustomerOrder;
      after: string | null;
      limit: number;
      fields: readonly ListField[];
    }): Promise<{ rows: CustomerLine[]; next: string | null }> {
      const rids = await results.rows(wanted.filter, wanted.order);
      const from = wanted.after === null ? 0 : placeAfter(rids, wanted.after);
      const end = Math.min(rids.length, from + wanted.limit);
      return {
        rows: repository.lines(rids.subarray(from, end), wanted.fields),
        next: end < rids.length ? writeCursor(rids, end) : null,
      };
    },
    async outline({ filter, order, step }: { filter: CustomerFilter; order: CustomerOrder; step: number }) {
      const rids = await results.rows(filter, order);
      const cursors = Array.from({ length: Math.ceil(rids.length / step) }, (_cursor, block) =>
        block === 0 ? null : writeCursor(rids, block * step),
      );
      return { total: rids.length, cursors };
    },
  };
}

function writeCursor(rids: Int32Array, before: number): string {
  return Buffer.from(JSON.stringify([before, rids[before - 1] ?? 0])).toString('base64url');
}

/** Where the row before the page has moved since, the page moves with it. */
function placeAfter(rids: Int32Array, cursor: string): number {
  const [before, rid] = readCursor(cursor);
  if (rids[before - 1] === rid) return before;
  const moved = rids.indexOf(rid);
  return moved < 0 ? Math.min(before, rids.length) : moved + 1;
}

function readCursor(text: string): [number, number] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(value) && Number.isSafeInteger(value[0]) && Number.isSafeInteger(value[1]) && Number(value[0]) >= 0) {
      return [Number(value[0]), Number(value[1])];
    }
  } catch {
    // Falls through to the refusal below.
  }
  throw new AppError('invalid', 'the cursor does not come from this program', { fields: { after: 'unknown-cursor' } });
}
