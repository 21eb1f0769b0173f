import { useDebouncedValue } from '@mantine/hooks';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Client } from '../../src-shared/contract.ts';
import { partNames } from '../../src-shared/customers/parts.ts';
import type { CustomerFilter, CustomerLine, CustomerOrder } from '../../src-shared/customers/customer-list.ts';
import { useClient } from '../api/client.tsx';
import type { LiveEntity } from '../api/live.ts';
import type { GroupingField, ListField } from '../../src-shared/customers/list-fields.ts';
import type { TableSource } from '../ui/data-table/use-blocks.ts';
import { useAfterFrame } from '../ui/use-after-frame.ts';
import { useIsLate } from '../ui/use-is-late.ts';

const blockSize = 100;
/** Visits are among them: a list shows the last and the next one. */
const listEntities = [
  'customers',
  'visits',
  'groupMembers',
  'customerGroups',
  'customValues',
  'customFields',
  'leadAssessments',
  'businessLines',
  'officeSettings',
] as const;
/** What some filters look at besides. */
const keptEntities = ['contacts', 'relations', 'yearlyDays'] as const;
const consentEntities = ['contacts', 'consentEvents'] as const;

function entitiesOf({ keptWithin, consent }: CustomerFilter): readonly LiveEntity[] {
  return [...listEntities, ...(keptWithin === undefined ? [] : keptEntities), ...(consent === undefined ? [] : consentEntities)];
}

const noFields: readonly ListField[] = [];
const everyone: CustomerFilter = {};
const byName: CustomerOrder = { by: 'name', descending: false };

/** One customer, with everything on its page. */
export function customerQuery(client: Client, id: string) {
  return queryOptions({
    queryKey: ['customers', 'get', id],
    meta: { entities: listEntities },
    queryFn: () => client.customers.get({ id }),
  });
}

/** Of the whole record: the customer's own fields, its people and its parts. */
export function recordHistoryQuery(client: Client, id: string) {
  return queryOptions({
    queryKey: ['customers', 'history', id, 'record'],
    meta: {
      entities: [
        'customers',
        'contacts',
        'customValues',
        'visits',
        'tasks',
        'opportunities',
        'files',
        'deviceNames',
        ...partNames,
      ],
    },
    queryFn: () => client.customers.history({ id, withParts: true, limit: 300 }),
  });
}

export function customerHistoryQuery(client: Client, id: string, field?: string) {
  return queryOptions({
    queryKey: ['customers', 'history', id, field ?? null],
    meta: { entities: ['customers'] },
    queryFn: () => client.customers.history({ id, limit: 300, ...(field === undefined ? {} : { field }) }),
  });
}

/** How many customers of a list there are of each value of a field. */
export function groupsQuery(client: Client, filter: CustomerFilter, by: GroupingField) {
  return queryOptions({
    queryKey: ['customers', 'groups', filter, by],
    meta: { entities: entitiesOf(filter) },
    queryFn: () => client.customers.groups({ filter, by }),
  });
}

/** How long a list is. */
export function countQuery(client: Client, filter: CustomerFilter) {
  return queryOptions({
    queryKey: ['customers', 'count', filter],
    meta: { entities: entitiesOf(filter) },
    queryFn: async () => (await client.customers.outline({ filter, step: 500 })).total,
  });
}

function outlineQuery(client: Client, filter: CustomerFilter, order: CustomerOrder) {
  return queryOptions({
    queryKey: ['customers', 'outline', filter, order],
    meta: { entities: entitiesOf(filter) },
    queryFn: () => client.customers.outline({ filter, order, step: blockSize }),
  });
}

function blockQuery(
  client: Client,
  { filter, order, fields }: { filter: CustomerFilter; order: CustomerOrder; fields: readonly ListField[] },
  block: number,
  after: string | null,
) {
  return {
    queryKey: ['customers', 'list', filter, order, block, after, fields],
    meta: { entities: entitiesOf(filter) },
    queryFn: async (): Promise<readonly CustomerLine[]> =>
      (await client.customers.list({ filter, order, after, limit: blockSize, fields: [...fields] })).rows,
  };
}

export interface CustomerSource extends TableSource<CustomerLine> {
  /** The first rows are here, the length is still being counted: `total` is what is known so far. */
  readonly isCounting: boolean;
}

/**
 * A list of customers of any length; undefined until the first rows are here. Those are shown at once, while the rest is still
 * being counted (a rare filter over 100,000 customers takes a second); until then the list before stays, whole.
 */
export function useCustomerSource(
  filter: CustomerFilter,
  order: CustomerOrder,
  fields: readonly ListField[] = noFields,
): { source: CustomerSource | undefined; error: unknown; retry: () => void } {
  const client = useClient();
  const queries = useQueryClient();
  const firstBlock = blockQuery(client, { filter, order, fields }, 0, null);
  // Asked for before the page is drawn, so that the core looks them up meanwhile.
  if (queries.getQueryState(firstBlock.queryKey) === undefined) void queries.prefetchQuery(firstBlock);
  const first = useQuery(firstBlock);
  // While somebody types, only the word at the end is counted.
  const { text } = filter;
  const [settledText] = useDebouncedValue(text, 200);
  const isSettled = text === undefined || settledText === text;
  const rows = first.data;
  const isLate = useIsLate(rows === undefined, JSON.stringify(firstBlock.queryKey));
  // The rows are drawn first, unless they are long in coming: keys are obeyed by a list that is not drawn yet, but is there. One that ends in
  // its first block needs no counting, and what was counted before it became so short is old.
  const isCounted = rows === undefined ? isLate : rows.length === blockSize;
  const length = outlineQuery(client, filter, order);
  const { fetchStatus = 'idle', status = 'pending' } = queries.getQueryState(length.queryKey) ?? {};
  const isAsked = fetchStatus !== 'idle' || status !== 'pending';
  useAfterFrame(isSettled && isCounted && !isAsked && rows !== undefined, () => void queries.prefetchQuery(length), rows);
  const outline = useQuery({ ...length, enabled: isSettled && isCounted && (isAsked || rows === undefined) });
  const counted = isCounted ? outline.data : undefined;
  const source = useMemo<CustomerSource | undefined>(() => {
    const isWhole = counted !== undefined || (rows !== undefined && rows.length < blockSize);
    const total = counted?.total ?? rows?.length;
    if (total === undefined) return undefined;
    return {
      total,
      isCounting: !isWhole,
      blockSize,
      block: (block) => blockQuery(client, { filter, order, fields }, block, counted?.cursors[block] ?? null),
    };
  }, [client, filter, order, fields, counted, rows]);
  const [last, setLast] = useState(source);
  if (source !== undefined && source !== last) setLast(source);

  const error = first.error ?? outline.error;
  return {
    source: source ?? (error === null ? last : undefined),
    error,
    retry: () => void first.refetch().then(() => outline.refetch()),
  };
}

/** How many customers there are, for the rail. */
export function useCustomerCount(): number | undefined {
  const client = useClient();
  return useQuery(outlineQuery(client, everyone, byName)).data?.total;
}

/** The ids of a whole filtered list, up to `most`; null where it is longer. */
export async function readAllIds(client: Client, filter: CustomerFilter, most: number): Promise<string[] | null> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: { rows: CustomerLine[]; next: string | null } = await client.customers.list({ filter, after, limit: 500 });
    ids.push(...page.rows.map((row) => row.id));
    after = page.next;
  } while (after !== null && ids.length <= most);
  return ids.length > most ? null : ids;
}
