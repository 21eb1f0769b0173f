import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Question } from '../../../src-shared/visits/visit-form-questions.ts';
import { aDevice, refusalOf } from '../../../tests/support/devices.ts';

const at = (time: string, day = '2026-11-23') => new Date(`${day}T${time}:00+07:00`).toISOString();
const ask = (key: string, type: Question['type'], more: Partial<Question> = {}): Question => ({
  key,
  type,
  label: `Câu ${key}`,
  isRequired: false,
  options: [],
  ...more,
});
const stock = [
  ask('boxes', 'number', { label: 'Còn mấy thùng', isRequired: true }),
  ask('shelf', 'yes-no', { label: 'Hàng có trên kệ' }),
  ask('rivals', 'choices', { label: 'Đối thủ', options: ['Sao Mai', 'Hòa Bình'] }),
];
const form = {
  name: 'Tồn kho',
  kind: 'stock',
  rating: null,
  groupId: null,
  questions: stock,
  isRequired: true,
  isActive: true,
} as const;

async function aVisitWithForm() {
  const device = await aDevice();
  const { id: formId } = await device.client.visitForms.save(form);
  const { id: customerId } = await device.client.customers.create({ name: 'Tạp hóa Bé Ba', rating: 'A' });
  const { id: visitId } = await device.client.visits.create({ customerId, startsAt: at('09:00') });
  return { device, client: device.client, formId, customerId, visitId };
}

test('a form is asked of the class and the group that it is for', async () => {
  const { client, customerId, visitId } = await aVisitWithForm();
  const { id: groupId } = await client.groups.save({ name: 'Chợ', kind: 'market', rule: null });
  await client.visitForms.save({ ...form, name: 'Hạng B', rating: 'B' });
  await client.visitForms.save({ ...form, name: 'Hạng A ở chợ', rating: 'A', groupId });
  await client.visitForms.save({ ...form, name: 'Nghỉ dùng', isActive: false });
  const namesNow = async () => (await client.visitForms.ofVisit({ visitId })).forms.map(({ name }) => name);
  expect(await namesNow()).toEqual(['Tồn kho']);
  await client.groups.addMembers({ groupId, ids: [customerId] });
  expect(await namesNow()).toEqual(['Tồn kho', 'Hạng A ở chợ']);
  const { forms } = await client.visitForms.list({});
  await client.visitForms.reorder({ ids: forms.map(({ id }) => id).toReversed() });
  expect(await namesNow()).toEqual(['Hạng A ở chợ', 'Tồn kho']);
});

test('what is required and missing is told and loses nothing; filled in again it is a correction', async () => {
  const { device, client, formId, visitId } = await aVisitWithForm();
  const first = await client.visitForms.answer({ visitId, formId, values: { shelf: true } });
  expect(first.missing).toEqual(['boxes']);
  device.clock.now += 60_000;
  await client.visitForms.answer({ visitId, formId, values: { boxes: 12, shelf: true, rivals: ['Sao Mai'] } });
  const again = await device.restart();
  const { forms } = await again.client.visitForms.ofVisit({ visitId });
  expect(forms[0]?.answer).toMatchObject({
    values: { boxes: 12, shelf: true, rivals: ['Sao Mai'] },
    missing: [],
    corrections: 1,
  });
});

test('an answer that is none of its question is refused where it stands', async () => {
  const { client, formId, visitId } = await aVisitWithForm();
  const refusal = await refusalOf(client.visitForms.answer({ visitId, formId, values: { boxes: 'nhiều', rivals: ['Ai đó'] } }));
  expect([refusal.code, refusal.fields]).toEqual([
    'invalid',
    { 'values.boxes': 'not-a-number', 'values.rivals': 'not-a-choice' },
  ]);
});

test('what was filled in is read by its own questions when the form is another one or gone', async () => {
  const { client, formId, customerId, visitId } = await aVisitWithForm();
  await client.visitForms.answer({ visitId, formId, values: { boxes: 12 } });
  await client.visitForms.save({ ...form, id: formId, name: 'Kho mới', questions: [ask('pallets', 'number')] });
  expect((await client.visitForms.ofVisit({ visitId })).forms[0]).toMatchObject({
    name: 'Kho mới',
    questions: [{ key: 'pallets' }],
    answer: { questions: stock, values: { boxes: 12 } },
  });
  await client.visitForms.delete({ id: formId });
  expect((await client.visitForms.ofVisit({ visitId })).forms).toMatchObject([{ name: 'Tồn kho', isAsked: false }]);
  const { entries } = await client.timeline.list({ customerId, kinds: ['form'] });
  expect(entries).toMatchObject([
    { kind: 'form', details: { of: 'form', name: 'Tồn kho', visitId, answers: [{ label: 'Còn mấy thùng', value: '12' }] } },
  ]);
});

test('answers are taken out as a table with the questions as columns, and the log of exports keeps it', async () => {
  const { device, client, formId, visitId } = await aVisitWithForm();
  await client.visitForms.answer({ visitId, formId, values: { boxes: 3 } });
  device.clock.now += 60_000;
  await client.visitForms.answer({ visitId, formId, values: { boxes: 12, shelf: false, rivals: ['Sao Mai', 'Hòa Bình'] } });
  const file = join(device.profileDir, 'tồn kho.csv');
  expect(await client.visitForms.export({ formId, file, format: 'csv' })).toEqual({ rows: 1, restricted: 0 });
  expect(readFileSync(file, 'utf8').replace('\uFEFF', '').split('\r\n').slice(0, 2)).toEqual([
    'Khách hàng,Ngày thăm,Ngày trả lời,Giờ,Người ghi,Còn mấy thùng,Hàng có trên kệ,Đối thủ',
    'Tạp hóa Bé Ba,23/11/2026,23/11/2026,08:01,Nguyễn Thị Lan,12,Không,"Sao Mai; Hòa Bình"',
  ]);
  expect((await client.exports.log({})).entries).toMatchObject([{ what: 'form-answers', rows: 1, columns: 'Tồn kho' }]);
});
