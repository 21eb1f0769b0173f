import { addDays, localDay } from '../../src-shared/lib/dates.ts';
import { instantAt } from './days.ts';
import type { SeedOrders } from './orders.ts';
import type { QuoteWorld } from './quotes.ts';
import { createRandom, seedOf } from './random.ts';
import { seedRow, type SeedRow } from './row.ts';

export interface SeedSold {
  readonly contracts: readonly SeedRow[];
  readonly installedItems: readonly SeedRow[];
}

const machines = ['Máy dán thùng bán tự động', 'Máy đóng đai', 'Máy quấn màng pallet', 'Máy co màng'] as const;

/** Who ordered often has a contract of the year; some bought a packing machine with it, which has a warranty and is looked after. */
export function soldOf(
  { seed, today, nextId }: Pick<QuoteWorld, 'seed' | 'today' | 'nextId'>,
  index: number,
  customer: SeedRow,
  { orders }: SeedOrders,
): SeedSold {
  const random = createRandom(seedOf(seed, 15, index));
  const [first] = orders;
  if (first === undefined) return { contracts: [], installedItems: [] };
  const createdBy = first.createdBy;
  const begin = localDay(first.createdAt);
  const place = { scopeId: customer.scopeId, rootId: customer.rootId, createdAt: first.createdAt, createdBy };
  const contracts: SeedRow[] = [];
  const installedItems: SeedRow[] = [];
  if (orders.length > 1 && random.chance(0.5)) {
    const toOn = addDays(begin, 364);
    const year = begin.slice(0, 4);
    contracts.push(
      seedRow(nextId(), place, {
        ...{ customerId: customer.id, kind: 'contract', parentId: null, code: `HĐNT-${index + 1}/${year}` },
        ...{ title: `Hợp đồng nguyên tắc mua bán bao bì ${year}`, quoteId: first.fields['quoteId'] ?? null, orderId: null },
        ...{
          opportunityId: null,
          signedOn: begin,
          fromOn: begin,
          toOn,
          valueDong: random.chance(0.6) ? random.int(4, 90) * 10_000_000 : null,
        },
        ...{ state: toOn < today ? 'ended' : 'active', noticeDays: null, isNotRenewed: false, ownerId: createdBy, teamId: null },
        note: null,
      }),
    );
  }
  if (random.chance(0.15)) {
    const everyMonths = random.pick([3, 6, 12]);
    installedItems.push(
      seedRow(
        nextId(),
        { ...place, createdAt: instantAt(begin, 1015) },
        {
          ...{ customerId: customer.id, productId: null, orderId: first.id, name: random.pick(machines) },
          ...{ serial: `DG-${year2(begin)}-${String(index + 1).padStart(4, '0')}`, quantityMilli: 1000, soldOn: begin },
          ...{ warrantyEndsOn: addDays(begin, random.pick([180, 365])), maintainEveryMonths: everyMonths },
          ...{ nextMaintenanceOn: addDays(today, random.int(-5, 80)), lastMaintenanceOn: null, teamId: null, isRetired: false },
          note: null,
        },
      ),
    );
  }
  return { contracts, installedItems };
}

function year2(day: string): string {
  return day.slice(2, 4);
}
