import { expect, test } from 'vitest';
import { createActivityTypesService } from '../../src-main/core/activities/index.ts';
import { createCustomersService } from '../../src-main/core/customers/index.ts';
import { createHelpService } from '../../src-main/core/help/help.service.ts';
import { createPendingChanges } from '../../src-main/core/office/pending-changes.ts';
import { createReminders } from '../../src-main/core/reminders/index.ts';
import { createTeamSources } from '../../src-main/core/reminders/team-sources.ts';
import { createEscalation, createTasksService } from '../../src-main/core/tasks/index.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import { standardSettings } from '../../src-shared/settings/settings.contract.ts';
import { errorText } from '../../src-shared/texts/texts.ts';
import { refusalOf } from '../support/devices.ts';
import { aLaptop, anOffice, type Laptop, syncAll, tenantId } from '../support/office-laptops.ts';
import { recordStatements } from '../support/recorded-statements.ts';

/* What a rep and whoever leads him hear of each other without looking for it: questions, answers, tasks that come up. */

const day = 86_400_000;

function desk(laptop: Laptop) {
  const customers = createCustomersService(laptop.ctx);
  const { handlers: reminders } = createReminders(laptop.ctx, {
    settings: () => ({ ...standardSettings, quietFrom: 0, quietTo: 0 }),
    isOffice: true,
  });
  return {
    customers,
    reminders,
    help: createHelpService(laptop.ctx),
    tasks: createTasksService(laptop.ctx, customers),
    types: createActivityTypesService(laptop.ctx),
    escalation: createEscalation(laptop.ctx),
    told: async () =>
      (await reminders.list({})).reminders.map(({ kind, name, byName, customerName }) => [kind, name, byName, customerName]),
    notices: async () =>
      (await reminders.takeNotices({})).notices
        .filter(({ record }) => record !== null)
        .map(({ title, body, record }) => `${title}: ${body} → ${record?.entity}`),
  };
}

async function refused(work: () => unknown) {
  return await refusalOf(Promise.resolve().then(work));
}

test('a plan goes to whoever leads: he is told, he alone answers, and whoever asked is told once of the answer', async () => {
  const office = anOffice();
  const [lan, minh, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'minh'), await aLaptop(office, 'duc')];
  const [ofLan, ofMinh, ofDuc] = [desk(lan), desk(minh), desk(duc)];
  await syncAll(lan, minh, duc);
  const { id: customerId } = await ofLan.customers.create({ name: 'Bao bì Tân Phú' });
  const { id } = await ofLan.help.ask({ customerId, text: 'Ba lượt thăm\nvà tặng mẫu', kind: 'plan' });
  expect(await ofLan.told()).toEqual([]);
  await syncAll(lan, minh, duc);

  // A plan that its own author has answered would have gone to nobody.
  expect((await ofLan.help.list({})).requests).toMatchObject([{ id, isMine: true, mayAnswer: false }]);
  const no = await refused(() => ofLan.help.answer({ id, answer: 'Đồng ý', action: null }));
  expect(no).toMatchObject({ code: 'forbidden', details: { reason: 'not-the-leader' } });
  expect(errorText('vi', no.code, no.details)).toContain('Quản lý của người gửi');
  expect(await ofMinh.told()).toEqual([]);
  for (const { requests } of [await ofMinh.help.list({})]) for (const { mayAnswer } of requests) expect(mayAnswer).toBe(false);
  expect(await refused(() => ofMinh.help.answer({ id, answer: 'Đồng ý', action: null }))).toMatchObject({
    code: expect.stringMatching(/forbidden|not-found/),
  });

  expect((await ofDuc.help.list({})).requests).toMatchObject([{ id, isMine: false, mayAnswer: true }]);
  expect(await ofDuc.told()).toEqual([['help', 'Ba lượt thăm và tặng mẫu', 'Lan', 'Bao bì Tân Phú']]);
  expect(await ofDuc.notices()).toEqual(['Lan chờ bạn trả lời: Bao bì Tân Phú · Ba lượt thăm và tặng mẫu → customer']);
  expect(await ofDuc.notices()).toEqual([]);
  await ofDuc.help.answer({ id, answer: 'Đồng ý', action: 'Duyệt 2 triệu' });
  expect(await ofDuc.told()).toEqual([]);
  // Days later: it is news when it arrives.
  office.clock.now += 3 * day;
  await syncAll(duc, lan);
  expect(await ofLan.told()).toEqual([['help-answer', 'Đồng ý', 'Đức', 'Bao bì Tân Phú']]);
  expect(await ofLan.notices()).toEqual(['Đức đã trả lời: Bao bì Tân Phú · Đồng ý → customer']);
  expect(await ofLan.notices()).toEqual([]);
  // Both find it in the list of answers, nobody else does; it is there longer than it is told.
  const answers = async ({ help }: typeof ofLan) =>
    (await help.list({ answered: true })).requests.map(({ text, answer, answeredBy }) => [text.slice(0, 12), answer, answeredBy]);
  office.clock.now += 30 * day;
  expect(await ofLan.told()).toEqual([]);
  for (const one of [ofLan, ofDuc]) expect(await answers(one)).toEqual([['Ba lượt thăm', 'Đồng ý', 'Đức']]);
  expect(await answers(ofMinh)).toEqual([]);
  office.clock.now += 60 * day;
  expect(await answers(ofLan)).toEqual([]);
});

