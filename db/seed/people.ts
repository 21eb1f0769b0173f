import type { Random } from './random.ts';

const familyNames = [
  ['Nguyễn', 38], ['Trần', 12], ['Lê', 10], ['Phạm', 7], ['Huỳnh', 5], ['Hoàng', 3], ['Phan', 5], ['Vũ', 3], ['Võ', 5], ['Đặng', 3],
  ['Bùi', 3], ['Đỗ', 2], ['Hồ', 2], ['Ngô', 2], ['Dương', 2], ['Lý', 1], ['Đoàn', 1], ['Đinh', 1], ['Trương', 2], ['Lâm', 1],
  ['Mai', 1], ['Trịnh', 1], ['Quách', 0.4], ['Châu', 0.5], ['Thái', 0.4], ['Tôn Nữ', 0.2], ['Kiều', 0.3], ['Lương', 0.7], ['Thạch', 0.5],
] as const; // biome-ignore format: lists of words read better in rows

const womensMiddle = [
  'Thị',
  'Thị',
  'Thị',
  'Ngọc',
  'Thu',
  'Kim',
  'Thanh',
  'Mỹ',
  'Bích',
  'Hồng',
  'Thùy',
  'Phương',
  'Thị Ngọc',
  'Thị Thanh',
  'Thị Hồng',
  'Hoàng',
];
const mensMiddle = [
  'Văn',
  'Văn',
  'Hữu',
  'Đức',
  'Minh',
  'Quốc',
  'Thanh',
  'Công',
  'Xuân',
  'Ngọc',
  'Tấn',
  'Trọng',
  'Đình',
  'Hoàng',
  'Thành',
  'Anh',
];
const womensGiven = [
  'Hằng', 'Lan', 'Hương', 'Mai', 'Thảo', 'Trang', 'Linh', 'Nga', 'Yến', 'Hạnh', 'Phượng', 'Tuyết', 'Nhung', 'Oanh', 'Loan', 'Diễm', 'Trâm',
  'Vân', 'Dung', 'Hiền', 'Hoa', 'Quyên', 'Thủy', 'Châu', 'Giang', 'Ngân', 'Nguyệt', 'Quỳnh', 'Thương', 'Xuân', 'Đào', 'Ánh', 'Cúc', 'Duyên', 'Huệ',
]; // biome-ignore format: lists of words read better in rows
const mensGiven = [
  'Hùng', 'Dũng', 'Cường', 'Nam', 'Tuấn', 'Minh', 'Long', 'Phúc', 'Sơn', 'Hải', 'Bình', 'Khánh', 'Đạt', 'Thắng', 'Quân', 'Huy', 'Khoa', 'Lộc',
  'Phát', 'Tài', 'Vinh', 'Trung', 'Kiên', 'Thịnh', 'Đức', 'Nghĩa', 'Toàn', 'Việt', 'Duy', 'Tâm', 'Tín', 'Hiếu', 'Lâm', 'Ân', 'Giàu', 'Đông',
]; // biome-ignore format: lists of words read better in rows

export interface PersonName {
  readonly full: string;
  readonly given: string;
  readonly isWoman: boolean;
}

export function personName(random: Random): PersonName {
  const isWoman = random.chance(0.48);
  const given = random.pick(isWoman ? womensGiven : mensGiven);
  const middle = random.pick(isWoman ? womensMiddle : mensMiddle);
  return { full: `${random.weighted(familyNames)} ${middle} ${given}`, given, isWoman };
}

const mobilePrefixes = [
  '032', '033', '034', '035', '036', '037', '038', '039', '070', '076', '077', '078', '079', '081', '082', '083', '084', '085', '086', '088',
  '089', '090', '091', '093', '094', '096', '097', '098', '056', '058', '059',
]; // biome-ignore format: lists of words read better in rows

/** A mobile number of one of the networks of today, written as people write it. */
export function mobileNumber(random: Random): string {
  const prefix = random.pick(mobilePrefixes);
  const rest = digits(random, 7);
  const style = random.next();
  if (style < 0.62) return `${prefix}${rest.slice(0, 1)} ${rest.slice(1, 4)} ${rest.slice(4)}`;
  if (style < 0.82) return prefix + rest;
  if (style < 0.94) return `${prefix}${rest.slice(0, 1)}.${rest.slice(1, 4)}.${rest.slice(4)}`;
  return `+84 ${prefix.slice(1)} ${rest.slice(0, 3)} ${rest.slice(3)}`;
}

/** `area` with its leading zero, such as `028`. Numbers of the two biggest cities have eight digits after it, others seven. */
export function landlineNumber(random: Random, area: string): string {
  const rest = `3${digits(random, area.length === 3 ? 7 : 6)}`;
  return random.chance(0.7) ? `(${area}) ${rest.slice(0, 4)} ${rest.slice(4)}` : `${area} ${rest.slice(0, 4)} ${rest.slice(4)}`;
}

export function digits(random: Random, count: number): string {
  let text = '';
  for (let index = 0; index < count; index += 1) text += String(random.int(0, 9));
  return text;
}
