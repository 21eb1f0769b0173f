import { expect, test } from 'vitest';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { PreparedRows } from '../sync/prepare-rows.ts';
import { preparedRows } from './prepared-rows.ts';

const head = { seq: 1, entity: 'customers', columns: ['id'], rows: 40 };

/** Texts that are one number each; the last one is followed by a cut. */
async function* textsUntil(last: number): AsyncGenerator<string> {
  for (let number = 1; number <= last; number += 1) yield String(number);
  throw new AppError('offline', 'cut');
}

/** Answers later than it is asked, as a thread does. */
const slow = (broken = 0) => ({
  async prepare(text: string): Promise<PreparedRows> {
    await new Promise((resolve) => setImmediate(resolve));
    if (Number(text) === broken) throw new AppError('not-an-office', 'a row that is none');
    return { head, count: 1, lastId: text, columns: [], rows: [] };
  },
});

async function read(rows: AsyncIterable<PreparedRows>): Promise<{ ids: (string | null)[]; code: string }> {
  const ids: (string | null)[] = [];
  try {
    for await (const { lastId } of rows) ids.push(lastId);
    return { ids, code: 'none' };
  } catch (error) {
    return { ids, code: error instanceof AppError ? error.code : String(error) };
  }
}

test.each([0, 1, 5, 40])(
  'after a cut behind %i texts each of them has come once and in order, and then the cut is told',
  async (last) => {
    const expected = Array.from({ length: last }, (_, at) => String(at + 1));
    expect(await read(preparedRows(textsUntil(last), slow()))).toEqual({ ids: expected, code: 'offline' });
  },
);

test.each([1, 3, 30])('nothing that comes after rows that cannot be read is taken (text %i)', async (broken) => {
  const before = Array.from({ length: broken - 1 }, (_, at) => String(at + 1));
  expect(await read(preparedRows(textsUntil(40), slow(broken)))).toEqual({ ids: before, code: 'not-an-office' });
});
