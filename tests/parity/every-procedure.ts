import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../src-shared/rpc/errors.ts';
import { askCatalogue } from './ask-catalogue.ts';
import { askCalendar } from './ask-calendar.ts';
import { askLeads } from './ask-leads.ts';
import { askTasks } from './ask-tasks.ts';
import { askMerges } from './ask-merges.ts';
import { askPeople } from './ask-people.ts';
import { askApprovals, askPapers } from './ask-papers.ts';
import { askPrices } from './ask-prices.ts';
import { askOrders } from './ask-orders.ts';
import { askQuotes } from './ask-quotes.ts';
import { askSold } from './ask-sold.ts';
import { askPipeline } from './ask-pipeline.ts';
import { askProof } from './ask-proof.ts';
import { askReceivables } from './ask-receivables.ts';
import { photoBytes } from '../support/photos.ts';
import type { Way } from './transports.ts';

export interface Asked {
  readonly procedure: string;
  readonly input: unknown;
  readonly outcome: Outcome<unknown>;
}

const someId = '0192d3f0-0000-7000-8000-000000000001';
const csv = [
  'Tên khách hàng,Mã số thuế,Điện thoại,Địa chỉ',
  'Công ty TNHH Đại Đồng Tiến,0300588569,0903 123 456,"12 Nguyễn Trãi, Quận 5, TP. Hồ Chí Minh"',
  'Cửa hàng Bảy Mập,,gọi anh Bảy,Chợ Bến Thành',
  ',0312345678,0903123457,Dòng không có tên',
].join('\n');

