import type { PartName } from '../../src-shared/customers/parts.ts';
import { addDays } from '../../src-shared/lib/dates.ts';
import { instantAt } from './days.ts';
import { mobileNumber, personName } from './people.ts';
import type { Random } from './random.ts';
import { seedRow, type SeedRow } from './row.ts';

export type SeedParts = Partial<Record<PartName, readonly SeedRow[]>>;

/** Customers that have parts of their record filled in: enough to look around in, few enough that a big database loads as fast as before. */
export const customersWithParts = 2000;

interface About {
  readonly customerId: string;
  readonly isCompany: boolean;
  readonly isPerson: boolean;
  readonly director: string | null;
  readonly lifecycle: 'target' | 'lead' | 'account';
  readonly provinceCode: string | null;
  readonly contactIds: readonly string[];
  readonly today: string;
  readonly ageDays: number;
}

const lines = [
  ['1702', 'Sản xuất giấy nhăn, bìa nhăn, bao bì từ giấy và bìa'],
  ['22201', 'Sản xuất bao bì từ plastic'],
  ['1811', 'In ấn'],
  ['1079', 'Sản xuất thực phẩm khác chưa được phân vào đâu'],
  ['1020', 'Chế biến, bảo quản thủy sản và các sản phẩm từ thủy sản'],
  ['1410', 'Sản xuất trang phục (trừ trang phục từ da lông thú)'],
  ['3101', 'Sản xuất giường, tủ, bàn, ghế bằng gỗ'],
  ['4632', 'Bán buôn thực phẩm'],
  ['4633', 'Bán buôn đồ uống'],
  ['4649', 'Bán buôn đồ dùng khác cho gia đình'],
  ['4679', 'Bán buôn chuyên doanh khác chưa được phân vào đâu'],
  ['4690', 'Bán buôn tổng hợp'],
  ['4722', 'Bán lẻ thực phẩm'],
  ['4933', 'Vận tải hàng hóa bằng đường bộ'],
  ['5210', 'Kho bãi và lưu giữ hàng hóa'],
  ['8292', 'Dịch vụ đóng gói'],
] as const;
const posts = [
  'Phó giám đốc',
  'Kế toán trưởng',
  'Trưởng ban kiểm soát',
  'Giám đốc nhà máy',
  'Thành viên hội đồng quản trị',
] as const;
const areas = [
  'KCN Long Hậu',
  'KCN Tân Bình',
  'KCN VSIP II',
  'Cụm công nghiệp Đức Hòa',
  'KCN Trà Nóc',
  'KCN Quế Võ',
  'Kho trung chuyển mới',
] as const;
const products = ['Thùng carton', 'Màng PE', 'Băng keo', 'Túi giấy', 'Hộp giấy in', 'Xốp chèn hàng', 'Pallet nhựa'] as const;
const competitors = ['Bao bì Tân Tiến Phát', 'Giấy Sài Gòn Xanh', 'Nhựa Hoàng Gia', 'An Phát Pack', 'một xưởng gần nhà'] as const;
const said = {
  low: ['Giao trễ hai lần trong tháng', 'Thùng bị ẩm, phải trả lại một phần', 'Gọi nhiều lần mới gặp được người'],
  middle: ['Hàng được, giá hơi cao', 'Tạm ổn, cần giao nhanh hơn', 'Chất lượng chưa đều giữa các lô'],
  high: ['Giao đúng hẹn, hàng chắc', 'Hài lòng, sẽ đặt thêm dịp Tết', 'Nhân viên nhiệt tình, xử lý nhanh'],
} as const;

/** What a customer's record consists of besides its own fields; an empty answer for most small shops. */
export function partsOf(about: About, place: Parameters<typeof seedRow>[1], nextId: () => string, random: Random): SeedParts {
  const { customerId, today } = about;
  const row = (fields: SeedRow['fields'], createdAt = place.createdAt) =>
    seedRow(nextId(), { ...place, createdAt }, { customerId, ...fields });
  const parts: Record<string, SeedRow[]> = {};
  if (about.isCompany) {
    if (random.chance(0.6)) parts['businessLines'] = businessLines(random).map(row1(row));
    if (random.chance(0.3)) parts['shareholders'] = shareholders(about.director, random).map(row1(row));
    if (random.chance(0.4)) parts['officers'] = officers(about.director, today, random).map(row1(row));
    if (random.chance(0.3)) parts['capitalItems'] = capital(today, random).map(row1(row));
    if (random.chance(0.12)) {
      parts['investmentAreas'] = [row({ name: random.pick(areas), provinceCode: about.provinceCode, note: null })];
    }
  }
  if (about.isPerson && random.chance(0.5)) parts['relations'] = family(today, random).map(row1(row));
  if (about.lifecycle !== 'target' && random.chance(about.isCompany ? 0.4 : 0.12)) {
    parts['walletShares'] = [random.pick(products), ...(random.chance(0.4) ? [random.pick(products)] : [])].map((product) =>
      row({ product, competitor: random.pick(competitors), amountDong: random.int(4, 240) * 5_000_000, asOf: null, note: null }),
    );
  }
  if (about.lifecycle === 'account' && random.chance(0.3)) {
    parts['opinions'] = opinions(about, random).map(({ day, fields }) => row(fields, instantAt(day, 600 + random.int(0, 300))));
  }
  if (random.chance(0.05)) {
    const referredOn = addDays(today, -random.int(10, Math.max(11, about.ageDays)));
    parts['referrals'] = [row({ referredId: null, personName: personName(random).full, referredOn, note: null })];
  }
  return parts as SeedParts; // only names of parts were used
}