test('the office takes the answer of a plan from whoever leads its author alone, also from a laptop that did not ask itself', async () => {
  const office = anOffice();
  office.setPerson(office.people.minh.id, { role: 'manager' });
  const [lan, minh, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'minh'), await aLaptop(office, 'duc')];
  const [ofLan, ofMinh] = [desk(lan), desk(minh)];
  await syncAll(lan, minh, duc);
  const { id: customerId } = await ofLan.customers.create({ name: 'Bao bì Tân Phú' });
  const { id } = await ofLan.help.ask({ customerId, text: 'Ba lượt thăm', kind: 'plan' });
  await syncAll(lan, minh, duc);
  const answer = { answer: 'Đồng ý', action: null };
  const row = () => {
    const { state, answer: text, answeredBy } = office.row('helpRequests', id) ?? {};
    return [state, text, answeredBy];
  };

  // Her own laptop stops her; one that is made to write it all the same is refused by the office, and tells it in words.
  const write = (laptop: Laptop, fields: Fields) => laptop.ctx.write.transact((tx) => tx.update('helpRequests', id, fields));
  const pending = (laptop: Laptop) => createPendingChanges(laptop.ctx).list(10, false);
  write(lan, {
    state: 'answered',
    answer: 'Tự duyệt',
    answeredAt: new Date(office.clock.now).toISOString(),
    answeredBy: lan.person.id,
  });
  await syncAll(lan);
  expect(row()).toEqual(['open', null, null]);
  expect(pending(lan)).toMatchObject([
    { entity: 'helpRequests', refusal: { code: 'forbidden', field: 'state', reason: 'not-the-leader' } },
  ]);
  write(lan, { kind: 'help' });
  await syncAll(lan);
  expect(office.row('helpRequests', id)).toMatchObject({ kind: 'plan' });
  expect(pending(lan)).toMatchObject([{ refusal: { field: 'kind' } }, { refusal: { field: 'state' } }]);

  // Of two managers either may while the team names no leader; who leads no more when his answer arrives is refused.
  expect((await ofMinh.help.list({})).requests).toMatchObject([{ id, mayAnswer: true }]);
  await ofMinh.help.answer({ id, ...answer });
  office.store.load(tenantId, 'teams', [{ id: office.south, fields: { leaderId: office.people.duc.id } }]);
  await syncAll(minh);
  expect(row()).toEqual(['open', null, null]);
  expect(pending(minh)).toMatchObject([{ refusal: { field: 'state', reason: 'not-the-leader' } }]);
  expect((await ofMinh.help.list({})).requests).toMatchObject([{ id, state: 'open', mayAnswer: false }]);
  expect(await refused(() => ofMinh.help.withdraw({ id }))).toMatchObject({ details: { reason: 'not-the-leader' } });
  await syncAll(duc);
  await desk(duc).help.answer({ id, ...answer });
  await syncAll(duc);
  expect(row()).toEqual(['answered', 'Đồng ý', duc.person.id]);
});

test('whoever is led by nobody answers his own plan, at the office too', async () => {
  const office = anOffice();
  const tung = await aLaptop(office, 'tung');
  const { customers, help } = desk(tung);
  await syncAll(tung);
  const { id: customerId } = await customers.create({ name: 'Bao bì Tân Phú' });
  const { id } = await help.ask({ customerId, text: 'Ba lượt thăm', kind: 'plan' });
  await help.answer({ id, answer: 'Làm luôn', action: null });
  await syncAll(tung);
  expect(office.row('helpRequests', id)).toMatchObject({ state: 'answered', answeredBy: tung.person.id });
});

