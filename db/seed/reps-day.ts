import { addDays, weekdayOf } from '../../src-shared/lib/dates.ts';
import { userScope } from '../../src-shared/sync/scopes.ts';
import type { Question } from '../../src-shared/visits/visit-form-questions.ts';
import { instantAt } from './days.ts';
import type { Member } from './office.ts';
import type { Random } from './random.ts';
import { seedRow, type SeedBatch, type SeedRow } from './row.ts';

/** Kinds of activities of the demo office; each one's id is made once. */
export interface OfficeDay {
  readonly batches: readonly SeedBatch[];
  readonly typeIds: readonly string[];
}

const types = [
  ['Gọi sau thăm', 'Call after a visit', 'call'],
  ['Gửi mẫu và bảng giá', 'Send samples and prices', 'email'],
  ['Hẹn gặp phụ trách mua hàng', 'Meet the buyer', 'meeting'],
  ['Nhắn Zalo hỏi thăm', 'Zalo message', 'chat'],
] as const;

const rules = [
  ['Hạng A: hai tuần một lần', 'A', 14],
  ['Hạng B: mỗi tháng một lần', 'B', 30],
  ['Hạng C: hai tháng một lần', 'C', 60],
] as const;

const stockQuestions: readonly Question[] = [
  { key: 'carton', type: 'number', label: 'Thùng carton còn trong kho', isRequired: true, options: [] },
  { key: 'runs-out', type: 'date', label: 'Dự kiến hết hàng ngày', isRequired: false, options: [] },
  {
    key: 'others',
    type: 'choices',
    label: 'Có hàng của ai trong kho',
    isRequired: false,
    options: ['Bao bì Tân Tiến Phát', 'Giấy Sài Gòn Xanh', 'Nhựa Hoàng Gia', 'Khác'],
  },
  { key: 'shelf', type: 'photo', label: 'Ảnh khu để bao bì', isRequired: false, options: [] },
];

const openingSteps = [
  ['papers', 'Xin giấy đăng ký kinh doanh, mã số thuế', 'Business registration and tax code'],
  ['need', 'Khảo sát nhu cầu bao bì', 'Ask what packaging they need'],
  ['sample', 'Gửi mẫu', 'Send samples'],
  ['trial', 'Đơn hàng thử', 'A first small order'],
  ['debt', 'Thống nhất hạn thanh toán', 'Agree on terms of payment'],
].map(([key, vi, en]) => ({ key, vi, en, hint: null }));

/** They wait for somebody to switch them on, as the rules do. */
const care = [
  ['Hỏi thăm sau thăm', 'visit-done', 3, 'phone', 'Gọi hỏi khách thấy mẫu thế nào'],
  ['Chúc mừng ngày thành lập', 'founding', -1, null, 'Gửi lời chúc mừng ngày thành lập'],
] as const;

/** What the office decides for everybody: kinds of activities, how often whom is visited, what is to be reached this month. */
export function officeDay(
  today: string,
  members: readonly Member[],
  place: Parameters<typeof seedRow>[1],
  nextId: () => string,
): OfficeDay {
  const row = (fields: SeedRow['fields']) => seedRow(nextId(), place, fields);
  const typeRows = types.map(([vi, en, kind], order) =>
    row({
      vi,
      en,
      kind,
      nextTypeId: null,
      nextAfterDays: null,
      nextAssignee: null,
      nextAssigneeId: null,
      escalateAfterDays: order === 0 ? 3 : null,
      note: null,
      order,
      isActive: true,
    }),
  );
  // They wait for somebody to switch them on: a demo company that plans visits by itself would not be the same one twice.
  const ruleRows = rules.map(([name, rating, everyDays], order) =>
    row({
      name,
      rating,
      groupId: null,
      everyDays,
      purpose: 'periodic',
      weekdays: null,
      minuteOfDay: null,
      minutes: 45,
      order,
      isActive: false,
    }),
  );
  const stockForm = row({
    name: 'Kiểm kê kho của khách',
    kind: 'stock',
    rating: 'A',
    groupId: null,
    questions: JSON.stringify(stockQuestions),
    isRequired: false,
    order: 0,
    isActive: true,
  });
  const careRows = care.map(([name, trigger, afterDays, channel, title], order) =>
    row({
      name,
      groupId: null,
      rating: null,
      trigger,
      afterDays,
      typeId: null,
      channel,
      title,
      note: null,
      order,
      isActive: false,
    }),
  );
  const opening = row({
    name: 'Mở khách hàng mới',
    subject: 'selling',
    steps: JSON.stringify(openingSteps),
    order: 0,
    isActive: true,
  });
  const month = today.slice(0, 7);
  const targetRows = members
    .filter(({ share }) => share > 4)
    .flatMap(({ id }) => [
      row({ kind: 'visits', userId: id, teamId: null, month, value: 60 }),
      row({ kind: 'successful-visits', userId: id, teamId: null, month, value: 25 }),
    ]);
  return {
    typeIds: typeRows.map(({ id }) => id),
    batches: [
      { entity: 'activityTypes', rows: typeRows },
      { entity: 'visitRules', rows: ruleRows },
      { entity: 'visitForms', rows: [stockForm] },
      { entity: 'carePlans', rows: careRows },
      { entity: 'checklists', rows: [opening] },
      { entity: 'targets', rows: targetRows },
    ],
  };
}