const row1 = (row: (fields: SeedRow['fields']) => SeedRow) => (fields: SeedRow['fields']) => row(fields);

function businessLines(random: Random): SeedRow['fields'][] {
  const first = random.int(0, lines.length - 1);
  return Array.from({ length: random.int(1, 3) }, (_, at) => {
    const [vsicCode, name] = lines[(first + at * 5) % lines.length] ?? lines[0];
    return { vsicCode, name, isMain: at === 0 };
  });
}

/** Shares of all together are 100 %. */
function shareholders(director: string | null, random: Random): SeedRow['fields'][] {
  const main = random.int(40, 70) * 100;
  const second = random.chance(0.6) ? Math.floor((10_000 - main) / 200) * 100 : 0;
  const rest = 10_000 - main - second;
  return [
    { name: director ?? personName(random).full, shareBasisPoints: main },
    { name: personName(random).full, shareBasisPoints: rest },
    ...(second === 0 ? [] : [{ name: personName(random).full, shareBasisPoints: second }]),
  ].map((holder) => ({ ...holder, linkedId: null, note: null }));
}

function officers(director: string | null, today: string, random: Random): SeedRow['fields'][] {
  const since = (years: number) => `${Number(today.slice(0, 4)) - years}-0${random.int(1, 9)}-01`;
  const head = { name: director ?? personName(random).full, post: 'Giám đốc', fromOn: since(random.int(2, 12)), toOn: null };
  const others = Array.from({ length: random.int(1, 2) }, () => {
    const hasLeft = random.chance(0.2);
    const fromOn = since(random.int(3, 8));
    return { name: personName(random).full, post: random.pick(posts), fromOn, toOn: hasLeft ? since(random.int(1, 2)) : null };
  });
  return [head, ...others].map((officer) => ({ ...officer, note: null }));
}

function capital(today: string, random: Random): SeedRow['fields'][] {
  const asOf = `${Number(today.slice(0, 4)) - 1}-12-31`;
  const amount = random.int(2, 60) * 1_000_000_000;
  const none = { partnerName: null, partnerId: null, note: null };
  return [
    { kind: 'investment', amountDong: amount, asOf, ...none },
    { kind: 'equity', amountDong: Math.round((amount * random.int(30, 80)) / 100 / 1_000_000) * 1_000_000, asOf, ...none },
    ...(random.chance(0.2)
      ? [
          {
            kind: 'joint-venture',
            amountDong: random.int(1, 10) * 1_000_000_000,
            asOf,
            ...none,
            partnerName: random.pick(competitors.slice(0, 4)),
          },
        ]
      : []),
  ];
}

function family(today: string, random: Random): SeedRow['fields'][] {
  const kinds = random.pick([['wife', 'child'], ['husband', 'child'], ['child'], ['sibling'], ['wife', 'child', 'child']]);
  return kinds.map((kind) => {
    const born = Number(today.slice(0, 4)) - (kind === 'child' ? random.int(3, 25) : random.int(25, 60));
    const birthday = random.chance(0.6) ? `${born}-0${random.int(1, 9)}-${random.int(10, 28)}` : null;
    const phone = kind !== 'child' && random.chance(0.4) ? mobileNumber(random) : null;
    return { contactId: null, name: personName(random).full, kind, linkedId: null, phone, birthday, note: null };
  });
}

function opinions(about: About, random: Random): { day: string; fields: SeedRow['fields'] }[] {
  const subjects = ['product', 'service', 'company'] as const;
  let score = random.int(2, 4);
  const ago = Array.from({ length: random.int(2, 5) }, () => random.int(5, Math.max(6, Math.min(about.ageDays, 360)))).sort(
    (a, b) => b - a,
  );
  return ago.map((days) => {
    score = Math.min(5, Math.max(1, score + random.int(-1, 1)));
    const day = addDays(about.today, -days);
    const words = said[score <= 2 ? 'low' : score === 3 ? 'middle' : 'high'];
    const contactId = about.contactIds.length > 0 && random.chance(0.7) ? random.pick(about.contactIds) : null;
    return {
      day,
      fields: {
        contactId,
        about: random.pick(subjects),
        score,
        said: random.chance(0.8) ? random.pick(words) : null,
        saidOn: day,
      },
    };
  });
}

/** Every fortieth company or so has one to three of its owner's other customers below it. */
export function linkCustomers(customers: readonly SeedRow[], random: Random): readonly SeedRow[] {
  const linked = [...customers];
  const isFree = (row: SeedRow | undefined): row is SeedRow =>
    row?.fields['kind'] === 'company' && row.fields['parentId'] === null;
  for (let at = 7; at < linked.length; at += random.int(30, 50)) {
    const parent = linked[at];
    if (!isFree(parent) || !String(parent.fields['name']).startsWith('Công ty')) continue;
    let wanted = random.int(1, 3);
    for (let below = at + 1; below < Math.min(linked.length, at + 60) && wanted > 0; below += 1) {
      const child = linked[below];
      if (!isFree(child) || child.fields['ownerId'] !== parent.fields['ownerId']) continue;
      const isCompany = String(child.fields['name']).startsWith('Công ty');
      const siteKind = isCompany ? 'dependent' : random.pick(['branch', 'unit']);
      linked[below] = { ...child, fields: { ...child.fields, parentId: parent.id, siteKind } };
      wanted -= 1;
    }
  }
  return linked;
}
