import { managerScope } from '../../src-shared/sync/scopes.ts';
import { createRandom } from './random.ts';
import { seedRow, type SeedBatch, type SeedRow } from './row.ts';

/** A product of the demo company as other parts of the seed sell it. */
export interface SoldProduct {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly priceDong: number;
}

export interface Catalogue {
  readonly batches: readonly SeedBatch[];
  readonly products: readonly SoldProduct[];
  readonly listIds: { readonly standard: string; readonly dealers: string; readonly chains: string };
}

interface Family {
  readonly name: string;
  readonly code: string;
  readonly unit: string;
  readonly pack: readonly [quantity: number, name: string] | null;
  /** What varies, each with its price in đồng. */
  readonly sizes: readonly (readonly [size: string, price: number])[];
  readonly kinds: readonly string[];
  readonly vatClass?: 'standard-kept' | 'reduced';
}

const groups: readonly (readonly [name: string, code: string, families: readonly Family[]])[] = [
  [
    'Thùng và hộp giấy',
    'TG',
    [
      {
        name: 'Thùng carton 3 lớp',
        code: 'TC3',
        unit: 'cái',
        pack: [25, 'bó'],
        sizes: [
          ['20×15×10 cm', 2_900],
          ['30×20×15 cm', 4_800],
          ['40×30×20 cm', 8_500],
          ['50×35×30 cm', 13_200],
          ['60×40×40 cm', 19_500],
        ],
        kinds: ['trơn', 'in 1 màu', 'in 2 màu', 'giấy Kraft'],
      },
      {
        name: 'Thùng carton 5 lớp',
        code: 'TC5',
        unit: 'cái',
        pack: [20, 'bó'],
        sizes: [
          ['40×30×30 cm', 14_800],
          ['50×40×40 cm', 22_600],
          ['60×40×50 cm', 29_400],
          ['70×50×50 cm', 38_900],
        ],
        kinds: ['trơn', 'in 1 màu', 'chống ẩm', 'xuất khẩu'],
      },
      {
        name: 'Hộp giấy đựng thức ăn',
        code: 'HG',
        unit: 'cái',
        pack: [500, 'thùng'],
        sizes: [
          ['500 ml', 1_250],
          ['750 ml', 1_480],
          ['1.000 ml', 1_850],
        ],
        kinds: ['Kraft', 'trắng', 'có cửa sổ'],
      },
    ],
  ],
  [
    'Túi và màng nhựa',
    'TN',
    [
      {
        name: 'Túi HDPE quai xách',
        code: 'TQ',
        unit: 'kg',
        pack: [25, 'bao'],
        sizes: [
          ['1 kg', 41_000],
          ['3 kg', 40_000],
          ['5 kg', 39_500],
          ['10 kg', 39_000],
        ],
        kinds: ['trắng', 'đen', 'sọc', 'tự hủy sinh học'],
      },
      {
        name: 'Màng PE quấn pallet',
        code: 'PE',
        unit: 'cuộn',
        pack: [6, 'thùng'],
        sizes: [
          ['2,4 kg', 98_000],
          ['3,0 kg', 121_000],
          ['4,0 kg', 158_000],
        ],
        kinds: ['trong', 'đen', 'co giãn cao'],
      },
      {
        name: 'Túi zip',
        code: 'TZ',
        unit: 'kg',
        pack: null,
        sizes: [
          ['số 4', 62_000],
          ['số 6', 61_000],
          ['số 8', 60_000],
        ],
        kinds: ['trong', 'viền đỏ', 'bạc'],
      },
    ],
  ],
  [
    'Băng keo và dây đai',
    'BK',
    [
      {
        name: 'Băng keo',
        code: 'BK',
        unit: 'cuộn',
        pack: [6, 'cây'],
        sizes: [
          ['80 ya', 8_900],
          ['100 ya', 10_800],
          ['200 ya', 20_500],
        ],
        kinds: ['trong', 'đục', 'in logo', 'hai mặt', 'giấy Kraft'],
      },
      {
        name: 'Dây đai nhựa PP',
        code: 'DD',
        unit: 'cuộn',
        pack: null,
        sizes: [
          ['12 mm', 165_000],
          ['15 mm', 188_000],
          ['19 mm', 232_000],
        ],
        kinds: ['trắng', 'xanh', 'vàng'],
      },
      {
        name: 'Đai thép',
        code: 'DT',
        unit: 'kg',
        pack: null,
        sizes: [
          ['16 mm', 24_500],
          ['19 mm', 24_200],
          ['32 mm', 23_900],
        ],
        kinds: ['đen', 'mạ kẽm'],
        vatClass: 'standard-kept',
      },
    ],
  ],
  [
    'Ly, hộp và đồ dùng một lần',
    'LY',
    [
      {
        name: 'Ly giấy',
        code: 'LG',
        unit: 'cái',
        pack: [1000, 'thùng'],
        sizes: [
          ['6 oz', 480],
          ['9 oz', 620],
          ['12 oz', 780],
          ['16 oz', 960],
        ],
        kinds: ['trắng', 'Kraft', 'hai lớp', 'in hoa văn'],
      },
      {
        name: 'Ly nhựa PET',
        code: 'LP',
        unit: 'cái',
        pack: [1000, 'thùng'],
        sizes: [
          ['360 ml', 690],
          ['500 ml', 820],
          ['700 ml', 1_080],
        ],
        kinds: ['trong', 'nắp cầu', 'nắp bằng'],
      },
      {
        name: 'Hộp xốp',
        code: 'HX',
        unit: 'cái',
        pack: [400, 'bao'],
        sizes: [
          ['nhỏ', 420],
          ['vừa', 560],
          ['lớn', 740],
        ],
        kinds: ['một ngăn', 'ba ngăn'],
      },
    ],
  ],
  [
    'Đồ nhựa gia dụng',
    'GD',
    [
      {
        name: 'Rổ nhựa',
        code: 'RN',
        unit: 'cái',
        pack: [30, 'bó'],
        sizes: [
          ['20 cm', 9_500],
          ['30 cm', 15_800],
          ['40 cm', 24_600],
        ],
        kinds: ['vuông', 'tròn', 'có nắp'],
      },
      {
        name: 'Thùng rác nhựa',
        code: 'TR',
        unit: 'cái',
        pack: null,
        sizes: [
          ['15 lít', 68_000],
          ['60 lít', 245_000],
          ['120 lít', 595_000],
          ['240 lít', 985_000],
        ],
        kinds: ['xanh', 'vàng', 'đạp chân'],
      },
      {
        name: 'Khay nhựa',
        code: 'KN',
        unit: 'cái',
        pack: [20, 'bó'],
        sizes: [
          ['30×20 cm', 21_000],
          ['40×30 cm', 34_500],
          ['60×40 cm', 62_000],
        ],
        kinds: ['kín', 'đục lỗ', 'chịu lực'],
      },
    ],
  ],
  [
    'Giấy và vệ sinh',
    'GV',
    [
      {
        name: 'Giấy vệ sinh công nghiệp',
        code: 'VS',
        unit: 'cuộn',
        pack: [12, 'thùng'],
        sizes: [
          ['500 g', 16_900],
          ['700 g', 22_800],
          ['900 g', 28_900],
        ],
        kinds: ['2 lớp', '3 lớp'],
      },
      {
        name: 'Khăn giấy',
        code: 'KG',
        unit: 'gói',
        pack: [48, 'thùng'],
        sizes: [
          ['100 tờ', 5_200],
          ['180 tờ', 8_400],
          ['300 tờ', 13_100],
        ],
        kinds: ['rút', 'vuông', 'lụa'],
      },
      {
        name: 'Giấy gói hàng',
        code: 'GG',
        unit: 'kg',
        pack: null,
        sizes: [
          ['60 gsm', 21_500],
          ['80 gsm', 22_300],
          ['120 gsm', 23_800],
        ],
        kinds: ['Kraft nâu', 'Kraft trắng', 'tái chế'],
      },
    ],
  ],
];