/** What is to be done with a customer: title, kind of activity, days from now at most. */
const jobs = [
  ['Gọi hỏi tình hình dùng thử mẫu thùng 5 lớp', 0],
  ['Gửi báo giá màng PE khổ 50 cm', 1],
  ['Nhắc xác nhận lịch giao đầu tháng', 0],
  ['Hẹn gặp phụ trách vật tư bàn đơn hàng Tết', 2],
  ['Nhắn Zalo gửi hình mẫu túi giấy mới', 3],
  ['Lấy lại thông tin xuất hóa đơn', 0],
  ['Hỏi kết quả so giá với nhà cung cấp khác', 0],
  ['Mang mẫu băng keo in logo đến cho xem', 2],
] as const;

/** One task in a few customers: mostly done, some open, a few late. It travels with its own people. */
export function taskOf(
  about: { customerId: string; customerName: string; owner: Member; today: string; typeIds: readonly string[] },
  nextId: () => string,
  random: Random,
): SeedRow {
  const [title, type] = random.pick(jobs);
  const isDone = random.chance(0.45);
  const dueOn = workday(addDays(about.today, isDone ? -random.int(3, 40) : random.int(-6, 21)));
  const madeOn = addDays(dueOn < about.today ? dueOn : about.today, -random.int(2, 9));
  const id = nextId();
  const place = {
    scopeId: userScope(about.owner.id),
    rootId: id,
    createdAt: instantAt(madeOn, random.int(480, 1000)),
    createdBy: about.owner.id,
  };
  return seedRow(id, place, {
    customerId: about.customerId,
    customerName: about.customerName,
    title,
    note: null,
    typeId: about.typeIds[type] ?? null,
    dueOn,
    dueMinute: random.chance(0.4) ? random.int(8, 16) * 60 : null,
    priority: random.weighted([
      ['normal', 70],
      ['high', 20],
      ['urgent', 4],
      ['low', 6],
    ] as const),
    state: isDone ? 'done' : random.chance(0.15) ? 'doing' : 'open',
    assigneeId: about.owner.id,
    sharedWith: null,
    batchId: null,
    origin: 'hand',
    originId: null,
    channel: null,
    outcome: isDone ? 'Đã làm, khách đồng ý' : null,
    doneAt: isDone ? instantAt(dueOn, random.int(540, 1000)) : null,
    doneBy: isDone ? about.owner.id : null,
    escalatedAt: null,
    opportunityId: null,
  });
}

/** A day by the sun or the moon that one does not forget at a good customer's. */
export function yearlyDayOf(customerId: string, random: Random): SeedRow['fields'] {
  const [name, calendar] = random.pick([
    ['Ngày khai trương', 'solar'],
    ['Giỗ ông cụ', 'lunar'],
    ['Cúng rằm khai trương', 'lunar'],
  ] as const);
  return {
    customerId,
    contactId: null,
    name,
    calendar,
    month: random.int(1, 12),
    day: random.int(1, 28),
    daysAhead: null,
    note: null,
  };
}

function workday(day: string): string {
  return weekdayOf(day) <= 5 ? day : addDays(day, -2);
}
