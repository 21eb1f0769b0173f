import { addDays, localDay } from '../../src-shared/lib/dates.ts';
import { standardStages } from '../../src-shared/opportunities/standard-stages.ts';
import { shippedVatRates, vatRateOn } from '../../src-shared/products/vat.ts';
import type { QuoteLine } from '../../src-shared/quotes/quote-content.ts';
import { lineWithoutPrice, withTotals, writeContent } from '../../src-shared/quotes/quote-text.ts';
import { documentNumber } from '../../src-shared/sync/documents.ts';
import { instantAt } from './days.ts';
import type { SeedOpportunities } from './opportunities.ts';
import { createRandom, type Random, seedOf } from './random.ts';
import { seedRow, type SeedRow } from './row.ts';

const [need, proposal, , won] = standardStages.map(({ id }) => id);

export interface SeedQuotes {
  readonly quotes: readonly SeedRow[];
  readonly versions: readonly SeedRow[];
  readonly answers: readonly SeedRow[];
}

export interface QuoteWorld {
  readonly seed: number;
  readonly today: string;
  readonly nextId: () => string;
  /** How many the office has numbered, by year. */
  readonly numbered: Map<number, number>;
}

/** What came of a year's opportunities: most were quoted; of those that were won the customer said yes, of lost ones no. */
export function quotesOf(world: QuoteWorld, index: number, customer: SeedRow, sales: SeedOpportunities): SeedQuotes {
  const random = createRandom(seedOf(world.seed, 12, index));
  const made = sales.opportunities
    .filter(({ fields }) => fields['stageId'] !== need && random.chance(0.85))
    .map((opportunity) => tellQuote(world, customer, opportunity, sales.products, random));
  return {
    quotes: made.map(({ quote }) => quote),
    versions: made.flatMap(({ versions }) => versions),
    answers: made.flatMap(({ answers }) => answers),
  };
}

function tellQuote(
  { today, nextId, numbered }: QuoteWorld,
  customer: SeedRow,
  opportunity: SeedRow,
  products: readonly SeedRow[],
  random: Random,
) {
  const { fields } = opportunity;
  const begun = localDay(opportunity.createdAt);
  const closedAt = typeof fields['closedAt'] === 'string' ? fields['closedAt'] : null;
  const wanted = addDays(begun, random.int(1, 9));
  const lastDay = closedAt === null ? today : localDay(closedAt);
  const issuedOn = wanted > lastDay ? lastDay : wanted;
  const isWon = fields['stageId'] === won;
  const state =
    closedAt !== null
      ? isWon
        ? 'accepted'
        : 'declined'
      : fields['stageId'] === proposal
        ? random.weighted([
            ['draft', 35],
            ['sent', 65],
          ] as const)
        : 'sent';
  const lines = products
    .filter((product) => product.fields['opportunityId'] === opportunity.id)
    .map(
      (product, at): QuoteLine => ({
        ...lineWithoutPrice,
        id: `d${at}`,
        kind: 'goods',
        name: String(product.fields['name']),
        unit: 'cái',
        quantityMilli: Number(product.fields['quantityMilli']),
        priceDong: Number(product.fields['priceDong']),
        priceSource: { kind: 'hand', id: null, name: null },
        vatRate: vatRateOn(shippedVatRates, 'standard', issuedOn) ?? '10',
      }),
    );
  const contentOf = (discountBasisPoints: number) => {
    const content = withTotals({
      format: 1,
      issuedOn,
      validUntil: addDays(issuedOn, 30),
      contactId: typeof fields['contactId'] === 'string' ? fields['contactId'] : null,
      toName: String(customer.fields['name']),
      toAddress: textOf(customer.fields['address']),
      toTaxCode: textOf(customer.fields['taxCode']),
      toContact: null,
      intro: null,
      discountBasisPoints,
      delivery: 'Giao tại kho bên mua trong 7 ngày.',
      payment: random.chance(0.5) ? 'Công nợ 30 ngày kể từ ngày giao hàng.' : null,
      paymentDiscountIds: [],
      promotionIds: [],
      terms: null,
      lines,
    });
    if (content === null) throw new Error('nobody buys that much');
    return writeContent(content);
  };
  const isSecond = state !== 'draft' && random.chance(0.3);
  const first = contentOf(0);
  const now = isSecond ? contentOf(random.pick([200, 300, 500])) : first;
  const year = Number(issuedOn.slice(0, 4));
  const count = (numbered.get(year) ?? 0) + 1;
  numbered.set(year, count);
  const id = nextId();
  const customerId = customer.id;
  const sentAt = state === 'draft' ? null : instantAt(issuedOn, random.int(540, 1000));
  const createdBy = String(fields['ownerId']);
  const place = { scopeId: customer.scopeId, rootId: customer.rootId, createdAt: instantAt(issuedOn, 520), createdBy };
  const version = isSecond ? 2 : 1;
  const quote = seedRow(id, place, {
    ...{ customerId, opportunityId: opportunity.id, kind: 'quote', title: String(fields['title']) },
    ...{ label: `Q-${String(year).slice(2)}D-${count}`, number: documentNumber('BG', year, count), state },
    ...{ ownerId: createdBy, teamId: null, version, content: now, sentAt, closedAt },
    declineReason: state === 'declined' ? (fields['lostReason'] ?? null) : null,
    note: null,
  });
  const frozen = (of: number, content: string) =>
    seedRow(nextId(), place, { customerId, quoteId: id, version: of, content, frozenAt: sentAt, note: null });
  const versions = sentAt === null ? [] : isSecond ? [frozen(1, first), frozen(2, now)] : [frozen(1, now)];
  const answers =
    closedAt === null
      ? []
      : [
          seedRow(
            nextId(),
            { ...place, createdAt: closedAt },
            {
              ...{ customerId, quoteId: id, version, isAccepted: isWon, answeredOn: localDay(closedAt) },
              ...{
                byName: null,
                byPost: null,
                way: random.pick(['signed', 'email', 'phone', 'order']),
                signature: null,
                note: null,
              },
            },
          ),
        ];
  return { quote, versions, answers };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
