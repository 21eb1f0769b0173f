import fc from 'fast-check';
import type { FieldValue } from '../../src-shared/sync/merge.ts';
import { contentAt } from '../support/quote-contents.ts';
import { goodSalesChange, goodSalesPatch, isSalesEntity } from './good-sales-rows.ts';
import type { HttpOp } from './sync-http-office.ts';

/** What is there already, so that a change meets something. */
export interface FuzzedSale {
  readonly customerId: string;
  readonly userId: string;
  readonly quoteId: string;
  readonly approvalId: string;
}

type SalesName = Parameters<typeof goodSalesPatch>[0];
const names = Object.keys(goodSalesChange).filter(isSalesEntity);
/** The two of which the office looks into the words come most often. */
const entity = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<SalesName>(...names) },
  { weight: 2, arbitrary: fc.constantFrom<SalesName>('quotes', 'approvals', 'quoteVersions', 'acceptances') },
);
const fields = [
  ...['state', 'version', 'number', 'label', 'title', 'kind', 'ownerId', 'teamId', 'content', 'sentAt', 'closedAt'],
  ...['quoteId', 'contentHash', 'ruleId', 'step', 'approverId', 'reason', 'decidedBy', 'decidedAt', 'decisionNote'],
  ...['isAccepted', 'answeredOn', 'signature', 'frozenAt', 'quantityMilli', 'priceDong', 'costDong', 'stageId', 'note'],
];
const states = ['draft', 'waiting', 'approved', 'sent', 'accepted', 'declined', 'cancelled', 'asked', 'refused', 'withdrawn'];

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
    const { customerId, userId, quoteId, approvalId } = sale();
    return drafts.map(({ entity: name, kind, changes, baseRev }): HttpOp => {
      // Whatever it is: the office is the one to judge.
      const spoiled = Object.fromEntries(changes) as Record<string, FieldValue>;
      const good = goodSalesPatch(name, customerId, userId);
      const whole = { ...good, ...('content' in good ? { content: contentAt(10_000) } : {}) };
      const ofQuote = 'quoteId' in good ? { quoteId } : {};
      if (kind === 'create') return { entity: name, kind, baseRev, patch: { ...whole, ...ofQuote, ...spoiled } };
      const id = name === 'quotes' ? quoteId : name === 'approvals' ? approvalId : customerId;
      return { entity: name, kind, id, baseRev, patch: kind === 'update' ? { ...goodSalesChange[name], ...spoiled } : {} };
    });
  });
}
