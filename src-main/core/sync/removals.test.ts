import { expect, test } from 'vitest';
import type { PullAnswer } from '../../../src-shared/sync/protocol.ts';
import { aLaptop, anOffice, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';
import { assertFewRemovals, ManyRemovals, type Removals } from './removals.ts';

function aPageThatRemoves(ids: readonly string[]): PullAnswer {
  const rows = ids.map((id) => [id, id, '2026-11-23T02:00:00.000Z']);
  return {
    head: 9,
    cursor: 9,
    hasMore: false,
    scopes: null,
    moves: [],
    tables: [{ entity: 'customers', columns: ['id', 'rootId', 'deletedAt'], rows }],
  } as unknown as PullAnswer; // only what is counted
}

test('a page that is fetched again after it was given up does not count twice, what went meanwhile counts once', async () => {
  const lan = await aLaptop(anOffice(), 'lan');
  const ids = Array.from({ length: 60 }, (_, index) => newCustomer(lan, `Khách ${index}`));
  await syncAll(lan);
  const sofar: Removals = { rows: 0, customers: 0, isAllowed: false };
  const page = aPageThatRemoves(ids.slice(0, 12));
  const ask = (answer: PullAnswer) => assertFewRemovals(lan.ctx.db, answer, sofar, null, () => true);
  const removeInCore = (some: readonly string[]) => {
    for (const id of some) lan.ctx.write.transact((tx) => tx.remove('customers', id));
  };

  ask(page).taken(false);
  expect(sofar).toMatchObject({ rows: 0, customers: 0 });
  const cut = ask(page);
  removeInCore(ids.slice(0, 5));
  cut.taken(false);
  expect(sofar).toMatchObject({ rows: 5, customers: 5 });
  const whole = ask(page);
  removeInCore(ids.slice(5, 12));
  whole.taken(true);
  expect(sofar).toMatchObject({ rows: 12, customers: 12 });
  // Over all pages of a pull they are added up all the same.
  expect(() => ask(aPageThatRemoves(ids.slice(12, 24)))).toThrow(ManyRemovals);
});
