import { formerProvinces, provinces } from '../../src-shared/vietnam/provinces.ts';
import { writeDegrees } from '../../src-shared/lib/geo.ts';
import { provinceSeat } from '../../src-shared/vietnam/province-seats.ts';
import type { Random } from './random.ts';

export type Region = 'city' | 'delta' | 'north';

/** Where each team sells: province of today, telephone area of its seat, first digits of its tax codes, share of the team's customers. */
type Place = readonly [code: string, area: string, tax: readonly string[], weight: number];
const places: Readonly<Record<Region, readonly Place[]>> = {
  city: [
    ['2025:79', '028', ['03', '03', '37', '35'], 62],
    ['2025:75', '0251', ['36', '38'], 20],
    ['2025:80', '0276', ['39', '11'], 14],
    ['2025:68', '0263', ['58', '34'], 4],
  ],
  delta: [
    ['2025:92', '0292', ['18', '63'], 26],
    ['2025:82', '0277', ['14', '12'], 18],
    ['2025:86', '0270', ['15', '13'], 20],
    ['2025:91', '0296', ['16', '17'], 22],
    ['2025:96', '0290', ['20', '19'], 14],
  ],
  north: [
    ['2025:01', '024', ['01', '05'], 28],
    ['2025:48', '0236', ['04', '40'], 16],
    ['2025:31', '0225', ['02', '08'], 9],
    ['2025:56', '0258', ['42', '45'], 8],
    ['2025:66', '0262', ['60', '44'], 7],
    ['2025:52', '0269', ['59', '41'], 5],
    ['2025:51', '0255', ['43', '61'], 3],
    ['2025:46', '0234', ['33', '33'], 4],
    ['2025:44', '0233', ['32', '31'], 2],
    ['2025:42', '0239', ['30', '30'], 2],
    ['2025:40', '0238', ['29', '29'], 3],
    ['2025:38', '0237', ['28', '28'], 3],
    ['2025:37', '0229', ['27', '06'], 3],
    ['2025:33', '0221', ['09', '10'], 3],
    ['2025:24', '0222', ['23', '24'], 5],
    ['2025:25', '0210', ['26', '25'], 3],
    ['2025:22', '0203', ['57', '57'], 3],
    ['2025:19', '0208', ['46', '47'], 2],
    ['2025:15', '0214', ['53', '52'], 1],
    ['2025:08', '0207', ['50', '51'], 1],
    ['2025:20', '0205', ['49', '49'], 1],
    ['2025:14', '0212', ['55', '55'], 1],
    ['2025:04', '0206', ['48', '48'], 0.5],
    ['2025:11', '0215', ['56', '56'], 0.5],
    ['2025:12', '0213', ['62', '62'], 0.5],
  ],
};

const nameOf = new Map(provinces.map(({ code, name, isCity }) => [code, { name, isCity }]));

const streets = [
  'Nguyễn Văn Linh', 'Lê Lợi', 'Trần Hưng Đạo', 'Nguyễn Huệ', 'Lý Thường Kiệt', 'Hai Bà Trưng', 'Điện Biên Phủ', 'Cách Mạng Tháng Tám', 'Võ Văn Kiệt',
  'Nguyễn Trãi', 'Phạm Văn Đồng', 'Quang Trung', 'Lê Hồng Phong', 'Trường Chinh', 'Nguyễn Thị Minh Khai', 'Hoàng Văn Thụ', 'Phan Đăng Lưu', 'Lạc Long Quân',
  'Âu Cơ', 'Lũy Bán Bích', 'Kinh Dương Vương', 'Hùng Vương', 'Nguyễn Đình Chiểu', 'Tôn Đức Thắng', 'Ngô Quyền', 'Phan Chu Trinh', 'Bùi Thị Xuân', 'Đinh Tiên Hoàng',
  '30 Tháng 4', '3 Tháng 2', 'Trần Phú', 'Huỳnh Thúc Kháng', 'Đường số 7', 'Tỉnh lộ 10', 'Quốc lộ 1A', 'Quốc lộ 13', 'Nguyễn Ảnh Thủ', 'Tô Ký', 'Đồng Khởi',
]; // biome-ignore format: lists of words read better in rows
const wardFirst = ['Tân', 'Bình', 'Phú', 'Long', 'An', 'Hòa', 'Thạnh', 'Mỹ', 'Vĩnh', 'Hưng', 'Đông', 'Xuân', 'Phước', 'Thới'];
const wardSecond = [
  'Định',
  'Thành',
  'Lợi',
  'Hưng',
  'Phú',
  'Thuận',
  'Hội',
  'Khánh',
  'Sơn',
  'Bình',
  'Mỹ',
  'Trung',
  'An',
  'Đức',
  'Tây',
  'Hiệp',
];
const zones: Readonly<Record<string, readonly string[]>> = {
  '2025:79': ['KCN Tân Bình', 'KCN Vĩnh Lộc', 'KCN Sóng Thần 1', 'KCX Linh Trung', 'KCN Mỹ Phước 3', 'KCN Tây Bắc Củ Chi'],
  '2025:75': ['KCN Amata', 'KCN Biên Hòa 2', 'KCN Nhơn Trạch 3'],
  '2025:80': ['KCN Long Hậu', 'KCN Đức Hòa 1', 'KCN Trảng Bàng'],
  '2025:92': ['KCN Trà Nóc 2', 'KCN Hưng Phú 1'],
  '2025:01': ['KCN Quang Minh', 'KCN Thăng Long'],
  '2025:48': ['KCN Hòa Khánh', 'KCN Điện Nam - Điện Ngọc'],
  '2025:31': ['KCN Nomura', 'KCN Tràng Duệ'],
};

