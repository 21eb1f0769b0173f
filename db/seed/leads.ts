import { addDays } from '../../src-shared/lib/dates.ts';
import { instantAt } from './days.ts';
import type { Member } from './office.ts';
import { createRandom, seedOf } from './random.ts';
import { seedRow, type SeedBatch, type SeedRow } from './row.ts';

const wants = ['Túi giấy in logo', 'Thùng carton 5 lớp', 'Màng co pallet', 'Hộp quà Tết', 'Băng keo in tên', 'Bao bì thực phẩm'];
const timings = ['Trước Tết', 'Quý 1 năm sau', 'Khi hết hợp đồng với bên cũ', 'Ngay tháng này', null] as const;
const deciders = ['Chị trưởng phòng mua hàng', 'Anh giám đốc', 'Kế toán trưởng', 'Hai vợ chồng chủ tiệm', null] as const;
const notes = ['Đang mua của bên khác, giá nhỉnh hơn ta.', 'Hẹn gửi mẫu.', 'Quan tâm nhưng chưa có ngân sách.', null] as const;

/** What was thought of a lead: nothing yet of every third, and of some twice. */
export function assessmentsOf(
  world: { readonly seed: number; readonly today: string; readonly nextId: () => string },
  index: number,
  customer: SeedRow,
): SeedRow[] {
  const random = createRandom(seedOf(world.seed, 21, index));
  const { ownerId, lifecycle } = customer.fields;
  if (lifecycle === 'account' || typeof ownerId !== 'string' || customer.deletedAt !== null || random.chance(0.35)) return [];
  const count = random.chance(0.2) ? 2 : 1;
  return Array.from({ length: count }, (_, at) => {
    const assessedAt = instantAt(addDays(world.today, -random.int(1, 60) - (count - 1 - at) * 60), random.int(480, 1000));
    const verdict =
      lifecycle === 'lead'
        ? random.weighted([
            ['qualified', 60],
            ['later', 28],
            ['unqualified', 12],
          ] as const)
        : random.weighted([
            ['later', 70],
            ['unqualified', 30],
          ] as const);
    const place = { scopeId: customer.scopeId, rootId: customer.rootId, createdAt: assessedAt, createdBy: ownerId };
    return seedRow(world.nextId(), place, {
      customerId: customer.id,
      verdict,
      warmth: random.weighted([
        ['hot', verdict === 'qualified' ? 40 : 5],
        ['warm', 45],
        ['cold', verdict === 'qualified' ? 15 : 50],
      ] as const),
      budgetDong: verdict === 'qualified' && random.chance(0.7) ? random.int(2, 60) * 5_000_000 : null,
      timing: random.pick(timings),
      decider: random.pick(deciders),
      need: random.pick(wants),
      note: random.pick(notes),
      assessedAt,
    });
  });
}

const rivals = [
  ['Bao bì Tân Tiến', 'tantienpack.com.vn', 'Máy in 8 màu, giao đúng hẹn', 'Không nhận đơn dưới 50 triệu'],
  ['Nhựa Duy Tân', 'duytan.com', 'Thương hiệu mạnh, nhiều đại lý', 'Ít cho công nợ'],
  ['Carton Sông Lam', null, 'Giá thấp ở miền Bắc', 'Thùng mềm khi trời ẩm'],
  ['Giấy Hoa Mai', null, 'Hàng mẫu nhanh trong ngày', 'Mẫu in hay lệch màu'],
  ['Bao bì Minh Phát', null, 'Ở gần khu công nghiệp Biên Hòa', 'Nhân viên hay thay đổi'],
] as const;
const goods = [
  ['Thùng carton 5 lớp 60×40×40', 'cái', 14_500],
  ['Túi giấy kraft A4', 'cái', 3_100],
  ['Màng co PE 2,4 kg', 'cuộn', 96_000],
  ['Băng keo trong 100 yard', 'cuộn', 9_200],
] as const;
const provincesSeen = ['2025:79', '2025:75', '2025:48', '2025:01', null] as const;

/** Those who sell what we sell, with a year of prices that reps saw. */
export function rivalsOf(options: {
  readonly seed: number;
  readonly today: string;
  readonly nextId: () => string;
  readonly members: readonly Member[];
  /** Where rows of the whole office stand. */
  readonly place: Parameters<typeof seedRow>[1];
}): SeedBatch[] {
  const random = createRandom(seedOf(options.seed, 22, 0));
  const { today, members, nextId } = options;
  const madeAt = instantAt(addDays(today, -380), 540);
  const author = members[0]?.id ?? null;
  const place = (createdBy: string | null, createdAt: string) => ({ ...options.place, createdAt, createdBy });
  const competitors = rivals.map(([name, website, strengths, weaknesses]) =>
    seedRow(nextId(), place(author, madeAt), { name, website, strengths, weaknesses, note: null }),
  );
  const competitorPrices = competitors.flatMap(({ id }) => {
    const level = random.int(92, 108) / 100;
    return goods.slice(0, random.int(2, goods.length)).flatMap(([product, unit, usual]) =>
      Array.from({ length: random.int(3, 6) }, (_, at) => {
        const seenOn = addDays(today, -random.int(1, 50) - at * 60);
        const by = random.pick(members).id;
        return seedRow(nextId(), place(by, instantAt(seenOn, random.int(480, 1000))), {
          competitorId: id,
          productId: null,
          product,
          unit,
          priceDong: Math.round((usual * level * (100 - at * 2 + random.int(-2, 2))) / 10_000) * 100,
          seenOn,
          provinceCode: random.pick(provincesSeen),
          note: null,
        });
      }),
    );
  });
  return [
    { entity: 'competitors', rows: competitors },
    { entity: 'competitorPrices', rows: competitorPrices },
  ];
}
