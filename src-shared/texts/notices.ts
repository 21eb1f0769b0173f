import type { ReminderKind, ShownKind } from '../reminders/reminder.ts';
import type { TextLanguage } from './texts.ts';

/** Texts of notices on the desktop: they are made by the core, which knows no screen. */
interface NoticeTexts {
  readonly dayTitle: string;
  readonly manyTitle: (count: number) => string;
  readonly count: Readonly<Record<ReminderKind | ShownKind, (count: number) => string>>;
  readonly visit: (time: string) => string;
  readonly task: (time: string) => string;
  readonly care: (time: string) => string;
  /** Of what came from somebody; `null` where nobody knows him any more. */
  readonly said: Readonly<Record<'help' | 'help-answer' | 'escalated', (byName: string | null) => string>>;
  readonly again: string;
  /** `null`: it waits for this person's word. */
  readonly quote: (number: string, isApproved: boolean | null) => string;
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const noticeTexts: Readonly<Record<TextLanguage, NoticeTexts>> = {
  vi: {
    dayTitle: 'Hôm nay của bạn',
    manyTitle: (count) => `${count} việc đến giờ`,
    count: {
      'to-approve': (count) => `${count} báo giá chờ duyệt`,
      approval: (count) => `${count} báo giá đã có quyết định`,
      help: (count) => `${count} yêu cầu chờ bạn trả lời`,
      'help-answer': (count) => `${count} câu trả lời`,
      escalated: (count) => `${count} việc chuyển lên bạn`,
      visit: (count) => `${count} lượt thăm`,
      'missing-result': (count) => `${count} lượt chưa ghi kết quả`,
      task: (count) => `${count} việc đến hạn`,
      care: (count) => `${count} lịch chăm sóc`,
      birthday: (count) => `${count} sinh nhật`,
      founding: (count) => `${count} ngày thành lập`,
      'yearly-day': (count) => `${count} ngày đáng nhớ`,
      purchase: (count) => `${count} khách đến kỳ mua`,
      receivable: (count) => `${count} hóa đơn đến hạn thu`,
      renewal: (count) => `${count} hợp đồng hết hạn`,
      delivery: (count) => `${count} đơn cần giao`,
      warranty: (count) => `${count} bảo hành hết hạn`,
      maintenance: (count) => `${count} lịch bảo trì`,
    },
    visit: (time) => `Thăm lúc ${time}`,
    task: (time) => `Việc lúc ${time}`,
    care: (time) => `Chăm sóc lúc ${time}`,
    said: {
      help: (byName) => `${byName ?? 'Có người'} chờ bạn trả lời`,
      'help-answer': (byName) => `${byName ?? 'Quản lý'} đã trả lời`,
      escalated: (byName) => (byName === null ? 'Một việc quá hạn chuyển lên bạn' : `Việc quá hạn của ${byName} chuyển lên bạn`),
    },
    again: 'Nhắc lại',
    quote: (number, isApproved) =>
      isApproved === null ? `${number} chờ bạn duyệt` : `${number} ${isApproved ? 'đã được duyệt' : 'bị từ chối'}`,
  },
  en: {
    dayTitle: 'Your day',
    manyTitle: (count) => plural(count, 'thing is due', 'things are due'),
    count: {
      'to-approve': (count) => plural(count, 'quote to approve', 'quotes to approve'),
      approval: (count) => plural(count, 'quote decided', 'quotes decided'),
      help: (count) => plural(count, 'request to answer', 'requests to answer'),
      'help-answer': (count) => plural(count, 'answer', 'answers'),
      escalated: (count) => plural(count, 'task came up to you', 'tasks came up to you'),
      visit: (count) => plural(count, 'visit', 'visits'),
      'missing-result': (count) => plural(count, 'visit without a result', 'visits without a result'),
      task: (count) => plural(count, 'task due', 'tasks due'),
      care: (count) => plural(count, 'care appointment', 'care appointments'),
      birthday: (count) => plural(count, 'birthday', 'birthdays'),
      founding: (count) => plural(count, 'founding day', 'founding days'),
      'yearly-day': (count) => plural(count, 'day to remember', 'days to remember'),
      purchase: (count) => plural(count, 'purchase expected', 'purchases expected'),
      receivable: (count) => plural(count, 'invoice to be paid', 'invoices to be paid'),
      renewal: (count) => plural(count, 'contract ends', 'contracts end'),
      delivery: (count) => plural(count, 'delivery due', 'deliveries due'),
      warranty: (count) => plural(count, 'warranty ends', 'warranties end'),
      maintenance: (count) => plural(count, 'maintenance due', 'maintenance visits due'),
    },
    visit: (time) => `Visit at ${time}`,
    task: (time) => `Task at ${time}`,
    care: (time) => `Care at ${time}`,
    said: {
      help: (byName) => `${byName ?? 'Somebody'} waits for your answer`,
      'help-answer': (byName) => `${byName ?? 'Your manager'} has answered`,
      escalated: (byName) =>
        byName === null ? 'An overdue task has come up to you' : `An overdue task of ${byName} has come up to you`,
    },
    again: 'Reminder',
    quote: (number, isApproved) =>
      isApproved === null ? `${number} waits for your approval` : `${number} was ${isApproved ? 'approved' : 'refused'}`,
  },
};
