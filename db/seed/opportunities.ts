import { addDays } from '../../src-shared/lib/dates.ts';
import { standardStages } from '../../src-shared/opportunities/standard-stages.ts';
import { instantAt } from './days.ts';
import type { Member } from './office.ts';
import { createRandom, type Random, seedOf } from './random.ts';
import { seedRow, type SeedRow } from './row.ts';

const [need, proposal, haggling, won, lost] = standardStages.map(({ id }) => id);

/** What a distributor of packaging sells: name, usual price in thousands, usual number. */
const goods = [
  ['Thùng carton 5 lớp in offset', 14, 20_000],
  ['Thùng carton 3 lớp', 8, 30_000],
  ['Màng co PE 2,4 kg', 95, 2_000],
  ['Băng keo trong 100 yard', 9, 12_000],
  ['Túi giấy kraft in logo', 3, 60_000],
  ['Hộp giấy đựng bánh', 4, 40_000],
  ['Bao PP dệt 50 kg', 5, 50_000],
  ['Túi zip PE', 1, 150_000],
  ['Khay nhựa PET', 2, 80_000],
  ['Pallet gỗ thông', 180, 600],
  ['Xốp hơi chống sốc', 320, 300],
  ['Decal mã vạch', 65, 1_500],
] as const;
const occasions = ['quý này', 'quý sau', 'mùa Tết', 'hợp đồng năm', 'lô đầu tiên', 'mở xưởng mới', 'đổi nhà cung cấp', 'vụ hè'];
const needs = [
  'Cần giao trong 10 ngày, in một màu, chịu được 25 kg.',
  'Đang mua của bên khác, chưa hài lòng về độ cứng của giấy.',
  'Muốn hàng mẫu trước khi chốt số lượng.',
  'Cần công nợ 30 ngày và giao làm nhiều đợt.',
  'Sếp bên khách muốn so ba báo giá.',
];
const lostNotes = [
  'Bên kia chào thấp hơn 6 %.',
  'Khách dời kế hoạch sang năm sau.',
  'Không kịp khuôn in.',
  'Chuyển sang túi vải.',
];

export interface SeedOpportunities {
  readonly opportunities: readonly SeedRow[];
  readonly products: readonly SeedRow[];
  readonly people: readonly SeedRow[];
  readonly taggings: readonly SeedRow[];
}

const nothing: SeedOpportunities = { opportunities: [], products: [], people: [], taggings: [] };

/** Of every fourth customer one or two opportunities of the last year: most are closed, those of the last weeks are open. */
export function opportunitiesOf(
  world: {
    readonly seed: number;
    readonly today: string;
    readonly nextId: () => string;
    readonly members: readonly Member[];
    readonly interactionShare: number;
  },
  index: number,
  customer: SeedRow,
  contacts: readonly SeedRow[],
): SeedOpportunities {
  const random = createRandom(seedOf(world.seed, 11, index));
  const owner = world.members.find(({ id }) => id === customer.fields['ownerId']);
  if (owner === undefined || customer.deletedAt !== null || !random.chance(0.25 * world.interactionShare)) return nothing;
  const made = Array.from({ length: random.chance(0.3) ? 2 : 1 }, () =>
    tellOpportunity(world, customer, contacts, owner, random),
  );
  return {
    opportunities: made.map(({ opportunity }) => opportunity),
    products: made.flatMap(({ products }) => products),
    people: made.flatMap(({ people }) => people),
    taggings: made.flatMap(({ taggings }) => taggings),
  };
}

function tellOpportunity(
  { today, nextId }: { readonly today: string; readonly nextId: () => string },
  customer: SeedRow,
  contacts: readonly SeedRow[],
  owner: Member,
  random: Random,
) {
  const isOpen = random.chance(0.32);
  const age = isOpen ? random.int(1, 75) : random.int(20, 360);
  const begun = addDays(today, -age);
  const stageId = isOpen
    ? random.weighted([
        [need, 45],
        [proposal, 35],
        [haggling, 20],
      ])
    : random.weighted([
        [won, 58],
        [lost, 42],
      ]);
  const movedAgo = isOpen ? random.int(0, Math.min(age, 18)) : random.int(0, Math.max(0, age - 14));
  const movedAt = instantAt(addDays(today, -movedAgo), random.int(480, 1000));
  const isLost = stageId === lost;
  const lines = Array.from({ length: random.int(1, 3) }, () => {
    const [name, thousands, usual] = random.pick(goods);
    return { name, priceDong: thousands * 1000, quantity: Math.max(1, Math.round((usual * random.int(2, 30)) / 200) * 10) };
  });
  const valueDong = lines.reduce((sum, { priceDong, quantity }) => sum + priceDong * quantity, 0);
  const id = nextId();
  const customerId = customer.id;
  const place = {
    ...{ scopeId: customer.scopeId, rootId: customer.rootId },
    ...{ createdAt: instantAt(begun, random.int(480, 1000)), createdBy: owner.id },
  };
  const contact = contacts[0];
  const expected = isOpen ? addDays(today, random.int(-5, 90)) : addDays(today, random.int(-20, 25) - movedAgo);
  const opportunity = seedRow(id, place, {
    ...{
      customerId,
      title: `${lines[0]?.name ?? ''} – ${random.pick(occasions)}`,
      stageId: stageId ?? '',
      stageChangedAt: movedAt,
    },
    potentialPercent: random.chance(0.8) ? random.pick([50, 60, 80, 100]) : null,
    valueDong: random.chance(0.94) ? valueDong : null,
    expectedCloseOn: random.chance(0.95) ? expected : null,
    ...{ ownerId: owner.id, teamId: null, contactId: contact?.id ?? null, competitorId: null },
    source: customer.fields['source'] ?? null,
    needs: random.chance(0.6) ? random.pick(needs) : null,
    note: null,
    lostReason: isLost
      ? random.pick(['price', 'price', 'competitor', 'no-budget', 'postponed', 'product', 'delivery', 'no-answer'])
      : null,
    lostNote: isLost && random.chance(0.6) ? random.pick(lostNotes) : null,
    closedAt: isOpen ? null : movedAt,
    ...{ originEntity: null, originId: null },
  });
  const tags = random.chance(0.35) ? [random.pick(['urgent', 'big', 'tender', 'repeat', 'new-product'])] : [];
  return {
    opportunity,
    products: lines.map(({ name, priceDong, quantity }) =>
      seedRow(nextId(), place, {
        ...{ customerId, opportunityId: id, productId: null, name, quantityMilli: quantity * 1000, priceDong, note: null },
      }),
    ),
    people:
      contact === undefined
        ? []
        : [
            seedRow(nextId(), place, {
              ...{ customerId, opportunityId: id, contactId: contact.id, role: random.pick(['decider', 'buyer', 'influencer']) },
            }),
          ],
    taggings: tags.map((tag) => seedRow(nextId(), place, { customerId, onEntity: 'opportunities', onId: id, tag })),
  };
}
