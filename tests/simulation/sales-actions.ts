import { standardStages } from '../../src-shared/opportunities/standard-stages.ts';
import { aQuoteContent } from '../support/quote-contents.ts';
import { type Actions, type Hand, name, oneOf } from './hand.ts';

/* From a lead to a delivered order, by the commands of the contract; rules of approval by whoever may make them. */

const tags = ['urgent', 'big', 'tender'] as const;
const openStages = standardStages.filter(({ kind }) => kind === 'open').map(({ id }) => id);

export const salesActions: Actions = {
  'assess a lead': [
    4,
    async (hand) => {
      const customerId = oneOf(hand, 'customers');
      const warmth = hand.random.pick(['hot', 'warm', 'cold']);
      const receiver = hand.random.below(4) === 0 ? { toUserId: hand.random.pick(hand.people.userIds) } : {};
      if (customerId === null) return null;
      return hand.laptop.dispatch('leads.assess', { customerId, verdict: 'qualified', warmth, need: name(hand), ...receiver });
    },
  ],
  'make an opportunity of a lead': [
    3,
    async (hand) => {
      const customerId = oneOf(hand, 'customers');
      const title = name(hand);
      if (customerId === null) return null;
      return hand.laptop.dispatch('leads.convert', { customerId, contact: { name: name(hand) }, opportunity: { title } });
    },
  ],
  'write an opportunity down': [
    7,
    async (hand) => {
      const customerId = oneOf(hand, 'customers');
      return customerId === null ? null : hand.laptop.dispatch('opportunities.create', { customerId, title: name(hand) });
    },
  ],
  'change an opportunity': [
    10,
    (hand) =>
      on(hand, 'opportunities', 'opportunities.update', () => ({
        change: hand.random.pick([{ valueDong: million(hand) }, { note: name(hand) }, { expectedCloseOn: '2026-12-20' }]),
      })),
  ],
  'move a card': [
    9,
    (hand) => on(hand, 'opportunities', 'opportunities.move', () => ({ stageId: hand.random.pick(openStages) })),
  ],
  'close an opportunity': [
    4,
    (hand) =>
      on(hand, 'opportunities', 'opportunities.close', () =>
        hand.random.below(2) === 0 ? { as: 'won' } : { as: 'lost', lostReason: 'price', lostNote: name(hand) },
      ),
  ],
  'put words on a card': [
    5,
    (hand) => on(hand, 'opportunities', 'opportunities.setTags', () => ({ tags: tags.filter(() => hand.random.below(2) === 0) })),
  ],
  'note a price of a competitor': [
    4,
    (hand) =>
      hand.laptop.dispatch('competitors.notePrice', {
        competitorName: hand.random.pick(['Nhựa Duy Tân', 'Long Thành']),
        product: 'Két',
        priceDong: million(hand),
      }),
  ],
  'make a quote': [
    7,
    async (hand) => {
      const customerId = oneOf(hand, 'customers');
      return customerId === null ? null : hand.laptop.dispatch('quotes.create', { customerId, title: name(hand) });
    },
  ],
  'price a quote': [
    14,
    (hand) =>
      on(hand, 'quotes', 'quotes.saveContent', () => ({ content: draft(hand) }), "deleted_at IS NULL AND state = 'draft'"),
  ],
  'change what a quote is called': [4, (hand) => on(hand, 'quotes', 'quotes.update', () => ({ change: { note: name(hand) } }))],
  'send a quote': [8, (hand) => on(hand, 'quotes', 'quotes.send', () => ({}))],
  'take the answer of a customer': [
    4,
    (hand) => on(hand, 'quotes', 'quotes.answer', () => ({ isAccepted: hand.random.below(2) === 0, way: 'phone' })),
  ],
  'open a quote again': [3, (hand) => on(hand, 'quotes', 'quotes.reopen', () => ({}))],
  'cancel a quote': [2, (hand) => on(hand, 'quotes', 'quotes.cancel', () => ({}))],
  'choose between two prices': [
    4,
    async (hand) => {
      const conflictId = oneOf(hand, 'conflicts', "deleted_at IS NULL AND entity = 'quotes' AND field = 'content'");
      const use = hand.random.pick(['standing', 'other']);
      return conflictId === null ? null : hand.laptop.dispatch('quotes.choose', { conflictId, use });
    },
  ],
  'make an order': [
    6,
    async (hand) => {
      const quoteId =
        hand.random.below(2) === 0 ? oneOf(hand, 'quotes', "deleted_at IS NULL AND state IN ('sent', 'accepted')") : null;
      if (quoteId !== null) return hand.laptop.dispatch('orders.create', { quoteId });
      const customerId = oneOf(hand, 'customers');
      return customerId === null ? null : hand.laptop.dispatch('orders.create', { customerId, title: name(hand) });
    },
  ],
  'price an order': [
    10,
    (hand) =>
      on(hand, 'orders', 'orders.saveContent', () => ({ content: draft(hand) }), "deleted_at IS NULL AND state = 'draft'"),
  ],
  'change when an order is wanted': [
    4,
    (hand) =>
      on(hand, 'orders', 'orders.update', () => ({
        change: hand.random.pick([{ deliverOn: '2026-12-15' }, { deliverTo: name(hand) }, { note: name(hand) }]),
      })),
  ],
  'confirm an order': [6, (hand) => on(hand, 'orders', 'orders.confirm', () => ({ signedBy: name(hand) }))],
  'deliver an order': [6, (hand) => on(hand, 'orders', 'orders.deliver', () => ({ note: name(hand) }))],
  'open an order again': [2, (hand) => on(hand, 'orders', 'orders.reopen', () => ({}))],
  'cancel an order': [2, (hand) => on(hand, 'orders', 'orders.cancel', () => ({ reason: name(hand) }))],
  'make a task of a delivery': [
    3,
    async (hand) => {
      const orderId = oneOf(hand, 'orders', "deleted_at IS NULL AND state = 'confirmed'");
      return orderId === null ? null : hand.laptop.dispatch('tasks.forOrder', { orderId, title: name(hand) });
    },
  ],
  'make a rule of approval': [
    2,
    (hand) =>
      hand.laptop.dispatch('approvalRules.save', {
        ...{ name: name(hand), teamId: null, minTotalDong: null, minDiscountBasisPoints: 1000, isActive: true },
        ...{ approver: 'user', approverId: hand.random.pick(hand.people.userIds) },
      }),
  ],
  'ask for an approval': [
    6,
    async (hand) => {
      const quoteId = oneOf(hand, 'quotes', "deleted_at IS NULL AND state = 'draft'");
      return quoteId === null ? null : hand.laptop.dispatch('approvals.ask', { quoteId, reason: name(hand) });
    },
  ],
  'decide about an approval': [
    6,
    (hand) =>
      on(
        hand,
        'approvals',
        'approvals.decide',
        () => ({ state: hand.random.pick(['approved', 'approved', 'refused']) }),
        "deleted_at IS NULL AND state = 'asked'",
      ),
  ],
};

async function on(
  hand: Hand,
  entity: 'opportunities' | 'quotes' | 'orders' | 'approvals',
  procedure: string,
  more: () => Record<string, unknown>,
  where?: string,
) {
  const id = oneOf(hand, entity, where);
  return id === null ? null : await hand.laptop.dispatch(procedure, { id, ...more() });
}

function million({ random }: Hand): number {
  return (1 + random.below(1000)) * 1_000_000;
}

/** Two lines; one in three goes deeper than a rule lets it. */
function draft(hand: Hand) {
  const { random } = hand;
  const discountBasisPoints = random.below(3) === 0 ? 1500 : 0;
  const lines = [{ priceDong: 1000 * random.below(1000), discountBasisPoints }, { priceDong: 1000 * random.below(1000) }];
  const { totals: _totals, ...content } = aQuoteContent(lines, { intro: name(hand) });
  return content;
}
