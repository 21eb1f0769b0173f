import { randomBytes } from 'node:crypto';
import { createRandom } from '../db/seed/random.ts';
import { createUuidV7 } from '../src-shared/lib/ids.ts';
import { clientOf, coreOf, databaseOf } from './core.ts';
import { atMost, type Bench } from './figure.ts';
import { percentile, spread, timed } from './measure.ts';
import { copyOf, profileWith } from './profiles.ts';

const things = [
  'Thùng carton',
  'Túi nilon',
  'Màng PE',
  'Băng keo',
  'Hộp nhựa',
  'Ly giấy',
  'Rổ nhựa',
  'Khay xốp',
  'Giấy gói',
  'Dây đai',
];
const kinds = ['3 lớp', '5 lớp', 'trong suốt', 'quai xách', 'cuộn lớn', 'in màu', 'loại dày', 'có nắp', 'đục lỗ', 'Đại Đồng'];
const makers = ['An Phát', 'Đại Đồng Tiến', 'Bình Minh', 'Duy Tân', 'Hoa Sen', 'Long Thành', 'Tân Tiến', 'Việt Nhật'];

/** What reps type, letter by letter: names with and without accents, sizes, codes, bar codes, what is not there. */
const phrases = [
  'thung carton 5 lop',
  'túi nilon quai',
  'mang pe',
  'dai dong tien',
  'hop nhua co nap 240',
  'bk-0421',
  'sp 4',
  '89345',
  'day dai viet nhat',
  'khong co hang nay',
  'ly',
  'giấy gói đục lỗ 31',
  'o',
];

export const products: Bench = {
  ids: ['product-search-50k', 'product-search-first', 'product-search-after-change'],
  title:
    'finding one of 50 000 products letter by letter, encrypted, through the dispatcher; the first key; the first after a change',
  async run({ isQuick }) {
    const count = isQuick ? 10_000 : 50_000;
    const copy = copyOf(await profileWith(200), { isInMemory: isQuick });
    try {
      await fill(copy.path, count);
      const core = coreOf(copy.path);
      await core.start();
      const client = clientOf(core);
      const first = await timed(() => client.products.search({ text: 't' }));
      const texts = phrases.flatMap((phrase) => Array.from(phrase, (_, index) => phrase.slice(0, index + 1)));
      const took: number[] = [];
      let slowest = { text: '', ms: 0 };
      for (let turn = 0; turn < 3; turn += 1) {
        for (const text of texts) {
          const ms = await timed(() => client.products.search({ text }));
          took.push(ms);
          if (ms > slowest.ms) slowest = { text, ms };
        }
      }
      await core.close();
      const again: number[] = [];
      for (let turn = 0; turn < 5; turn += 1) again.push(await afterChange(copy.path, turn));
      const words = `${count} products; ${spread(took)} keys, slowest "${slowest.text}"`;
      return [
        atMost('product-search-50k', percentile(took, 0.95), 'ms', 5, words),
        atMost('product-search-first', first, 'ms', 1500, `${count} products, read and folded once after the start`),
        atMost('product-search-after-change', percentile(again, 0.5), 'ms', 100, `${count} products, one renamed before`),
      ];
    } finally {
      copy.remove();
    }
  },
};

/** How long the first key takes after a row came from elsewhere in this process; the catalogue is the office's, so the row is written here. */
async function afterChange(profileDir: string, turn: number): Promise<number> {
  const db = await databaseOf(profileDir);
  try {
    const { createProductIndex } = await import('../src-main/core/products/product-index.ts');
    const index = createProductIndex(db);
    const filter = { groups: null, state: 'active' } as const;
    index.search('thung', filter, 20);
    db.prepare('UPDATE products SET name = ? WHERE code = ?').run(`Ghế nhựa ${turn}`, `BK-${turn}`);
    return await timed(() => Promise.resolve(index.search('ghe nhua', filter, 20)));
  } finally {
    db.close();
  }
}

export async function fill(profileDir: string, count: number): Promise<void> {
  const db = await databaseOf(profileDir);
  const newId = createUuidV7(Date.now, randomBytes);
  const random = createRandom(7);
  const insert = db.prepare<unknown[]>(
    `INSERT INTO products (id, scope_id, rev, created_at, code, name, unit, barcode, vat_class, is_active)
     VALUES (?, 'office', 1, '2026-11-01T00:00:00.000Z', ?, ?, 'cái', ?, 'standard', 1)`,
  );
  const list = newId();
  const price = db.prepare<unknown[]>(
    `INSERT INTO list_prices (id, scope_id, rev, created_at, price_list_id, product_id, price_dong, min_quantity_milli)
     VALUES (?, 'office', 1, '2026-11-01T00:00:00.000Z', ?, ?, ?, 0)`,
  );
  db.transaction(() => {
    db.prepare<unknown[]>(
      `INSERT INTO price_lists (id, scope_id, rev, created_at, name, is_standard, "order", is_active)
       VALUES (?, 'office', 1, '2026-11-01T00:00:00.000Z', 'Giá chuẩn', 1, 0, 1)`,
    ).run(list);
    for (let number = 0; number < count; number += 1) {
      const size = `${10 * (1 + Math.floor(random.next() * 40))}×${10 * (1 + Math.floor(random.next() * 30))}`;
      const name = `${random.pick(things)} ${random.pick(kinds)} ${random.pick(makers)} ${size}`;
      const id = newId();
      insert.run(id, `BK-${number}`, name, `8934${String(560_000_000 + number * 7)}`);
      price.run(newId(), list, id, 1000 * (1 + Math.floor(random.next() * 500)));
    }
  })();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
