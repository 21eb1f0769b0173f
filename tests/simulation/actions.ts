import type { Outcome } from '../../src-shared/rpc/errors.ts';
import type { EntityName } from '../../src-shared/sync/entities.ts';
import { type Actions, type Hand, instant, name, oneOf, phones, words, written } from './hand.ts';
import { newerField } from './older-laptop.ts';
import { paperActions } from './paper-actions.ts';
import { recordActions } from './record-actions.ts';
import { salesActions } from './sales-actions.ts';
import { sharingActions } from './sharing-actions.ts';

/*
 * What people do on their laptops: commands of the contract, chosen at random among what this laptop shows, and now and then what no screen
 * would send (no right, not valid), which the office has to refuse.
 */

/** What is played beside the first actions: the parts of a customer's record, groups, merges and requests; tasks, and sharing; the sale; papers. */
export interface Playing {
  readonly isWhole: boolean;
  readonly isShared: boolean;
  readonly isSelling: boolean;
  readonly hasPapers: boolean;
  /** Some laptops are older than the others. */
  readonly hasOlder: boolean;
}

export async function act(hand: Hand, { isWhole, isShared, isSelling, hasPapers, hasOlder }: Playing): Promise<string> {
  const { groups } = hand;
  const possible = Object.entries({
    ...actions,
    ...(isWhole ? recordActions : {}),
    ...(isShared ? sharingActions : {}),
    ...(isSelling ? salesActions : {}),
    ...(hasPapers ? paperActions : {}),
    ...(hasOlder ? newerActions : {}),
  });
  let left = hand.random.below(possible.reduce((sum, [, [weight]]) => sum + weight, 0));
  for (const [name, [weight, action]] of possible) {
    left -= weight;
    if (left >= 0) continue;
    const outcome = await action(hand);
    if (outcome === null) return `${name} (nothing there)`;
    if (!outcome.ok) return `${name} (${outcome.error.code})`;
    // Every command of the contract answers the group that takes it back.
    const { groupId } = outcome.value as { groupId?: string };
    if (groupId !== undefined) groups.push(groupId);
    return name;
  }
  return 'nothing';
}

/** Often enough that an older laptop has something to keep, and its newer program something to find. */
const newerActions: Actions = {
  'write the newest field': [
    40,
    async (hand) => {
      const id = oneOf(hand, 'customers');
      if (id === null || hand.laptop.isOlder) return null;
      return hand.laptop.dispatch('customers.update', { id, change: { [newerField]: name(hand) } });
    },
  ],
};

