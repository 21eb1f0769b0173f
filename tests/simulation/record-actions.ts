import { type Actions, type Hand, instant, name, oneOf, phones, words } from './hand.ts';

/* The record besides its own fields: its parts, groups, merges, requests for help, who may have it. Commands of the contract as well. */

const day = (hand: Hand): string => instant(hand).slice(0, 10);

/** One line of each part, as a form would send it. */
const lines: Readonly<Record<string, (hand: Hand) => Record<string, unknown>>> = {
  capitalItems: ({ random }) => ({
    kind: random.pick(['investment', 'equity']),
    amountDong: random.below(1000) * 1_000_000,
    partnerName: null,
    partnerId: null,
    asOf: null,
    note: null,
  }),
  shareholders: (hand) => ({ name: name(hand), linkedId: null, shareBasisPoints: hand.random.below(10_001), note: null }),
  officers: (hand) => ({ name: name(hand), post: 'Giám đốc', fromOn: day(hand), toOn: null, note: null }),
  businessLines: (hand) => ({ vsicCode: '46', name: name(hand), isMain: hand.random.below(2) === 0 }),
  investmentAreas: (hand) => ({ name: name(hand), provinceCode: null, note: null }),
  walletShares: (hand) => ({
    product: name(hand),
    competitor: null,
    amountDong: hand.random.below(50) * 1_000_000,
    asOf: day(hand),
    note: null,
  }),
  opinions: (hand) => ({
    contactId: null,
    about: 'product',
    score: 1 + hand.random.below(5),
    said: name(hand),
    saidOn: day(hand),
  }),
  ratings: (hand) => ({ rating: hand.random.pick(['A', 'B', null]), ratedOn: day(hand), reason: name(hand) }),
  referrals: (hand) => ({ referredId: oneOf(hand, 'customers'), personName: null, referredOn: null, note: null }),
  relations: (hand) => ({
    contactId: null,
    name: name(hand),
    kind: 'spouse',
    linkedId: null,
    phone: hand.random.pick(phones),
    birthday: null,
    note: null,
  }),
};

const changeable = {
  capitalItems: (hand: Hand) => ({ amountDong: hand.random.below(1000) * 1_000_000 }),
  shareholders: (hand: Hand) => ({ shareBasisPoints: hand.random.below(10_001) }),
  officers: (hand: Hand) => ({ post: hand.random.pick(words) }),
  walletShares: (hand: Hand) => ({ competitor: hand.random.pick(words) }),
} as const;

export const recordActions: Actions = {
  'add a line to the record': [
    10,
    async (hand) => {
      const customerId = oneOf(hand, 'customers');
      if (customerId === null) return null;
      const part = hand.random.pick(Object.keys(lines));
      return hand.laptop.dispatch('parts.create', { part, customerId, values: lines[part]?.(hand) });
    },
  ],
  'change a line of the record': [
    7,
    async (hand) => {
      const part = hand.random.pick(['capitalItems', 'shareholders', 'officers', 'walletShares'] as const);
      const id = oneOf(hand, part);
      return id === null ? null : hand.laptop.dispatch('parts.update', { part, id, change: changeable[part](hand) });
    },
  ],
  'remove a line of the record': [
    2,
    async (hand) => {
      const part = hand.random.pick(['capitalItems', 'shareholders', 'opinions'] as const);
      const id = oneOf(hand, part);
      return id === null ? null : hand.laptop.dispatch('parts.delete', { part, id });
    },
  ],
  'make or rename a group': [
    3,
    async (hand) => {
      const id = hand.random.below(2) === 0 ? null : oneOf(hand, 'customerGroups');
      const group = { name: name(hand), kind: 'industry', rule: null };
      return hand.laptop.dispatch('groups.save', id === null ? group : { ...group, id });
    },
  ],
  'put customers into a group': [
    5,
    async (hand) => {
      const groupId = oneOf(hand, 'customerGroups');
      const id = oneOf(hand, 'customers');
      return groupId === null || id === null ? null : hand.laptop.dispatch('groups.addMembers', { groupId, ids: [id] });
    },
  ],
  'take a customer out of a group': [
    3,
    async (hand) => {
      const groupId = oneOf(hand, 'customerGroups');
      const id = oneOf(hand, 'customers');
      return groupId === null || id === null ? null : hand.laptop.dispatch('groups.removeMembers', { groupId, ids: [id] });
    },
  ],
  'merge two customers': [
    3,
    async (hand) => {
      const [winnerId, other] = [oneOf(hand, 'customers', mergeable), oneOf(hand, 'customers', mergeable)];
      if (winnerId === null || other === null || winnerId === other) return null;
      return hand.laptop.dispatch('merges.merge', { winnerId, ids: [other] });
    },
  ],
  'take a merge back': [
    2,
    async (hand) => {
      const id = oneOf(hand, 'merges', 'deleted_at IS NULL AND undone_id IS NULL');
      return id === null ? null : hand.laptop.dispatch('merges.undo', { id });
    },
  ],
  'say that two customers are not the same': [
    2,
    async (hand) => {
      const ids = [...new Set([oneOf(hand, 'customers'), oneOf(hand, 'customers')])].filter((id) => id !== null);
      return ids.length < 2 ? null : hand.laptop.dispatch('duplicates.keepApart', { ids });
    },
  ],
  'ask for help': [
    3,
    async (hand) => {
      const customerId = oneOf(hand, 'customers');
      return customerId === null ? null : hand.laptop.dispatch('help.ask', { customerId, text: name(hand) });
    },
  ],
  'answer a request for help': [
    3,
    async (hand) => {
      const id = oneOf(hand, 'helpRequests', "deleted_at IS NULL AND state = 'open'");
      return id === null ? null : hand.laptop.dispatch('help.answer', { id, answer: name(hand) });
    },
  ],
  'hand a book of customers over': [
    2,
    async (hand) => {
      const ids = [...new Set([oneOf(hand, 'customers'), oneOf(hand, 'customers')])].filter((id) => id !== null);
      if (ids.length === 0) return null;
      return hand.laptop.dispatch('handovers.run', { ids, toUserId: hand.random.pick(hand.people.userIds), note: name(hand) });
    },
  ],
  'share a view': [
    1,
    async (hand) => {
      const id = oneOf(hand, 'savedViews');
      return id === null ? null : hand.laptop.dispatch('views.share', { id });
    },
  ],
};

const mergeable = 'deleted_at IS NULL AND merged_into IS NULL';
