import { expect, test } from 'vitest';
import { readQuickLine } from './quick-line.ts';

const thursday = '2026-11-26';

test.each([
  ['gọi lại chị Hoa thứ sáu 9h', 'gọi lại chị Hoa', '2026-11-27', 540],
  ['gọi lại chị Hoa thứ 6 9h30', 'gọi lại chị Hoa', '2026-11-27', 570],
  ['gửi bảng giá hôm nay', 'gửi bảng giá', '2026-11-26', null],
  ['gửi bảng giá mai', 'gửi bảng giá', '2026-11-27', null],
  ['gửi bảng giá ngày mai lúc 14:15', 'gửi bảng giá', '2026-11-27', 855],
  ['gọi chị Mai thứ 2', 'gọi chị Mai', '2026-11-30', null],
  ['gọi chị Mai', 'gọi chị Mai', null, null],
  ['Mai giao mẫu', 'giao mẫu', '2026-11-27', null],
  ['thu tiền 25/12', 'thu tiền', '2026-12-25', null],
  ['thu tiền ngày 3/1', 'thu tiền', '2027-01-03', null],
  ['thu tiền 05/02/2028 8h', 'thu tiền', '2028-02-05', 480],
  ['họp 3h chiều', 'họp', '2026-11-26', 900],
  ['họp lúc 7g30 tối mai', 'họp', '2026-11-27', 1170],
  ['thứ năm gọi anh Đức', 'gọi anh Đức', '2026-12-03', null],
  ['thứ hai tuần sau gặp anh Đức', 'gặp anh Đức', '2026-11-30', null],
  ['thăm khách chủ nhật', 'thăm khách', '2026-11-29', null],
  ['chào hàng tuần sau', 'chào hàng', '2026-11-30', null],
  ['ngày kia giao 50/100 thùng', 'giao 50/100 thùng', '2026-11-28', null],
  ['giao 31/2', 'giao 31/2', null, null],
  ['mua 12 hộp', 'mua 12 hộp', null, null],
  ['gọi số 0903 123 456 lúc 25h', 'gọi số 0903 123 456 lúc 25h', null, null],
  ['thu 5 triệu chị Hoa', 'thu 5 triệu chị Hoa', null, null],
  ['thu 5tr chị Hoa', 'thu 5tr chị Hoa', null, null],
  ['thu 3 thùng về kho mai', 'thu 3 thùng về kho', '2026-11-27', null],
  ['thu 2 hóa đơn chị Hoa', 'thu 2 hóa đơn chị Hoa', null, null],
  ['thu 7 chỉ vàng', 'thu 7 chỉ vàng', null, null],
  ['họp t5 với anh Nam', 'họp với anh Nam', '2026-12-03', null],
  ['mua t 5', 'mua t 5', null, null],
  ['goi lai chi Hoa thu 6 9h', 'goi lai chi Hoa', '2026-11-27', 540],
  ['goi lai chi Hoa thu 6', 'goi lai chi Hoa', '2026-11-27', null],
  ['họp t2 8:30', 'họp', '2026-11-30', 510],
  ['họp t2, mang mẫu', 'họp, mang mẫu', '2026-11-30', null],
  ['hop thu 3 tuan sau', 'hop', '2026-12-01', null],
  ['thứ 5 gọi 3 khách', 'gọi 3 khách', '2026-12-03', null],
  ['đi ba thứ hai lần', 'đi ba lần', '2026-11-30', null],
])('“%s” is understood', (line, title, dueOn, dueMinute) => {
  expect(readQuickLine(line, thursday)).toEqual({ title, dueOn, dueMinute });
});

test('letters typed as letter and mark are read like the ready ones, and a line of nothing but a day keeps its words', () => {
  expect(readQuickLine('gọi lại thứ sáu'.normalize('NFD'), thursday)).toMatchObject({ title: 'gọi lại', dueOn: '2026-11-27' });
  expect(readQuickLine('thứ sáu', thursday)).toEqual({ title: 'thứ sáu', dueOn: null, dueMinute: null });
  expect(readQuickLine('   ', thursday).title).toBe('');
});