const actions: Actions = {
  'create a customer': [7, (hand) => hand.laptop.dispatch('customers.create', newCustomer(hand))],
  'change a customer': [
    22,
    async (hand) => {
      const id = oneOf(hand, 'customers');
      return id === null
        ? null
        : hand.laptop.dispatch('customers.update', { id, change: customerChange(hand), ...revOf(hand, id) });
    },
  ],
  'hand a customer over': [
    6,
    async (hand) => {
      const id = oneOf(hand, 'customers');
      return id === null ? null : hand.laptop.dispatch('customers.update', { id, change: newOwner(hand) });
    },
  ],
  'change many customers': [
    2,
    async (hand) => {
      const ids = [...new Set([1, 2, 3].map(() => oneOf(hand, 'customers')))].filter((id) => id !== null);
      const change = hand.random.below(3) === 0 ? newOwner(hand) : customerChange(hand);
      return ids.length === 0 ? null : hand.laptop.dispatch('customers.updateMany', { ids, change });
    },
  ],
  'delete a customer': [
    3,
    async (hand) => {
      const id = oneOf(hand, 'customers');
      return id === null ? null : hand.laptop.dispatch('customers.delete', { ids: [id] });
    },
  ],
  'restore a customer': [
    3,
    async (hand) => {
      const id = oneOf(hand, 'customers', 'deleted_at IS NOT NULL');
      return id === null ? null : hand.laptop.dispatch('customers.restore', { ids: [id] });
    },
  ],
  'add a contact': [
    7,
    async (hand) => {
      const customerId = oneOf(hand, 'customers');
      if (customerId === null) return null;
      return hand.laptop.dispatch('contacts.create', { customerId, name: name(hand), phone: hand.random.pick(phones) });
    },
  ],
  'change a contact': [
    6,
    async (hand) => {
      const id = oneOf(hand, 'contacts');
      if (id === null) return null;
      const change = [{ name: name(hand) }, { phone: hand.random.pick(phones) }, { isPrimary: hand.random.below(2) === 0 }];
      return hand.laptop.dispatch('contacts.update', { id, change: hand.random.pick(change) });
    },
  ],
  'remove a contact': [
    2,
    async (hand) => {
      const id = oneOf(hand, 'contacts');
      return id === null ? null : hand.laptop.dispatch('contacts.delete', { id });
    },
  ],
  'plan a visit': [
    8,
    async (hand) => {
      const customerId = oneOf(hand, 'customers');
      if (customerId === null) return null;
      return hand.laptop.dispatch('visits.create', { customerId, startsAt: instant(hand) });
    },
  ],
  'complete a visit': [
    8,
    async (hand) => {
      const id = oneOf(hand, 'visits', "deleted_at IS NULL AND state = 'planned'");
      if (id === null) return null;
      const next = hand.random.below(3) === 0 ? { startsAt: instant(hand) } : null;
      return hand.laptop.dispatch('visits.complete', { id, result: { outcome: 'successful', said: name(hand) }, next });
    },
  ],
  'cancel a visit': [
    4,
    async (hand) => {
      const id = oneOf(hand, 'visits', "deleted_at IS NULL AND state = 'planned'");
      return id === null
        ? null
        : hand.laptop.dispatch('visits.cancel', { id, reason: hand.random.below(2) === 0 ? name(hand) : null });
    },
  ],
  'plan a cancelled visit again': [
    3,
    async (hand) => {
      const id = oneOf(hand, 'visits', "deleted_at IS NULL AND state = 'cancelled'");
      return id === null ? null : hand.laptop.dispatch('visits.reopen', { id });
    },
  ],
  'move a visit': [
    4,
    async (hand) => {
      const id = oneOf(hand, 'visits', "deleted_at IS NULL AND state = 'planned'");
      if (id === null) return null;
      const startsAt = instant(hand);
      const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
      return hand.laptop.dispatch('visits.update', { id, change: { startsAt, endsAt } });
    },
  ],
  'note a call': [
    6,
    async (hand) => {
      const customerId = oneOf(hand, 'customers');
      if (customerId === null) return null;
      return hand.laptop.dispatch('interactions.create', { customerId, kind: 'call', text: name(hand) });
    },
  ],
  'save a view': [
    3,
    async (hand) => {
      const id = oneOf(hand, 'savedViews');
      const spec = { filter: {}, order: { by: 'name', descending: hand.random.below(2) === 0 }, columns: ['name'] };
      const isNew = id === null || hand.random.below(2) === 0;
      return hand.laptop.dispatch('views.save', { ...(isNew ? {} : { id }), entity: 'customers', name: name(hand), spec });
    },
  ],
  'delete a view': [
    1,
    async (hand) => {
      const id = oneOf(hand, 'savedViews');
      return id === null ? null : hand.laptop.dispatch('views.delete', { id });
    },
  ],
  'take something back': [
    6,
    async (hand) => {
      const recent = hand.groups.slice(-6);
      return recent.length === 0 ? null : hand.laptop.dispatch('undo.apply', { groupId: hand.random.pick(recent) });
    },
  ],
  'decide a conflict': [6, async (hand) => decideConflict(hand)],
  'do what is not allowed': [4, async (hand) => forge(hand)],
};

function newCustomer(hand: Hand): Record<string, unknown> {
  const { random } = hand;
  const taxCode = random.below(3) === 0 ? { taxCode: '0301442989' } : {};
  const owner = random.below(4) === 0 ? { ownerId: null, teamId: random.pick(hand.people.teamIds) } : {};
  return { name: `Công ty ${name(hand)}`, phone: random.pick(phones), ...taxCode, ...owner };
}

