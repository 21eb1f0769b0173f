import { createHash } from 'node:crypto';
import { type Actions, name, oneOf, written } from './hand.ts';

/*
 * Papers: what is synced of them is a row each. Their bytes go a way of their own beside the sync, whose cuts and kills are in
 * tests/faults/papers.test.ts and tests/office/papers.test.ts.
 */
export const paperActions: Actions = {
  'add a paper': [
    8,
    async (hand) => {
      const customerId = oneOf(hand, 'customers');
      if (customerId === null) return null;
      // Few contents, so that the same bytes hang on several customers and laptops.
      const content = String(hand.random.below(6));
      return written(hand, (tx) => {
        tx.create('files', {
          customerId,
          onEntity: null,
          onId: null,
          name: `${name(hand)}.pdf`,
          mime: 'application/pdf',
          bytes: 100 + content.length,
          sha256: createHash('sha256').update(content).digest('hex'),
          kind: 'paper',
          note: null,
          takenAt: null,
          latitude: null,
          longitude: null,
        });
      });
    },
  ],
  'say what a paper is': [
    5,
    async (hand) => {
      const id = oneOf(hand, 'files');
      return id === null ? null : written(hand, (tx) => tx.update('files', id, { note: name(hand) }));
    },
  ],
  'remove a paper': [
    2,
    async (hand) => {
      const id = oneOf(hand, 'files');
      return id === null ? null : written(hand, (tx) => tx.remove('files', id));
    },
  ],
  'put a paper back': [
    2,
    async (hand) => {
      const id = oneOf(hand, 'files', 'deleted_at IS NOT NULL');
      return id === null ? null : written(hand, (tx) => tx.restore('files', id));
    },
  ],
};