/** The demo distributor's catalogue: products in groups, three price lists, a step by quantity, what each is bought for. */
export function createCatalogue(
  seed: number,
  place: Parameters<typeof seedRow>[1],
  today: string,
  nextId: () => string,
  /** Whose the two other lists are. */
  ofGroups: { readonly dealers: string; readonly chains: string },
): Catalogue {
  const random = createRandom(seed);
  const row = (fields: SeedRow['fields'], scopeId = place.scopeId) => seedRow(nextId(), { ...place, scopeId }, fields);
  const year = today.slice(0, 4);
  const list = (name: string, order: number, customerGroupId: string | null) =>
    row({
      name,
      customerGroupId,
      fromOn: `${year}-01-01`,
      toOn: null,
      isStandard: customerGroupId === null,
      order,
      isActive: true,
    });
  const lists = {
    standard: list('Giá chuẩn', 0, null),
    dealers: list('Giá đại lý', 1, ofGroups.dealers),
    chains: list('Giá chuỗi cửa hàng', 2, ofGroups.chains),
  };
  const groupRows: SeedRow[] = [];
  const productRows: SeedRow[] = [];
  const priceRows: SeedRow[] = [];
  const costRows: SeedRow[] = [];
  const products: SoldProduct[] = [];
  let number = 0;
  for (const [order, [groupName, groupCode, families]] of groups.entries()) {
    const top = row({ code: groupCode, name: groupName, parentId: null, order, isActive: true });
    groupRows.push(top);
    for (const [at, family] of families.entries()) {
      const group = row({ code: family.code, name: family.name, parentId: top.id, order: at, isActive: true });
      groupRows.push(group);
      for (const [sizeAt, [size, base]] of family.sizes.entries())
        for (const [kindAt, kind] of family.kinds.entries()) {
          number += 1;
          const code = `${family.code}-${sizeAt + 1}${String.fromCharCode(65 + kindAt)}`;
          const name = `${family.name} ${kind} ${size}`;
          const priceDong = rounded(base * (1 + kindAt * 0.08));
          const product = row({
            code,
            name,
            nameEn: null,
            groupId: group.id,
            unit: family.unit,
            barcode: random.chance(0.7) ? `8936${String(100_000_000 + number * 7919).slice(0, 9)}` : null,
            vatClass: family.vatClass ?? 'standard',
            description: null,
            packMilli: family.pack === null ? null : family.pack[0] * 1000,
            packUnit: family.pack?.[1] ?? null,
            isActive: !random.chance(0.03),
          });
          productRows.push(product);
          products.push({ id: product.id, code, name, unit: family.unit, priceDong });
          const priced = (priceListId: string, price: number, minQuantityMilli = 0) =>
            priceRows.push(row({ priceListId, productId: product.id, priceDong: rounded(price), minQuantityMilli }));
          priced(lists.standard.id, priceDong);
          priced(lists.dealers.id, priceDong * 0.92);
          if (family.pack !== null) priced(lists.dealers.id, priceDong * 0.89, family.pack[0] * 10_000);
          if (random.chance(0.6)) priced(lists.chains.id, priceDong * 0.95);
          costRows.push(
            row(
              { productId: product.id, costDong: rounded(priceDong * (0.68 + random.next() * 0.12)), fromOn: `${year}-01-01` },
              managerScope,
            ),
          );
        }
    }
  }
  return {
    products,
    listIds: { standard: lists.standard.id, dealers: lists.dealers.id, chains: lists.chains.id },
    batches: [
      { entity: 'productGroups', rows: groupRows },
      { entity: 'products', rows: productRows },
      { entity: 'priceLists', rows: Object.values(lists) },
      { entity: 'listPrices', rows: priceRows },
      { entity: 'productCosts', rows: costRows },
    ],
  };
}

/** To ten đồng where it is small, to hundreds else. */
function rounded(price: number): number {
  const step = price < 2_000 ? 10 : 100;
  return Math.round(price / step) * step;
}