function customerChange({ random, laptop }: Hand): Record<string, unknown> {
  const changes: Record<string, unknown>[] = [
    { note: `${random.pick(words)} ${random.below(50)}` },
    { note: null },
    { name: `Công ty ${random.pick(words)}` },
    { phone: random.pick(phones) },
    { rating: random.pick(['A', 'B', null]) },
    { rating: random.pick(['C', 'D']), lifecycle: random.pick(['lead', 'account']) },
    { tradeName: random.pick(words), email: `${random.below(20)}@example.vn` },
  ];
  // The draw is the same on an older laptop, which has no such field to write.
  const { [newerField]: _newer, ...known } = random.pick(changes);
  return laptop.isOlder || _newer === undefined ? known : { ...known, [newerField]: _newer };
}

function newOwner({ random, people }: Hand): Record<string, unknown> {
  const kind = random.below(4);
  if (kind === 0) return { ownerId: null, teamId: random.pick(people.teamIds) };
  if (kind === 1) return { ownerId: null, teamId: null };
  return { ownerId: random.pick(people.userIds) };
}

/** Half of the forms were opened before the last answers of the office arrived. */
function revOf({ laptop, random }: Hand, id: string): { rev?: number } {
  if (random.below(2) === 0) return {};
  const rev = Number(laptop.session.ctx.db.prepare('SELECT rev FROM customers WHERE id = ?').pluck().get(id));
  return { rev: Math.max(0, rev - random.below(3)) };
}

/** As the office service does: the decision, and the other value as a change of the row. */
async function decideConflict(hand: Hand): Promise<Outcome<unknown> | null> {
  const id = oneOf(hand, 'conflicts', 'deleted_at IS NULL AND resolution IS NULL');
  if (id === null) return null;
  return written(hand, (tx) => {
    const conflict = tx.read('conflicts', id);
    if (conflict === null) return;
    const turns = hand.random.below(2) === 0;
    tx.update('conflicts', id, { resolution: turns ? 'turned' : 'kept' });
    const { entity, rowId, field, lostValue } = conflict.fields;
    if (hand.laptop.isOlder && field === newerField) return;
    if (!turns || typeof field !== 'string' || typeof rowId !== 'string' || conflict.fields['kind'] !== 'field') return;
    const name = entity as EntityName; // the server writes only names of the registry
    if (tx.read(name, rowId) !== null) tx.update(name, rowId, { [field]: JSON.parse(String(lostValue)) as string | null });
  });
}

async function forge(hand: Hand): Promise<Outcome<unknown> | null> {
  const { random } = hand;
  const customer = oneOf(hand, 'customers');
  const note = oneOf(hand, 'interactions');
  const user = oneOf(hand, 'users');
  const conflict = oneOf(hand, 'conflicts');
  const kind = random.below(6);
  return written(hand, (tx) => {
    if (kind === 0 && customer !== null) tx.update('customers', customer, { lifecycle: 'nonsense' });
    if (kind === 1 && note !== null) tx.update('interactions', note, { text: 'rewritten' });
    if (kind === 2 && user !== null) tx.update('users', user, { role: 'admin', name: name(hand) });
    if (kind === 3 && conflict !== null) tx.update('conflicts', conflict, { keptValue: '"mine"' });
    // Refused, and what hangs on it with it; what was right in the same group as well.
    if (kind === 4) {
      const id = tx.create('customers', { kind: 'company', lifecycle: 'nonsense', name: name(hand), ownerId: tx.userId });
      tx.create('interactions', {
        customerId: id,
        kind: 'note',
        text: 'of a refused customer',
        happenedAt: tx.now,
        withWhom: null,
      });
    }
    if (kind === 5 && customer !== null && note !== null) {
      tx.update('customers', customer, { note: name(hand) });
      tx.update('interactions', note, { text: 'rewritten' });
    }
  });
}
