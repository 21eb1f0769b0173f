import { expect, test } from 'vitest';
import { aDevice } from '../../../tests/support/devices.ts';
import { inspect } from '../../../tests/support/inspect.ts';
import { lookedUpRows } from '../../../tests/support/looked-up-rows.ts';
import { recordStatements } from '../../../tests/support/recorded-statements.ts';
import { createAgeingReader } from './ageing-reader.ts';

test('the debts of an office are added up along small indexes: no invoice and no receipt is read whole, nothing is sorted', async () => {
  const device = await aDevice();
  await inspect(device, (db) => {
    const { recording, asked } = recordStatements(db);
    createAgeingReader({ db: recording, userId: () => null });
    const [sql = ''] = asked.filter((text) => text.includes('UNION ALL'));
    const days = { on: '2026-11-23', d30: '2026-10-24', d60: '2026-09-24', d90: '2026-08-25' };
    const plan = (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(days) as { detail: string }[]).map(({ detail }) => detail);
    expect(plan.filter((line) => /^(SCAN (?!p$)|SEARCH|USE TEMP)/.test(line))).toEqual([
      'SCAN invoices USING INDEX invoices_unpaid',
      'SCAN receipts USING INDEX receipts_ahead',
      'SCAN invoices USING INDEX invoices_void',
      'SEARCH c USING INDEX sqlite_autoindex_customers_1 (id=?)',
    ]);
    // Of four tables customers alone are read.
    expect(lookedUpRows(db, sql, days)).toEqual({ along: 4, read: 1 });
  });
});
