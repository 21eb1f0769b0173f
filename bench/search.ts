import { createRandom } from '../db/seed/random.ts';
import { createCustomerSearch } from '../src-main/core/customers/customer-search.ts';
import { clientOf, coreOf, databaseOf } from './core.ts';
import { atMost, type Bench, type Figure } from './figure.ts';
import { percentile, spread, timed, timedSync } from './measure.ts';
import { profileWith, warmed } from './profiles.ts';

/** What reps type: names with and without accents, parts of names, contacts, phones, tax codes, initials, several words, mistakes. */
const phrases = [
  'công ty tnhh đại phát',
  'dai phat',
  'hoang long',
  'nha thuoc',
  'minh anh',
  'sai gon thinh',
  'bao bi',
  'nguyen van hung',
  'le thi',
  'tran minh duc',
  'thịnh',
  'đông',
  'ph',
  'htx rau sach',
  '0903 5',
  '0281',
  '031234',
  'dp',
  'ctt',
  'thuy san cuu long',
  'khong co ai ten nay',
];

/** What stands in no name: representatives, streets, wards, provinces, also beside a name. */
const placePhrases = [
  'nguyễn trãi',
  '12 le loi',
  'phuong tan an',
  'phường',
  'ap 5',
  'huyen cu chi',
  'quan 10',
  'tp ho chi minh',
  'ha noi',
  'da nang',
  'duong cach mang thang tam',
  'bao bi hai phong',
  'minh anh can tho',
  'hoang long phuong',
  'dai phat tinh dong thap',
  'xa khong co',
];

export const search: Bench = {
  ids: ['search-100k-p95', 'search-1m-p95', 'search-1m-max', 'search-places-100k', 'search-places-1m'],
  title: 'search while typing, letter by letter, database side, encrypted: through the dispatcher and the bare function',
  async run({ isQuick }) {
    if (isQuick) {
      const small = await measure(20_000);
      const places = await measure(20_000, placePhrases);
      return [
        atMost('search-100k-p95', percentile(small.through, 0.95), 'ms', 2, `20 000 customers; ${small.words}`),
        atMost('search-places-100k', percentile(places.through, 0.95), 'ms', 5, `20 000 customers; ${places.words}`),
      ];
    }
    const middle = await measure(100_000);
    const middlePlaces = await measure(100_000, placePhrases);
    const big = await measure(1_000_000);
    const bigPlaces = await measure(1_000_000, placePhrases);
    const figures: Figure[] = [
      atMost('search-100k-p95', percentile(middle.through, 0.95), 'ms', 2, middle.words),
      atMost('search-1m-p95', percentile(big.through, 0.95), 'ms', 5, big.words),
      atMost('search-1m-max', percentile(big.through, 1), 'ms', 40, big.words),
      atMost('search-places-100k', percentile(middlePlaces.through, 0.95), 'ms', 5, middlePlaces.words),
      atMost('search-places-1m', percentile(bigPlaces.through, 0.95), 'ms', 40, bigPlaces.words),
    ];
    return figures;
  },
};

async function measure(customers: number, typed: readonly string[] | null = null): Promise<{ through: number[]; words: string }> {
  const profileDir = await warmed(await profileWith(customers));
  const core = coreOf(profileDir);
  await core.start();
  const client = clientOf(core);
  const db = await databaseOf(profileDir, { isReadOnly: true });
  const bareSearch = createCustomerSearch(db);
  // Letter by letter, as fingers do it; which phrase comes when is mixed.
  const wanted = typed ?? [...phrases, ...(await phrasesOf(client))];
  const texts = [...new Set(shuffled(wanted).flatMap(lettersOf))];
  // The first search reads the roots of the indexes; the figure is about typing, not about the first key after the start.
  await client.customers.search({ text: 'a' });
  bareSearch('a', 20);
  const through: number[] = [];
  const bare: number[] = [];
  let slowest = { text: '', ms: 0 };
  for (const text of texts) {
    const ms = await timed(() => client.customers.search({ text }));
    through.push(ms);
    if (ms > slowest.ms) slowest = { text, ms };
    bare.push(timedSync(() => bareSearch(text, 20)));
  }
  db.close();
  await core.close();
  return { through, words: `${spread(through)} keys, slowest "${slowest.text}"; bare function ${spread(bare)}` };
}

/** Some customers of this very database: their phones, tax codes and contacts, so that rare numbers are typed to the end. */
async function phrasesOf(client: ReturnType<typeof clientOf>): Promise<string[]> {
  const { rows } = await client.customers.list({ limit: 8, order: { by: 'createdAt', descending: true } });
  const contacts = await Promise.all(rows.map(({ id }) => client.contacts.list({ customerId: id })));
  return [
    ...rows.slice(0, 3).map(({ name }) => name),
    ...rows.slice(3, 6).flatMap(({ phone }) => (phone === null ? [] : [phone.replace(/\D/g, '')])),
    ...rows.flatMap(({ taxCode }) => (taxCode === null ? [] : [taxCode])).slice(0, 2),
    ...contacts.flatMap((list) => list.contacts.map(({ name }) => name)).slice(0, 3),
  ];
}

/** `dai` is typed as d, da, dai. */
function lettersOf(phrase: string): string[] {
  return Array.from(phrase, (_, index) => phrase.slice(0, index + 1)).filter((text) => text.trim() !== '');
}

function shuffled<T>(list: readonly T[]): T[] {
  const random = createRandom(1);
  return list
    .map((value) => ({ value, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
