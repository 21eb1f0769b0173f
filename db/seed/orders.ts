import { addDays, localDay } from '../../src-shared/lib/dates.ts';
import { documentNumber } from '../../src-shared/sync/documents.ts';
import { instantAt } from './days.ts';
import type { QuoteWorld, SeedQuotes } from './quotes.ts';
import { createRandom, type Random, seedOf } from './random.ts';
import { seedRow, type SeedBatch, type SeedRow } from './row.ts';

export interface SeedOrders {
  readonly orders: readonly SeedRow[];
  readonly deliveries: readonly SeedRow[];
}

/** What followed from accepted quotes: most became an order, and who kept buying ordered the same again. */
export function ordersOf(world: QuoteWorld, index: number, customer: SeedRow, quoted: SeedQuotes): SeedOrders {
  const random = createRandom(seedOf(world.seed, 13, index));
  const accepted = quoted.quotes.filter(({ fields }) => fields['state'] === 'accepted' && random.chance(0.9));
  const lastBought = customer.fields['lastTransactionOn'];
  const until = typeof lastBought === 'string' && lastBought < world.today ? lastBought : world.today;
  const told = accepted.flatMap((quote) => {
    const closedAt = String(quote.fields['closedAt']);
    const days = [localDay(closedAt)];
    for (
      let day = addDays(days[0] ?? until, random.int(24, 38));
      day <= until && days.length < 6;
      day = addDays(day, random.int(24, 38))
    )
      days.push(day);
    return days.map((day, at) => tellOrder(world, customer, quote, day, at === 0, random));
  });
  return { orders: told.map(({ order }) => order), deliveries: told.flatMap(({ deliveries }) => deliveries) };
}

function tellOrder(
  { today, nextId, numbered }: QuoteWorld,
  customer: SeedRow,
  quote: SeedRow,
  orderedOn: string,
  isFirst: boolean,
  random: Random,
): { order: SeedRow; deliveries: readonly SeedRow[] } {
  const { fields } = quote;
  const id = nextId();
  const deliverOn = addDays(orderedOn, random.int(4, 11));
  const came =
    deliverOn >= today
      ? 'nothing'
      : random.weighted([
          ['all', 92],
          ['half', 6],
          ['nothing', 2],
        ] as const);
  const isLongAgo = addDays(deliverOn, 30) < today;
  const isDone = came === 'all' || isLongAgo;
  const year = Number(orderedOn.slice(0, 4));
  const count = (numbered.get(year) ?? 0) + 1;
  numbered.set(year, count);
  const createdBy = String(fields['ownerId']);
  const confirmedAt = instantAt(orderedOn, random.int(500, 1000));
  const place = { scopeId: customer.scopeId, rootId: customer.rootId, createdAt: confirmedAt, createdBy };
  const deliveredOn = deliverOn > today ? today : deliverOn;
  const content = String(fields['content']).replace(/"issuedOn":"[^"]*"/, `"issuedOn":"${orderedOn}"`);
  const lines = (JSON.parse(content) as { lines: [id: string, ...unknown[]][] }).lines; // written by the seed's quotes
  const quantities = lines.map((line) => [line[0], Number(line[7])] as const);
  const order = seedRow(id, place, {
    ...{ customerId: customer.id, quoteId: isFirst ? quote.id : null, opportunityId: fields['opportunityId'] ?? null },
    ...{
      title: String(fields['title']),
      label: `D-${String(year).slice(2)}D-${count}`,
      number: documentNumber('DH', year, count),
    },
    ...{ state: isDone ? 'done' : 'confirmed', ownerId: createdBy, teamId: null, content, deliverOn },
    ...{ deliverTo: null, confirmedAt, closedAt: isDone ? instantAt(deliveredOn, 1000) : null, cancelReason: null },
    ...{ signedBy: null, signedPost: null, signature: null, note: null },
  });
  const isHalf = came === 'half' && !isLongAgo;
  const deliveries =
    came === 'nothing' && !isLongAgo
      ? []
      : [
          seedRow(
            nextId(),
            { ...place, createdAt: instantAt(deliveredOn, 960) },
            {
              ...{ customerId: customer.id, orderId: id, deliveredOn, receivedBy: null, signature: null, note: null },
              lines: JSON.stringify(
                quantities.map(([line, milli]) => [line, isHalf ? Math.max(1000, Math.floor(milli / 2000) * 1000) : milli]),
              ),
            },
          ),
        ];
  return { order, deliveries };
}

/** What lay in two warehouses at the last count: of most goods enough, of some little, of a few nothing. */
export function stockBatches(
  seed: number,
  products: readonly { readonly id: string }[],
  place: { scopeId: string | null; rootId: string | null; createdAt: string; createdBy: string | null },
  today: string,
  nextId: () => string,
): SeedBatch[] {
  const random = createRandom(seed);
  const asOf = instantAt(addDays(today, -1), 1020);
  const rows = products.flatMap(({ id }) =>
    ['Kho chính', ...(random.chance(0.35) ? ['Kho Bình Dương'] : [])].map((warehouse) =>
      seedRow(nextId(), place, {
        ...{ productId: id, warehouse, asOf },
        onHandMilli:
          1000 *
          random.weighted([
            [random.int(400, 5000), 70],
            [random.int(5, 120), 22],
            [0, 8],
          ] as const),
      }),
    ),
  );
  return [{ entity: 'stockLevels', rows }];
}
