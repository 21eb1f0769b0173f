import { textOfAudience } from '../../src-shared/sync/audience.ts';
import { departmentScope, teamScope, userScope } from '../../src-shared/sync/scopes.ts';
import { type Actions, type Hand, name, oneOf, written } from './hand.ts';

/*
 * Tasks, appointments, expenses, which travel alone with their people, and records that are shared: given to others, shared, taken back.
 * Through the write door, as the commands do it; now and then by somebody who may not, which the office refuses.
 */

export const sharingActions: Actions = {
  'write a task down': [
    10,
    (hand) =>
      written(hand, (tx) => {
        tx.create('tasks', {
          ...emptyTask,
          customerId: oneOf(hand, 'customers'),
          title: name(hand),
          assigneeId: someone(hand),
          sharedWith: audience(hand),
        });
      }),
  ],
  'give a task to somebody': [7, (hand) => changed(hand, 'tasks', { assigneeId: someone(hand) })],
  'share a task': [7, (hand) => changed(hand, 'tasks', { sharedWith: audience(hand) })],
  'change a task': [
    10,
    (hand) => changed(hand, 'tasks', hand.random.pick([{ title: name(hand) }, { note: name(hand) }, { outcome: name(hand) }])),
  ],
  'do a task': [5, (hand) => changed(hand, 'tasks', { state: hand.random.pick(['done', 'doing', 'open']) })],
  'delete a task': [
    3,
    async (hand) => {
      const id = oneOf(hand, 'tasks');
      return id === null ? null : written(hand, (tx) => void tx.remove('tasks', id));
    },
  ],
  'share a customer': [9, (hand) => changed(hand, 'customers', { sharedWith: audience(hand) })],
  'make an appointment': [
    4,
    (hand) =>
      written(hand, (tx) => {
        tx.create('appointments', {
          title: name(hand),
          startsAt: '2026-11-26T02:00:00.000Z',
          endsAt: '2026-11-26T03:00:00.000Z',
          isAllDay: false,
          place: null,
          note: null,
          ownerId: hand.laptop.userId,
          customerId: null,
          sharedWith: audience(hand),
          icsUid: null,
        });
      }),
  ],
  'change an appointment': [
    4,
    (hand) => changed(hand, 'appointments', hand.random.pick([{ title: name(hand) }, { sharedWith: audience(hand) }])),
  ],
};

const emptyTask = {
  customerName: null,
  note: null,
  typeId: null,
  dueOn: null,
  dueMinute: null,
  priority: 'normal',
  state: 'open',
  batchId: null,
  origin: 'hand',
  originId: null,
  channel: null,
  outcome: null,
  doneAt: null,
  doneBy: null,
  escalatedAt: null,
};

function someone({ random, people, laptop }: Hand): string {
  return random.below(3) === 0 ? laptop.userId : random.pick(people.userIds);
}

function audience({ random, people }: Hand): string | null {
  const everybody = [
    ...people.userIds.map(userScope),
    ...people.teamIds.map(teamScope),
    ...people.departmentIds.map(departmentScope),
  ];
  return textOfAudience(Array.from({ length: random.below(3) }, () => random.pick(everybody)));
}

async function changed(hand: Hand, entity: 'tasks' | 'customers' | 'appointments', change: Record<string, string | null>) {
  const id = oneOf(hand, entity);
  return id === null ? null : await written(hand, (tx) => void tx.update(entity, id, change));
}
