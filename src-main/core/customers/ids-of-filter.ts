import type { CustomerFilter } from '../../../src-shared/customers/customer-list.ts';
import type { customersContract } from '../../../src-shared/customers/customers.contract.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';

/** The ids of all whom a filter lets through, in the order of their names; the reading ends with the page that goes beyond `most`. */
export async function idsOfFilter(
  customers: Pick<HandlersOf<typeof customersContract>, 'list'>,
  filter: CustomerFilter,
  most = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const ids: string[] = [];
  const order = { by: 'name', descending: false } as const;
  let after: string | null = null;
  do {
    const page: { rows: { id: string }[]; next: string | null } = await customers.list({
      filter,
      order,
      after,
      limit: 500,
      fields: [],
    });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null && ids.length <= most);
  return ids;
}