export interface Address {
  readonly text: string;
  readonly provinceCode: string;
  readonly area: string;
  readonly taxPrefixes: readonly string[];
}

/** An address as it is written since 1 July 2025 (ward, province), or in one of six cases as before (ward, district, old province). */
export function addressIn(region: Region, random: Random): Address {
  const place = random.weighted(places[region].map((entry) => [entry, entry[3]] as const));
  const [provinceCode, area, taxPrefixes] = place;
  const text = random.chance(0.17) ? oldAddress(provinceCode, random) : newAddress(provinceCode, random);
  return { text, provinceCode, area, taxPrefixes };
}

function newAddress(code: string, random: Random): string {
  const province = nameOf.get(code);
  if (province === undefined) throw new Error(`no province ${code}`);
  const isTown = province.isCity ? random.chance(0.85) : random.chance(0.55);
  const ward = `${isTown ? 'phường' : 'xã'} ${wardName(random)}`;
  const city = code === '2025:79' ? 'TP. Hồ Chí Minh' : `${province.isCity ? 'TP.' : 'tỉnh'} ${province.name}`;
  const zonesHere = zones[code];
  if (zonesHere !== undefined && random.chance(0.09))
    return `Lô ${random.pick(['A', 'B', 'C', 'D'])}${random.int(1, 24)}, ${random.pick(zonesHere)}, ${ward}, ${city}`;
  if (!isTown && random.chance(0.5)) return `Ấp ${random.int(1, 9)}, ${ward}, ${city}`;
  return `${houseNumber(random)} ${random.pick(streets)}, ${ward}, ${city}`;
}

function oldAddress(code: string, random: Random): string {
  const former = random.pick(formerProvinces.filter((entry) => entry.nowCode === code));
  if (former.code === '2008:79') {
    const district = random.chance(0.6)
      ? `quận ${random.pick(['1', '3', '4', '5', '6', '7', '8', '10', '11', '12'])}`
      : random.pick(['quận Bình Thạnh', 'quận Tân Bình', 'quận Gò Vấp', 'huyện Hóc Môn', 'huyện Củ Chi', 'TP. Thủ Đức']);
    return `${houseNumber(random)} ${random.pick(streets)}, phường ${random.int(1, 15)}, ${district}, TP.HCM`;
  }
  const district = `${random.pick(['huyện', 'huyện', 'thị xã', 'TP.'])} ${wardName(random)}`;
  return `${houseNumber(random)} ${random.pick(streets)}, xã ${wardName(random)}, ${district}, ${former.isCity ? 'TP.' : 'tỉnh'} ${former.name}`;
}

function wardName(random: Random): string {
  const first = random.pick(wardFirst);
  const second = random.pick(wardSecond);
  return first === second ? `${first} An` : `${first} ${second}`;
}

function houseNumber(random: Random): string {
  const number = random.int(1, 680);
  if (random.chance(0.2)) return `${number}/${random.int(1, 60)}`;
  return random.chance(0.1) ? `${number}${random.pick(['A', 'B', 'Bis'])}` : String(number);
}

/** Somewhere within half an hour of the province's seat, as a phone's position would say; null where nothing is known. */
export function positionNear(
  provinceCode: string | null,
  random: Random,
): { latitude: string | null; longitude: string | null; positionSource: string | null } {
  const seat = provinceSeat(provinceCode);
  if (seat === null || random.chance(0.25)) return { latitude: null, longitude: null, positionSource: null };
  const near = (degrees: string) => writeDegrees(Number(degrees) + (random.next() + random.next() - 1) * 0.12);
  return {
    latitude: near(seat.latitude),
    longitude: near(seat.longitude),
    positionSource: random.chance(0.6) ? 'photo' : 'manual',
  };
}
