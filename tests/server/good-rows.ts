import type { EntityName } from '../../src-shared/sync/entities.ts';
import type { Fields } from '../../src-shared/sync/merge.ts';
import { newId, type TestOffice } from '../support/sync-office.ts';
import { goodOrderChange, goodOrderPatch, isOrderEntity } from './good-order-rows.ts';
import { goodSalesChange, goodSalesPatch, isSalesEntity } from './good-sales-rows.ts';

const at = '2026-12-01T02:00:00.000Z';
const later = '2026-12-01T03:00:00.000Z';

export interface Rows {
  readonly customerId: string;
  readonly visitId: string;
}

/** A row of each kind as it may be created; null where no laptop ever creates one. */
export function goodPatch(entity: EntityName, place: TestOffice, rows: Rows): Fields | null {
  const { customerId, visitId } = rows;
  if (isSalesEntity(entity)) return goodSalesPatch(entity, customerId, place.people.lan.id);
  if (isOrderEntity(entity)) return goodOrderPatch(entity, customerId, place.people.lan.id);
  switch (entity) {
    case 'customers':
      return { kind: 'company', name: 'Của Lan', lifecycle: 'lead', ownerId: place.people.lan.id };
    case 'contacts':
      return { customerId, name: 'Chị Hoa', isPrimary: false };
    case 'visits':
      return { customerId, purpose: 'maintain', state: 'planned', startsAt: at, endsAt: later };
    case 'visitResults':
      return { customerId, visitId, outcome: 'successful', said: 'Tốt', at };
    case 'interactions':
      return { customerId, kind: 'call', text: 'Đã gọi', happenedAt: at };
    case 'savedViews':
      return { entity: 'customers', name: 'Của tôi', spec: '{}' };
    case 'listItems':
      return { list: 'lead_source', key: 'fair', vi: 'Hội chợ', en: 'Fair', order: 9, isActive: true };
    case 'capitalItems':
      return { customerId, kind: 'equity', amountDong: 12_500_000_000 };
    case 'shareholders':
    case 'officers':
    case 'investmentAreas':
      return { customerId, name: 'Ông Bình' };
    case 'businessLines':
      return { customerId, name: 'Bán buôn bao bì', isMain: true };
    case 'walletShares':
      return { customerId, product: 'Thùng carton' };
    case 'opinions':
      return { customerId, about: 'service', score: 4, saidOn: '2026-12-01' };
    case 'ratings':
      return { customerId, rating: 'B', ratedOn: '2026-12-01' };
    case 'referrals':
      return { customerId, personName: 'Chị Thu' };
    case 'relations':
      return { customerId, name: 'Chị Thu', kind: 'wife' };
    case 'consentEvents':
      return { customerId, purpose: 'marketing', channel: 'email', decision: 'given', decidedAt: at };
    case 'dataRequests':
      return { customerId, kind: 'copy', receivedOn: '2026-12-01', state: 'open', needsOthers: false };
    case 'erasures':
      return { onEntity: 'contacts', onId: newId(), ofCustomerId: customerId, reason: 'request', erasedAt: at };
    case 'customerGroups':
      return { name: 'Miền Tây', kind: 'region', isActive: true };
    case 'groupMembers':
      return { customerId, groupId: visitId };
    case 'keptApart':
      return { customerId, otherId: visitId };
    case 'merges':
      return { customerId, mergedIds: '[]' };
    case 'handovers':
      return { customerId, handedAt: at };
    case 'helpRequests':
      return { customerId, text: 'Xin gặp giám đốc', askedAt: at, state: 'open' };
    case 'files':
      return { customerId, name: 'Hợp đồng.pdf', mime: 'application/pdf', bytes: 5, sha256: 'a'.repeat(64), kind: 'paper' };
    case 'customFields':
      return { entity: 'customers', key: 'colour', type: 'text', vi: 'Màu', en: 'Colour', order: 1, isActive: true };
    case 'customValues':
      return { customerId, entity: 'customers', rowId: customerId, fieldId: visitId, value: 'đỏ' };
    case 'territoryRules':
      return { name: 'Miền Tây', order: 1, isActive: true };
    case 'officeSettings':
      return { key: 'trading-limit-days', value: '90' };
    case 'sharedViews':
      return { entity: 'customers', name: 'Của đội', spec: '{}' };
    case 'visitRules':
      return { name: 'Hạng A', rating: 'A', everyDays: 7, purpose: 'periodic', minutes: 45, order: 1, isActive: true };
    case 'visitPlans':
      return { customerId, purpose: 'periodic', everyDays: 7, minutes: 45, fromOn: '2026-12-01', isActive: true };
    case 'visitForms':
      return { name: 'Tồn kho', kind: 'stock', questions: '[]', isRequired: false, order: 1, isActive: true };
    case 'formAnswers':
      return { customerId, visitId, formId: newId(), formName: 'Tồn kho', answers: '{}', answeredAt: at };
    case 'expenses':
      return { ownerId: place.people.lan.id, kind: 'fuel', amountDong: 350_000, spentOn: '2026-12-01', state: 'draft' };
    case 'dayRoutes':
      return { on: '2026-12-01', stops: '[]' };
    case 'activityTypes':
      return { vi: 'Gọi sau báo giá', en: 'Call after a quote', kind: 'call', order: 1, isActive: true };
    case 'tasks':
      return { title: 'Gọi lại', priority: 'normal', state: 'open', assigneeId: place.people.lan.id, origin: 'hand' };
    case 'taskBatches':
      return { title: 'Báo giá mới', total: 2 };
    case 'checklists':
      return { name: 'Bán hàng', subject: 'selling', steps: '[]', order: 1, isActive: true };
    case 'checklistMarks':
      return { customerId, checklistId: newId(), step: 'hello', markedAt: at };
    case 'carePlans':
      return { name: 'Sau thăm', trigger: 'visit-done', afterDays: 3, title: 'Gọi hỏi thăm', order: 1, isActive: true };
    case 'reminderRules':
      return { kind: 'birthday', daysAhead: 7, isActive: true };
    case 'reminderStates':
      return { key: 'task/1/2026-12-01', state: 'done', at };
    case 'yearlyDays':
      return { customerId, name: 'Khai trương', calendar: 'lunar', month: 3, day: 10 };
    case 'holidays':
      return { day: '2027-02-05', kind: 'off', vi: 'Nghỉ Tết', en: 'Tết' };
    case 'substitutions':
      return { userId: place.people.lan.id, substituteId: place.people.lan.id, fromOn: '2026-12-01', toOn: '2026-12-05' };
    case 'targets':
      return { kind: 'visits', userId: place.people.lan.id, month: '2026-12', value: 40 };
    case 'appointments':
      return { title: 'Họp', startsAt: at, endsAt: later, isAllDay: false, ownerId: place.people.lan.id };
    case 'exportLog':
      return { what: 'customers', format: 'xlsx', rows: 3, exportedAt: at };
    case 'conflicts':
    case 'departments':
    case 'users':
    case 'teams':
      return null;
  }
}