/** A day's work that asks every procedure of the contract once and collects what was answered, refusals among it. */
export async function askEverything(way: Way, folder: string): Promise<Asked[]> {
  const asked: Asked[] = [];
  const ask = async (procedure: string, input: unknown): Promise<Record<string, unknown>> => {
    const outcome = await way.call(procedure, input);
    asked.push({ procedure, input, outcome });
    // Answers of the contract are objects; a refused one is looked at by the comparison, not here.
    return outcome.ok ? (outcome.value as Record<string, unknown>) : {};
  };
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'Khách hàng.csv');
  writeFileSync(file, csv);

  await ask('app.status', {});
  await ask('customers.search', { text: 'before there is a profile' });
  await ask('profile.create', { userName: '  Nguyễn Thị Lan ', companyName: 'Công ty Đại Đồng' });
  await ask('profile.create', { userName: 'Again', companyName: 'Again' });
  await ask('demo.load', { customers: 10 });
  await ask('app.status', {});
  await ask('profile.open', {});
  await ask('profile.kept', {});
  await ask('profile.startOver', { companyName: 'Another company' });
  await ask('profile.takeBack', { folder: 'kept' });
  await ask('app.dismissNotice', { code: 'read-only' });
  await ask('settings.get', {});
  await ask('settings.set', { theme: 'dark', language: 'en' });
  await ask('settings.set', { theme: 'purple' });
  await ask('team.users', {});
  await ask('team.teams', {});
  await ask('lists.all', {});
  await ask('lists.add', { list: 'visit_purpose', vi: 'Khảo sát', en: 'Survey' });

  const { id } = await ask('customers.create', {
    name: 'Công ty CP Bê tông Ất Tỵ',
    phone: '0903 123 456',
    note: 'Gặp\nanh Đức 👷',
  });
  await ask('customers.create', { name: '   ' });
  await ask('customers.create', { name: 'x', unknownField: 1, ['__proto__']: { polluted: true } });
  await ask('customers.get', { id });
  await ask('customers.get', { id: someId });
  await ask('customers.get', { id: 'no id' });
  await ask('customers.update', { id, change: { rating: 'A', address: 'Đà Nẵng', phone: null } });
  await ask('customers.update', { id, change: { rating: 'Z' } });
  await ask('customers.updateMany', { ids: [id], change: { lifecycle: 'lead' } });
  await ask('customers.history', { id });
  await ask('customers.search', { text: 'be tong at ty' });
  await ask('customers.update', { id, change: { lifecycle: 'account' } });
  await ask('customers.update', { id, change: { lastTransactionOn: '2026-03-01' } });
  await ask('standing.get', { customerId: id });
  await ask('standing.get', { customerId: someId });
  await ask('officeRules.set', { tradingLimitDays: 30 });
  await ask('officeRules.set', { tradingLimitDays: 0 });
  await ask('officeRules.get', {});
  await ask('reminders.rules', {});
  await ask('reminders.setRule', { kind: 'founding', daysAhead: 14, isActive: true });
  await ask('reminders.setRule', { kind: 'founding', daysAhead: 999, isActive: true });
  const kept = await ask('yearlyDays.save', {
    customerId: id,
    contactId: null,
    name: 'Khai trương',
    calendar: 'lunar',
    month: 1,
    day: 10,
    daysAhead: null,
    note: null,
  });
  await ask('yearlyDays.list', { customerId: id });
  await ask('yearlyDays.delete', { id: kept['id'] });
  await ask('reminders.list', { on: '2026-11-23' });
  await ask('reminders.mark', { key: 'founding/x/2026-11-23', state: 'done' });
  await ask('reminders.mark', { key: 'founding/x/2026-11-23', state: 'snoozed' });
  await ask('reminders.takeNotices', {});
  await ask('reminders.workHere', {});
  const step = await ask('care.savePlan', {
    name: 'Sau khi thăm',
    groupId: null,
    rating: null,
    trigger: 'visit-done',
    afterDays: 3,
    typeId: null,
    channel: null,
    title: 'Gọi hỏi thăm',
    note: null,
    order: 1,
    isActive: true,
  });
  await ask('care.plans', {});
  await ask('care.run', {});
  await ask('care.deletePlan', { id: step['id'] });
  await ask('care.appoint', { customerId: id, title: 'Hỏi thăm sau bán', dueOn: '2030-03-04' });
  await ask('care.appoint', { customerId: someId, title: 'Hỏi thăm sau bán', dueOn: '2030-03-04' });
  await askLeads(ask, someId);
  const request = await ask('help.ask', { customerId: id, text: 'Nhờ sếp đi cùng' });
  await ask('help.ask', { customerId: someId, text: 'Nhờ sếp đi cùng' });
  await ask('help.list', {});
  await ask('help.list', { answered: true });
  await ask('sharing.choices', {});
  const span = { startsAt: '2026-11-25T02:00:00.000Z', endsAt: '2026-11-25T03:00:00.000Z' };
  const meeting = await ask('appointments.save', { title: 'Hội chợ', ...span });
  await ask('appointments.save', { title: 'Ngược', startsAt: span.endsAt, endsAt: span.startsAt });
  await ask('appointments.list', { from: '2026-11-23', to: '2026-11-29' });
  await ask('appointments.delete', { id: meeting['id'] });
  await ask('appointments.exportIcs', { file: '' });
  await ask('appointments.inspectIcs', { file: '' });
  await ask('appointments.importIcs', { file: '' });
  await ask('substitutions.list', {});
  await ask('substitutions.save', { userId: someId, substituteId: someId, fromOn: '2026-11-23', toOn: '2026-11-24' });
  await ask('substitutions.delete', { id: someId });
  await ask('sharing.set', { entity: 'customers', id, sharedWith: null });
  await ask('sharing.of', { entity: 'customers', id });
  await ask('help.answer', { id: request['id'], answer: 'Thứ năm' });
  await ask('help.withdraw', { id: request['id'] });
  const own = await ask('customFields.define', { entity: 'customers', type: 'number', vi: 'Diện tích kho' });
  await ask('customFields.define', { entity: 'customers', type: 'text', vi: 'Diện tích kho' });
  await ask('customFields.change', { id: own['id'], change: { en: 'Floor space' } });
  await ask('customFields.reorder', { entity: 'customers', ids: [own['id']] });
  await ask('customFields.list', {});
  await ask('customFields.set', { fieldId: own['id'], ids: [id], value: '1.250,5' });
  await ask('customFields.set', { fieldId: own['id'], ids: [id], value: 'nhiều' });
  await ask('customFields.values', { customerId: id });
  await ask('customFields.history', { fieldId: own['id'], rowId: id });
  await askPeople(ask, id, someId);
  await ask('customers.list', { limit: 10 });
  await ask('customers.outline', { step: 10 });
  const where = { join: 'any', items: [{ field: 'note', op: 'contains', value: 'duc' }] };
  await ask('customers.list', { filter: { where }, order: { by: 'rating', descending: true }, fields: ['note', 'potential'] });
  await ask('customers.list', { filter: { where: { join: 'all', items: [{ field: 'rid', op: 'empty' }] } } });
  await ask('customers.groups', { by: 'rating', filter: { where } });
  const deleted = await ask('customers.delete', { ids: [id] });
  await ask('customers.restore', { ids: [id] });
  await ask('undo.apply', { groupId: deleted['groupId'] });
  await ask('undo.apply', { groupId: someId });
  await ask('undo.restore', { entity: 'contacts', id: someId });

  const contact = await ask('contacts.create', {
    customerId: id,
    name: 'Trần Văn Đức',
    role: 'director',
    birthday: '1980-02-29',
  });
  await ask('contacts.update', { id: contact['id'], change: { phone: '0912 000 111' } });
  await ask('contacts.update', { id: someId, change: { phone: '1' } });
  await ask('contacts.list', { customerId: id });
  await ask('contacts.delete', { id: contact['id'] });
  const owner = await ask('parts.create', {
    part: 'shareholders',
    customerId: id,
    values: { name: 'Bà Sáu', linkedId: null, shareBasisPoints: 6000, note: null },
  });
  await ask('parts.create', {
    part: 'officers',
    customerId: id,
    values: { name: 'Lê Minh', post: 'Giám đốc', fromOn: '2020-01-01', toOn: '2019-01-01', note: null },
  });
  await ask('parts.create', {
    part: 'businessLines',
    customerId: id,
    values: { vsicCode: '2395', name: 'Bê tông', isMain: true },
  });
  await ask('parts.update', { part: 'shareholders', id: owner['id'], change: { shareBasisPoints: 7000 } });
  await ask('parts.update', { part: 'opinions', id: owner['id'], change: { score: 1 } });
  await ask('parts.list', { customerId: id });
  await ask('parts.delete', { part: 'shareholders', id: owner['id'] });
  await ask('customers.update', { id, change: { parentId: id } });
  await ask('parts.sites', { customerId: id });
  await ask('parts.sites', { customerId: someId });
  await ask('customers.history', { id, withParts: true });
  const talk = await ask('interactions.create', {
    customerId: id,
    kind: 'call',
    text: 'Hẹn báo giá',
    happenedAt: '2026-03-02T02:00:00.000Z',
  });
  const corrected = await ask('interactions.correct', {
    id: talk['id'],
    correction: { text: 'Hẹn báo giá thứ Ba', nextOn: '2026-03-05' },
  });
  await ask('interactions.correct', { id: talk['id'], correction: { text: 'Hẹn báo giá thứ Tư' } });
  await ask('interactions.takeBack', { id: corrected['id'] });
  await ask('visits.record', {
    customerId: id,
    startsAt: '2026-03-01T02:00:00.000Z',
    result: { outcome: 'refused', said: 'Chưa cần' },
  });

  const visit = await ask('visits.create', { customerId: id, startsAt: '2026-03-03T02:00:00.000Z' });
  await ask('visits.create', { customerId: id, startsAt: 'tomorrow' });
  await ask('visits.get', { id: visit['id'] });
  await ask('visits.update', {
    id: visit['id'],
    change: { startsAt: '2026-03-03T03:00:00.000Z', endsAt: '2026-03-03T04:00:00.000Z' },
  });
  await ask('visits.cancel', { id: visit['id'], reason: 'Khách bận' });
  await ask('visits.reopen', { id: visit['id'] });
  await ask('visits.complete', {
    id: visit['id'],
    result: { outcome: 'successful', said: 'Lấy 20 bao' },
    next: { startsAt: '2026-03-10T02:00:00.000Z' },
  });
  await ask('visits.list', { from: '2026-03-01', to: '2026-03-31' });
  await ask('visits.days', { from: '2026-03-01', to: '2026-03-31', perDay: 1 });
  await askProof(ask, id, someId);
  await askReceivables(ask, id);
  const pictures = [1, 2].map((seed) => join(folder, `Ảnh ${seed}.jpg`));
  for (const [at, picture] of pictures.entries()) writeFileSync(picture, photoBytes({ seed: at }));
  await askCatalogue(ask, someId, await Promise.all([...pictures, file].map((path) => way.admit(path))));
  await ask('today.get', { on: '2026-03-03' });
  await ask('routes.save', { on: '2026-03-10', start: { name: 'Văn phòng', latitude: '10.77', longitude: '106.7' } });
  await ask('routes.order', { on: '2026-03-10' });
  await ask('routes.get', { on: '2026-03-10' });
  await ask('routes.byTime', { on: '2026-03-10' });
  await ask('reports.visits', { by: 'month', on: '2026-03-10', count: 3 });
  await ask('reports.behind', { from: '2026-03-01', to: '2026-03-31', what: 'done' });
  await ask('turnover.report', { of: 'rep', by: 'month', on: '2026-11-23', count: 3 });
  await ask('turnover.report', { of: 'customer', by: 'quarter', on: '2026-11-23', count: 4 });
  await ask('turnover.ofCustomer', { customerId: id });
  await ask('turnover.export', { file: 'nowhere', format: 'pdf', of: 'rep', by: 'month', on: '2026-11-23', count: 3 });
  await ask('reports.exportVisits', { file: 'no handed out file', format: 'pdf', by: 'month', on: '2026-03-10', count: 3 });
  await ask('targets.save', { month: '2026-13', values: [] });
  await ask('targets.copy', { month: '2026-03' });
  await ask('targets.progress', { month: '2026-03' });
  await ask('dayPacks.get', { on: '2026-03-10' });
  await ask('dayPacks.pdf', { file: 'no handed out file', on: '2026' });
  const timeline = await ask('timeline.list', { customerId: id, kinds: ['visit'], limit: 1 });
  const [said] = (timeline['entries'] ?? []) as { id: string }[]; // the answer of `timeline.list`
  await ask('visits.correct', { resultId: said?.id, correction: { said: 'Lấy 25 bao' } });
  await ask('timeline.list', { customerId: id, text: 'bao' });
  await ask('timeline.outline', { customerId: id });
  await ask('timeline.search', { text: 'bao gia' });

  await askCalendar(ask, id);
  await askTasks(ask, String(id));
  await askPipeline(ask, String(id));
  await askMerges(ask, id);
  await askPrices(ask, String(id));
  await askQuotes(ask, String(id));
  await askOrders(ask, String(id));
  await askSold(ask, String(id));
  await askPapers(ask);
  await askApprovals(ask);

  const view = await ask('views.save', {
    entity: 'customers',
    name: 'Hạng A',
    spec: { filter: { rating: 'A' }, order: { by: 'name', descending: false }, columns: ['name'] },
  });
  await ask('views.list', {});
  const sharedView = await ask('views.share', { id: view['id'] });
  await ask('views.share', { id: view['id'] });
  await ask('views.delete', { id: sharedView['id'] });
  await ask('views.saveOfList', { entity: 'contracts', name: 'Sắp hết hạn', spec: { search: { show: 'due' }, text: '' } });
  await ask('views.saveOfList', { entity: 'invoices', name: 'Chưa có', spec: { search: {}, text: '' } });
  await ask('views.ofList', { entity: 'contracts' });

  await ask('drafts.keep', { key: `interaction.${someId}`, json: '{"text":"Khách hẹn trả lời sau Tết"}' });
  await ask('drafts.keep', { key: `interaction.${someId}`, json: '{"text":' });
  await ask('drafts.keep', { key: 'contact.new', json: '{}' });
  await ask('drafts.clear', { key: 'contact.new' });
  await ask('drafts.list', {});

  const group = await ask('groups.save', { name: 'Chợ Bến Thành', kind: 'market', rule: null });
  const whereNote = { where: { join: 'all', items: [{ field: 'note', op: 'not-empty' }] } };
  await ask('groups.save', { name: 'Có ghi chú', kind: 'other', rule: whereNote });
  await ask('groups.addMembers', { groupId: group['id'], ids: [id] });
  await ask('groups.list', {});
  await ask('groups.of', { customerId: id });
  await ask('groups.removeMembers', { groupId: group['id'], ids: [id] });
  await ask('groups.delete', { id: group['id'] });
  const rule = await ask('territories.save', {
    name: 'Miền Tây',
    provinceCode: '2025:92',
    groupId: null,
    source: null,
    ownerId: someId,
    teamId: null,
  });
  await ask('territories.list', {});
  await ask('territories.delete', { id: rule['id'] });
  await ask('handovers.run', { ids: [id], toUserId: someId });
  await ask('handovers.run', { toUserId: someId });
  await ask('handovers.people', { customerId: id });
  await ask('exports.allowed', {});
  await ask('exports.customers', { file: 'no handed out file', format: 'xlsx', columns: [] });
  await ask('exports.log', {});
  await ask('documents.handoverSheet', { file: 'no handed out file', customerId: 'x' });
  await ask('documents.handoverDossier', { file: 'no handed out file' });

  const ref = await way.admit(file);
  await ask('imports.inspect', { file: ref });
  await ask('imports.wards', { file: ref });
  const imported = await ask('imports.run', { file: ref });
  await ask('imports.list', {});
  await ask('imports.problems', { id: imported['id'] ?? someId });
  await ask('imports.errorFile', { id: imported['id'] ?? someId, file: 'no handed out file', format: 'pdf' });
  await ask('imports.undo', { id: imported['id'] ?? someId });
  const papers = await ask('files.add', { customerId: id, files: [await way.admit(file)] });
  await ask('files.list', { customerId: id });
  const [paper] = (papers['added'] ?? []) as { id: string }[]; // the contract's own answer
  await ask('files.receive', { upload: null, name: 'a.txt', bytes: 3, part: 'YWJj' });
  await ask('files.receive', { upload: null, name: 'a.exe', bytes: 3, part: 'YWJj' });
  await ask('files.content', { id: paper?.id });
  await ask('files.thumbnail', { id: paper?.id });
  await ask('files.setThumbnail', { id: paper?.id, base64: 'YWJj' });
  await ask('files.save', { id: someId, file: 'nowhere' });
  await ask('files.update', { id: paper?.id, change: { name: 'Bảng giá.csv' } });
  await ask('files.remove', { ids: [paper?.id] });
  await ask('files.store', {});
  await ask('jobs.list', {});
  await ask('jobs.cancel', { id: 'no such job' });

  await ask('office.probe', { address: '127.0.0.1:1' });
  await ask('office.probe', { address: 'lan cong ty' });
  await ask('office.join', { address: 'crm.congty.vn', account: 'lan', password: 'x', deviceName: 'Laptop Lan' });
  await ask('office.status', {});
  await ask('office.syncNow', {});
  await ask('office.signIn', { password: 'x' });
  await ask('office.signOut', {});
  await ask('office.changePassword', { current: 'x', next: 'y' });
  await ask('office.devices', {});
  await ask('office.revokeDevice', { id: someId });
  await ask('office.calendarFeed', {});
  await ask('office.makeCalendarFeed', {});
  await ask('office.endCalendarFeed', {});
  await ask('office.pending', {});
  await ask('office.resend', { opNo: 1 });
  await ask('office.discard', { opNos: [1] });
  await ask('office.undiscard', { opNos: [1] });
  await ask('office.conflicts', {});
  await ask('office.resolve', { id: someId, use: 'kept' });
  await ask('office.acceptRestoredOffice', {});
  await ask('office.allowRemovals', {});

  const backup = await ask('backup.create', {});
  await ask('backup.list', {});
  await ask('backup.restore', { file: backup['file'] ?? 'none' });
  await ask('backup.recoveryKey', {});
  await ask('app.capabilities', {});
  await ask('app.diagnostics', {});
  await ask('customers.nothing', {});
  return asked;
}
