import type { SeedRow } from './row.ts';

/** Between two customers that were entered a second time. */
const step = 83;
/** How far before it the first of the two stands. */
const apart = 41;

/** Some customers that two people entered, each in his own way of writing: what the list of duplicates is there to find. */
export function someEnteredTwice(customers: readonly SeedRow[]): readonly SeedRow[] {
  const rows = [...customers];
  for (let at = step; at < rows.length; at += step) {
    const [first, second] = [rows[at - apart], rows[at]];
    if (first === undefined || second === undefined || first.fields['kind'] !== second.fields['kind']) continue;
    const write = ways[(at / step) % ways.length] ?? asItIs;
    const { name = null, address = null, provinceCode = null, phone = null } = first.fields;
    const again = { name: write(String(name)), address, provinceCode, phone, taxCode: null, email: null, website: null };
    rows[at] = { ...second, fields: { ...second.fields, ...again } };
  }
  return rows;
}

const asItIs = (name: string) => name;
const plain = (name: string) => name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
const ways = [
  plain,
  (name: string) => name.replace(/^Công ty/, 'Cty'),
  (name: string) => plain(name).toUpperCase(),
  asItIs,
] as const;
