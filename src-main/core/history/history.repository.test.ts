import { expect, test } from 'vitest';
import { aLaptop, anOffice, change, newCustomer, syncAll } from '../../../tests/support/office-laptops.ts';
import { readHistory } from './history.repository.ts';

test('changes from two laptops read in the order of time on both, whichever came here first', async () => {
  const office = anOffice();
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const id = newCustomer(lan, 'Một');
  await syncAll(lan, duc);
  office.clock.now += 60_000;
  change(lan, 'customers', id, { note: 'của Lan' });
  await syncAll(lan);
  office.clock.now += 60_000;
  // Đức has not seen it: his own line is older here than the one that comes from the office.
  change(duc, 'customers', id, { note: 'của Đức' });
  office.clock.now += 60_000;
  change(duc, 'customers', id, { phone: '0907 555 018' });
  await syncAll(duc, lan);
  for (const laptop of [lan, duc]) {
    const read = (field: string | null) =>
      readHistory(laptop.ctx.db, { rowId: id, field, limit: 10 }).map(({ field: of, newValue }) => [of, newValue]);
    expect(read('note')).toEqual([
      ['note', 'của Đức'],
      ['note', 'của Lan'],
    ]);
    expect(read(null).slice(0, 3)).toEqual([
      ['phone', '0907 555 018'],
      ['note', 'của Đức'],
      ['note', 'của Lan'],
    ]);
    // Another laptop has one and the same sign in every line of it.
    const signs = readHistory(laptop.ctx.db, { rowId: id, field: 'note', limit: 2 }).map(({ device }) => device);
    expect(signs[laptop === lan ? 0 : 1]).toBe(`#${(laptop === lan ? duc : lan).deviceId().slice(-4)}`);
    expect(signs[laptop === lan ? 1 : 0]).not.toMatch(/^#/);
    expect(readHistory(laptop.ctx.db, { rowId: id, field: 'note', limit: 1 }).map(({ newValue }) => newValue)).toEqual([
      'của Đức',
    ]);
  }
});