/** What may be changed about it; two of them, so that a test can tell. */
export const goodChange: Readonly<Record<EntityName, Fields>> = {
  ...goodSalesChange,
  ...goodOrderChange,
  customers: { note: 'x' },
  contacts: { note: 'x' },
  visits: { note: 'x' },
  visitResults: { said: 'x' },
  interactions: { text: 'x' },
  savedViews: { name: 'x' },
  listItems: { vi: 'x' },
  conflicts: { resolution: 'kept' },
  capitalItems: { note: 'x' },
  shareholders: { note: 'x' },
  officers: { note: 'x' },
  businessLines: { name: 'x' },
  investmentAreas: { note: 'x' },
  walletShares: { note: 'x' },
  opinions: { said: 'x' },
  ratings: { reason: 'x' },
  referrals: { note: 'x' },
  relations: { note: 'x' },
  consentEvents: { source: 'x' },
  dataRequests: { outcome: 'x' },
  erasures: { reason: 'unlawful' },
  customerGroups: { name: 'x' },
  groupMembers: { groupId: newId() },
  keptApart: { otherId: newId() },
  merges: { before: '{}' },
  handovers: { note: 'x' },
  helpRequests: { answer: 'x' },
  files: { note: 'x' },
  customFields: { vi: 'x' },
  customValues: { value: 'x' },
  territoryRules: { name: 'x' },
  officeSettings: { value: 'x' },
  sharedViews: { name: 'x' },
  visitRules: { name: 'x' },
  visitPlans: { note: 'x' },
  visitForms: { name: 'x' },
  formAnswers: { note: 'x' },
  expenses: { note: 'x' },
  dayRoutes: { startName: 'x' },
  activityTypes: { note: 'x' },
  tasks: { note: 'x' },
  taskBatches: { note: 'x' },
  checklists: { name: 'x' },
  checklistMarks: { note: 'x' },
  carePlans: { note: 'x' },
  reminderRules: { daysAhead: 9 },
  reminderStates: { state: 'snoozed' },
  yearlyDays: { note: 'x' },
  holidays: { vi: 'x' },
  substitutions: { note: 'x' },
  targets: { value: 9 },
  appointments: { note: 'x' },
  exportLog: { rows: 1 },
  departments: { name: 'x' },
  users: { name: 'x' },
  teams: { name: 'x' },
};
