import Database from 'better-sqlite3';
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from './random.ts';

/** What can befall the files of a closed program. Answers what it did, in words. */
export interface Mutation {
  readonly name: string;
  /** How often it is drawn. */
  readonly weight: number;
  apply(profileDir: string, random: Random): string;
}

const pageBytes = 4096;
const dataOf = (profileDir: string) => join(profileDir, 'data.db');
const walOf = (profileDir: string) => join(profileDir, 'data.db-wal');

function flipBits(path: string, random: Random, count: number): string {
  const bytes = readFileSync(path);
  const places: number[] = [];
  for (let flip = 0; flip < count; flip += 1) {
    const at = random.below(bytes.length);
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.below(8)), at);
    places.push(at);
  }
  writeFileSync(path, bytes);
  return `${count} bits at ${places.join(', ')}`;
}

function withPages(path: string, change: (bytes: Buffer, pages: number) => string): string {
  const bytes = readFileSync(path);
  const what = change(bytes, Math.floor(bytes.length / pageBytes));
  writeFileSync(path, bytes);
  return what;
}

export const mutations: readonly Mutation[] = [
  { name: 'bit flips', weight: 30, apply: (dir, random) => flipBits(dataOf(dir), random, 1 + random.below(8)) },
  {
    name: 'zeroed page',
    weight: 10,
    apply: (dir, random) =>
      withPages(dataOf(dir), (bytes, pages) => {
        const page = random.below(pages);
        bytes.fill(0, page * pageBytes, (page + 1) * pageBytes);
        return `page ${page + 1}`;
      }),
  },
  {
    name: 'swapped pages',
    weight: 10,
    apply: (dir, random) =>
      withPages(dataOf(dir), (bytes, pages) => {
        const [one, other] = [random.below(pages), random.below(pages)];
        const kept = Buffer.from(bytes.subarray(one * pageBytes, (one + 1) * pageBytes));
        bytes.copyWithin(one * pageBytes, other * pageBytes, (other + 1) * pageBytes);
        kept.copy(bytes, other * pageBytes);
        return `pages ${one + 1} and ${other + 1}`;
      }),
  },
  {
    name: 'page written to the wrong place',
    weight: 6,
    apply: (dir, random) =>
      withPages(dataOf(dir), (bytes, pages) => {
        const [from, to] = [random.below(pages), random.below(pages)];
        bytes.copyWithin(to * pageBytes, from * pageBytes, (from + 1) * pageBytes);
        return `page ${from + 1} on ${to + 1}`;
      }),
  },
  {
    name: 'cut short',
    weight: 8,
    apply(dir, random) {
      const size = random.below(readFileSync(dataOf(dir)).length);
      truncateSync(dataOf(dir), size);
      return `to ${size} bytes`;
    },
  },
  {
    name: 'rubbish at the end',
    weight: 3,
    apply(dir, random) {
      const rubbish = Buffer.alloc(1 + random.below(10_000), 0xa5);
      writeFileSync(dataOf(dir), Buffer.concat([readFileSync(dataOf(dir)), rubbish]));
      return `${rubbish.length} bytes`;
    },
  },
  {
    name: 'log deleted',
    weight: 8,
    apply(dir) {
      rmSync(walOf(dir), { force: true });
      return '';
    },
  },
  {
    name: 'bit flips in the log',
    weight: 8,
    apply: (dir, random) => (existsSync(walOf(dir)) ? flipBits(walOf(dir), random, 1 + random.below(4)) : 'no log'),
  },
  {
    name: 'log cut short',
    weight: 5,
    apply(dir, random) {
      if (!existsSync(walOf(dir))) return 'no log';
      const size = random.below(readFileSync(walOf(dir)).length);
      truncateSync(walOf(dir), size);
      return `to ${size} bytes`;
    },
  },
  {
    name: 'an old copy in its place',
    weight: 4,
    apply(dir) {
      const [backup = ''] = readdirSync(join(dir, 'backups'));
      rmSync(walOf(dir), { force: true });
      copyFileSync(join(dir, 'backups', backup), dataOf(dir));
      return '';
    },
  },
  {
    name: 'a database of another program',
    weight: 3,
    apply(dir) {
      rmSync(dataOf(dir));
      rmSync(walOf(dir), { force: true });
      const other = new Database(dataOf(dir));
      other.exec("CREATE TABLE customers (id, name); INSERT INTO customers VALUES (1, 'Không phải của mình')");
      other.close();
      return '';
    },
  },
  {
    name: 'a text file in its place',
    weight: 3,
    apply(dir, random) {
      writeFileSync(dataOf(dir), 'Tên khách hàng,Địa chỉ\n'.repeat(1 + random.below(3000)));
      return '';
    },
  },
  {
    name: 'empty file',
    weight: 3,
    apply(dir) {
      writeFileSync(dataOf(dir), '');
      return '';
    },
  },
  {
    name: 'missing file',
    weight: 3,
    apply(dir) {
      rmSync(dataOf(dir));
      return '';
    },
  },
  {
    name: 'damaged data and damaged backup',
    weight: 5,
    apply(dir, random) {
      const [backup = ''] = readdirSync(join(dir, 'backups'));
      return `${flipBits(join(dir, 'backups', backup), random, 3)}; ${flipBits(dataOf(dir), random, 3)}`;
    },
  },
  {
    name: 'bit flips in the journal',
    weight: 4,
    apply(dir, random) {
      const [segment = ''] = readdirSync(join(dir, 'journal'));
      return flipBits(join(dir, 'journal', segment), random, 2);
    },
  },
];

export function drawMutation(random: Random): Mutation {
  let left = random.below(mutations.reduce((sum, { weight }) => sum + weight, 0));
  const drawn = mutations.find(({ weight }) => (left -= weight) < 0);
  if (drawn === undefined) throw new Error('weights do not add up');
  return drawn;
}
