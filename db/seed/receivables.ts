import { addDays } from '../../src-shared/lib/dates.ts';
import { instantAt } from './days.ts';
import type { SeedOrders } from './orders.ts';
import { createRandom, seedOf } from './random.ts';
import { seedRow, type SeedRow } from './row.ts';

export interface SeedReceivables {
  readonly invoices: readonly SeedRow[];
  readonly receipts: readonly SeedRow[];
}

export interface InvoiceWorld {
  readonly seed: number;
  readonly today: string;
  readonly nextId: () => string;
  /** How many invoices accounting has written, by year. */
  readonly numbered: Map<number, number>;
}

/** Older ones are in accounting's books alone. */
const daysKept = 180;

/** What was delivered in the last half year was invoiced; most was paid when it was due, some in part, some not at all. */
export function receivablesOf(
  { seed, today, nextId, numbered }: InvoiceWorld,
  index: number,
  customer: SeedRow,
  { orders, deliveries }: SeedOrders,
): SeedReceivables {
  const random = createRandom(seedOf(seed, 14, index));
  const invoices: SeedRow[] = [];
  const receipts: SeedRow[] = [];
  const isSlow = random.chance(0.15);
  for (const order of orders) {
    const deliveredOn = deliveries.find(({ fields }) => fields['orderId'] === order.id)?.fields['deliveredOn'];
    if (order.fields['state'] !== 'done' || typeof deliveredOn !== 'string' || deliveredOn < addDays(today, -daysKept)) continue;
    const totals = (JSON.parse(String(order.fields['content'])) as { totals: { totalDong: number; vatDong?: number } }).totals; // written by the seed
    const year = Number(deliveredOn.slice(0, 4));
    const count = (numbered.get(year) ?? 0) + 1;
    numbered.set(year, count);
    const id = nextId();
    const createdBy = order.createdBy;
    const place = { scopeId: customer.scopeId, rootId: customer.rootId, createdAt: instantAt(deliveredOn, 1010), createdBy };
    const dueOn = addDays(deliveredOn, random.pick([15, 30, 45]));
    const { totalDong } = totals;
    if (totalDong <= 0) continue;
    invoices.push(
      seedRow(id, place, {
        ...{ customerId: customer.id, orderId: order.id, contractId: null, symbol: `1C${String(year).slice(2)}TAA` },
        ...{ number: String(count), issuedOn: deliveredOn, dueOn, totalDong, vatDong: null, state: 'open', note: null },
      }),
    );
    const paidOn = addDays(dueOn, isSlow ? random.int(5, 90) : random.int(-12, 3));
    if (paidOn > today || random.chance(isSlow ? 0.3 : 0.03)) continue;
    const isPart = random.chance(isSlow ? 0.4 : 0.05);
    receipts.push(
      seedRow(
        nextId(),
        { ...place, createdAt: instantAt(paidOn, 600) },
        {
          ...{ customerId: customer.id, invoiceId: id, kind: 'in', paidOn, note: null },
          amountDong: isPart ? Math.max(1000, Math.floor(totalDong / 2000) * 1000) : totalDong,
          ...{ way: random.chance(0.8) ? 'transfer' : 'cash', reference: null },
        },
      ),
    );
  }
  return { invoices, receipts };
}
