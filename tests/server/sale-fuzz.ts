import fc from 'fast-check';
import type { FieldValue } from '../../src-shared/sync/merge.ts';
import { contentAt } from '../support/quote-contents.ts';
import { goodOrderChange, goodOrderPatch, isOrderEntity } from './good-order-rows.ts';
import { goodSalesChange, goodSalesPatch, isSalesEntity } from './good-sales-rows.ts';
import type { HttpOp } from './sync-http-office.ts';

/** What is there already, so that a change meets something. */
export interface FuzzedSale {
  readonly customerId: string;
  readonly userId: string;
  readonly quoteId: string;
  readonly orderId: string;
  readonly approvalId: string;
}

type Name = Parameters<typeof goodSalesPatch>[0] | Parameters<typeof goodOrderPatch>[0];
const names: readonly Name[] = [
  ...Object.keys(goodSalesChange).filter(isSalesEntity),
  ...Object.keys(goodOrderChange).filter(isOrderEntity),
];
const goodPatch = (name: Name, customerId: string, userId: string) =>
  isOrderEntity(name) ? goodOrderPatch(name, customerId, userId) : goodSalesPatch(name, customerId, userId);
const goodChange = (name: Name) => (isOrderEntity(name) ? goodOrderChange[name] : goodSalesChange[name]);
/** Those of which the office looks into the words come most often. */
const entity = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Name>(...names) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<Name>('quotes', 'approvals', 'quoteVersions', 'acceptances', 'orders', 'orderDeliveries'),
  },
);
const fields = [
  ...['state', 'version', 'number', 'label', 'title', 'kind', 'ownerId', 'teamId', 'content', 'sentAt', 'closedAt'],
  ...['quoteId', 'contentHash', 'ruleId', 'step', 'approverId', 'reason', 'decidedBy', 'decidedAt', 'decisionNote'],
  ...[
    'lines',
    'deliverOn',
    'deliveredOn',
    'orderId',
    'amountDong',
    'totalDong',
    'dueOn',
    'onHandMilli',
    'isAccepted',
    'answeredOn',
    'signature',
    'frozenAt',
    'quantityMilli',
    'priceDong',
    'costDong',
    'stageId',
    'note',
  ],
];
const states = [
  'draft',
  'waiting',
  'approved',
  'sent',
  'accepted',
  'declined',
  'cancelled',
  'asked',
  'refused',
  'withdrawn',
  'confirmed',
  'done',
];

/** The text of a right content with something else at one place of it: of the whole, of its sums, of a line. */
function spoiledContent(strange: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  const text = contentAt(10_000);
  // written by `writeContent`
  const right = JSON.parse(text) as { totals: Record<string, unknown>; lines: unknown[][] };
  const cells = right.lines[0] ?? [];
  return fc.oneof(
    fc.constantFrom(text, '{}', 'null', '[]', '', '{', '{"format":2}', `${'['.repeat(5000)}`, text.slice(0, -1), `${text} `),
    fc.tuple(fc.constantFrom(...Object.keys(right)), strange).map(([key, value]) => JSON.stringify({ ...right, [key]: value })),
    fc
      .tuple(fc.constantFrom(...Object.keys(right.totals)), strange)
      .map(([key, value]) => JSON.stringify({ ...right, totals: { ...right.totals, [key]: value } })),
    fc
      .tuple(fc.nat({ max: cells.length }), strange)
      .map(([place, value]) => JSON.stringify({ ...right, lines: [cells.map((cell, no) => (no === place ? value : cell))] })),
    fc.integer({ min: -5, max: 2100 }).map((many) => JSON.stringify({ ...right, lines: Array(Math.max(0, many)).fill(cells) })),
  );
}

/** A push of one to three operations of a sale that are nearly right. */
export function salePushes(strange: fc.Arbitrary<unknown>, sale: () => FuzzedSale): fc.Arbitrary<() => HttpOp[]> {
  const content = spoiledContent(strange);
  const change = fc.oneof(
    fc.tuple(fc.constantFrom(...fields), strange),
    fc.tuple(fc.constant('state'), fc.constantFrom<unknown>(...states)),
    fc.tuple(fc.constant('content'), content),
  );
  const op = fc.record({
    entity,
    kind: fc.constantFrom<HttpOp['kind']>('create', 'create', 'update', 'update', 'update', 'delete', 'restore'),
    changes: fc.array(change, { maxLength: 3 }),
    baseRev: fc.constantFrom(0, 1, 1_000_000),
    isOneGroup: fc.boolean(),
  });
  return fc.array(op, { minLength: 1, maxLength: 3 }).map((drafts) => () => {
    const { customerId, userId, quoteId, orderId, approvalId } = sale();
    return drafts.map(({ entity: name, kind, changes, baseRev }): HttpOp => {
      // Whatever it is: the office is the one to judge.
      const spoiled = Object.fromEntries(changes) as Record<string, FieldValue>;
      const good = goodPatch(name, customerId, userId);
      const whole = { ...good, ...('content' in good ? { content: contentAt(10_000) } : {}) };
      const ofQuote = 'quoteId' in good ? { quoteId } : {};
      if (kind === 'create') return { entity: name, kind, baseRev, patch: { ...whole, ...ofQuote, ...spoiled } };
      const there: Partial<Record<Name, string>> = { quotes: quoteId, orders: orderId, approvals: approvalId };
      const id = there[name] ?? customerId;
      return { entity: name, kind, id, baseRev, patch: kind === 'update' ? { ...goodChange(name), ...spoiled } : {} };
    });
  });
}
