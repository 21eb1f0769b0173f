import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAppointmentsService } from '../../src-main/core/appointments/index.ts';
import { aLaptop, anOffice, change, syncAll } from '../support/office-laptops.ts';

const times = {
  ...{ startsAt: '2026-11-25T02:00:00.000Z', endsAt: '2026-11-25T03:00:00.000Z' },
  ...{ isAllDay: false, place: null, note: null },
};
const days = { from: '2026-11-23', to: '2026-11-30' };

async function aDesk() {
  const office = anOffice();
  const [lan, tung] = [await aLaptop(office, 'lan'), await aLaptop(office, 'tung')];
  const [ofLan, ofTung] = [createAppointmentsService(lan.ctx), createAppointmentsService(tung.ctx)];
  await syncAll(lan, tung);
  return { office, lan, tung, ofLan, ofTung, file: join(lan.folder, 'lich.ics') };
}

test("a colleague's calendar comes in as appointments of one's own, which the office takes; twice adds none, and the colleague's stay as they are", async () => {
  const { lan, tung, ofLan, ofTung, file } = await aDesk();
  const { id } = await ofLan.save({ title: 'Hội chợ Giảng Võ', ...times });
  await ofLan.exportIcs({ file });
  await syncAll(lan, tung);

  expect(await ofTung.inspectIcs({ file })).toMatchObject({ created: 1 });
  expect(await ofTung.importIcs({ file })).toMatchObject({ created: 1 });
  await syncAll(tung, lan);
  expect(tung.engine.status()).toMatchObject({ waiting: 0, rejected: 0 });
  expect(await ofTung.importIcs({ file })).toMatchObject({ created: 0, changed: 0, same: 1 });
  const [own, ...others] = (await ofTung.list(days)).appointments;
  expect([own, others]).toMatchObject([{ title: 'Hội chợ Giảng Võ', ...times, isMine: true }, []]);
  expect(own?.id).not.toBe(id);

  // Sent back, it is Lan's again: her own row follows, and she gets no second one.
  await ofTung.save({ id: own?.id ?? '', title: 'Hội chợ, gian hàng 12', ...times });
  await ofTung.exportIcs({ file });
  expect(await ofLan.importIcs({ file })).toMatchObject({ created: 0, changed: 1 });
  await syncAll(lan, tung);
  expect(lan.row('appointments', id)).toMatchObject({ title: 'Hội chợ, gian hàng 12', owner_id: lan.person.id });
});

test("a colleague's appointment that is shared here is not written to by a file that holds it", async () => {
  const { lan, tung, ofLan, ofTung, file } = await aDesk();
  const { id } = await ofLan.save({ title: 'Họp giao ban', ...times });
  await ofLan.exportIcs({ file });
  change(lan, 'appointments', id, { title: 'Họp giao ban, phòng 3', sharedWith: `user:${tung.person.id}` });
  await syncAll(lan, tung);
  expect(tung.row('appointments', id)).toMatchObject({ title: 'Họp giao ban, phòng 3' });

  expect(await ofTung.importIcs({ file })).toMatchObject({ created: 1, changed: 0 });
  await syncAll(tung, lan);
  expect(tung.engine.status()).toMatchObject({ waiting: 0, rejected: 0 });
  expect(lan.row('appointments', id)).toMatchObject({ title: 'Họp giao ban, phòng 3' });
});

test('own appointments come back from the file into a profile begun anew, and twice adds none', async () => {
  const { office, lan, ofLan, file } = await aDesk();
  await ofLan.save({ title: 'Hội chợ', ...times });
  await ofLan.exportIcs({ file });
  const anew = await aLaptop(office, 'lan');
  const ofAnew = createAppointmentsService(anew.ctx);
  expect(await ofAnew.importIcs({ file })).toMatchObject({ created: 1 });
  expect(await ofAnew.importIcs({ file })).toMatchObject({ created: 0, same: 1 });
  // On the laptop that has them nothing is new either.
  expect(await ofLan.importIcs({ file })).toMatchObject({ created: 0, same: 1 });
  await syncAll(anew, lan);
});
