import { expect, test } from 'vitest';
import { aLaptop, anOffice, change, type Laptop, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';

/** As a program of before would have left it that did not know these fields: the values stand in `extra`, not in their places. */
function asIfUnknown(laptop: Laptop, id: string, extra: Readonly<Record<string, string | boolean>>): void {
  laptop.ctx.db.exec("INSERT INTO temp.sync_ctx VALUES ('apply')");
  laptop.ctx.db
    .prepare('UPDATE customers SET note = NULL, trade_name = NULL, extra = ? WHERE id = ?')
    .run(JSON.stringify(extra), id);
  laptop.ctx.db.exec('DELETE FROM temp.sync_ctx');
  laptop.ctx.state.remove('extra_promoted');
}
const shown = (laptop: Laptop, id: string) => {
  const { note, trade_name: tradeName, extra, search } = laptop.row('customers', id) ?? {};
  return { note, tradeName, extra, isFound: String(search).includes('hoa sen') };
};

test('after an upgrade fields that came too early stand in their places, found by the search; what is still unknown stays aside', async () => {
  const office = anOffice();
  const lan = await aLaptop(office, 'lan');
  const id = newCustomer(lan, 'Công ty Một');
  await syncAll(lan);
  asIfUnknown(lan, id, { note: 'Đã gọi', tradeName: 'Hoa Sen', zodiac: 'Thìn', isLucky: true });
  expect(shown(lan, id)).toMatchObject({ note: null, tradeName: null, isFound: false });
  lan.newEngine();
  const extra = JSON.stringify({ zodiac: 'Thìn', isLucky: true });
  expect(shown(lan, id)).toEqual({ note: 'Đã gọi', tradeName: 'Hoa Sen', extra, isFound: true });
  // Once: a value that somebody changes afterwards is not put back by the next start.
  change(lan, 'customers', id, { note: 'Đã gặp' });
  await syncAll(lan);
  lan.newEngine();
  expect(shown(lan, id)).toMatchObject({ note: 'Đã gặp' });
});

test('a customer with a change that waits keeps both: the change, and what came too early', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Công ty Một', { note: 'Đã gọi', tradeName: 'Hoa Sen' });
  await syncAll(lan, duc);
  asIfUnknown(lan, id, { note: 'Đã gọi', tradeName: 'Hoa Sen' });
  change(lan, 'customers', id, { phone: '0907 555 018' });
  lan.newEngine();
  expect(shown(lan, id)).toEqual({ note: 'Đã gọi', tradeName: 'Hoa Sen', extra: null, isFound: true });
  const base = lan.ctx.db.prepare('SELECT row_json FROM sync_base WHERE row_id = ?').pluck().get(id);
  expect(JSON.parse(String(base))).toMatchObject({ extra: null, fields: { note: 'Đã gọi', tradeName: 'Hoa Sen' } });
  // Refused: the row is the office's again, with everything that the office has.
  lan.faults.pushAnswer = ({ ops }) => ({
    outcome: 'done',
    seq: 1,
    lastOpNo: ops[ops.length - 1]?.opNo ?? 0,
    results: ops.map(({ opNo }) => ({ opNo, status: 'rejected', code: 'forbidden', field: 'phone', reason: null })),
  });
  await lan.engine.syncOnce();
  expect(lan.row('customers', id)).toMatchObject({ phone: null });
  expect(shown(lan, id)).toEqual({ note: 'Đã gọi', tradeName: 'Hoa Sen', extra: null, isFound: true });
});