test('a request for help is told to whoever leads until it is answered or taken back', async () => {
  const office = anOffice();
  // An administrator sees all, and leads the manager alone.
  office.setPerson(office.people.minh.id, { role: 'admin' });
  const [lan, minh, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'minh'), await aLaptop(office, 'duc')];
  const [ofLan, ofMinh, ofDuc] = [desk(lan), desk(minh), desk(duc)];
  await syncAll(lan, minh, duc);
  const { id: customerId } = await ofLan.customers.create({ name: 'Bao bì Tân Phú' });
  const { id } = await ofLan.help.ask({ customerId, text: 'Xin sếp đi cùng', kind: 'help' });
  await syncAll(lan, minh, duc);
  expect((await ofMinh.help.list({})).requests).toMatchObject([{ id, mayAnswer: true }]);
  expect(await ofMinh.told()).toEqual([]);
  expect(await ofDuc.told()).toEqual([['help', 'Xin sếp đi cùng', 'Lan', 'Bao bì Tân Phú']]);
  await ofLan.help.withdraw({ id });
  await syncAll(lan, duc);
  expect(await ofDuc.told()).toEqual([]);
  // The list of answers is of whoever asked and whoever answered, not of everybody who sees the customer.
  const { id: second } = await ofLan.help.ask({ customerId, text: 'Xin hàng mẫu', kind: 'help' });
  await syncAll(lan, minh, duc);
  await ofMinh.help.answer({ id: second, answer: 'Có rồi', action: null });
  await syncAll(minh, lan, duc);
  const answered = async ({ help }: typeof ofLan) => (await help.list({ answered: true })).requests.map(({ answer }) => answer);
  expect([await answered(ofLan), await answered(ofMinh), await answered(ofDuc)]).toEqual([['Có rồi'], ['Có rồi'], []]);
});

test('an overdue task that comes up to the manager is told to him at once, and opens; nobody else is told', async () => {
  const office = anOffice();
  const typeId = '0190a000-0000-7000-8000-0000000000b3';
  const fields = { vi: 'Khiếu nại', en: 'Complaint', kind: 'call', nextTypeId: null, nextAfterDays: 1, nextAssignee: 'same' };
  office.store.load(tenantId, 'activityTypes', [
    {
      id: typeId,
      fields: { ...fields, nextAssigneeId: null, escalateAfterDays: 1, note: null, order: 1, isActive: true },
    },
  ]);
  const [lan, duc] = [await aLaptop(office, 'lan'), await aLaptop(office, 'duc')];
  const [ofLan, ofDuc] = [desk(lan), desk(duc)];
  await syncAll(lan, duc);
  const { id } = await ofLan.tasks.create({ title: 'Xử lý khiếu nại', typeId, dueOn: '2026-11-23' });
  office.clock.now += 3 * day;
  await syncAll(lan, duc);
  expect(await ofDuc.told()).toEqual([]);
  expect(ofLan.escalation.run()).toBe(1);
  await syncAll(lan, duc);
  expect(await ofDuc.told()).toEqual([['escalated', 'Xử lý khiếu nại', 'Lan', null]]);
  expect((await ofLan.told()).map(([kind]) => kind)).toEqual(['task']);
  const { notices } = await ofDuc.reminders.takeNotices({});
  expect(notices.filter(({ record }) => record !== null)).toMatchObject([
    { title: 'Việc quá hạn của Lan chuyển lên bạn', body: 'Xử lý khiếu nại', record: { entity: 'task', id } },
  ]);
  expect(await ofDuc.notices()).toEqual([]);
  // Another day that was agreed takes it back.
  await ofLan.tasks.update({ id, change: { dueOn: '2026-11-30' } });
  await syncAll(lan, duc);
  expect(await ofDuc.told()).toEqual([]);
});

test('what a manager is told is found through indexes', async () => {
  const office = anOffice();
  const duc = await aLaptop(office, 'duc');
  const { recording, asked } = recordStatements(duc.ctx.db);
  createTeamSources({ ...duc.ctx, db: recording })(new Date(office.clock.now).toISOString());
  const plans = asked
    .filter((sql) => /help_requests|tasks_due/.test(sql))
    .map((sql) =>
      (duc.ctx.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(named(sql)) as { detail: string }[]) // a plan's column
        .map(({ detail }) => detail)
        .find((line) => /^(SEARCH|SCAN) [ht] /.test(line)),
    );
  expect(plans).toEqual([
    'SCAN h USING INDEX help_requests_open',
    expect.stringMatching(/^SEARCH h USING INDEX sqlite_autoindex_help_requests_1 \(id>\?\)/),
    expect.stringMatching(/^SEARCH t USING INDEX tasks_due \(due_on<\?\)/),
  ]);
});

function named(sql: string) {
  return Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, name === 'people' ? '[]' : 'x']));
}
