import type { SearchHit } from '../../../src-shared/customers/customers.contract.ts';
import { foldText } from '../../../src-shared/vietnam/fold.ts';
import { provinceName } from '../../../src-shared/vietnam/provinces.ts';
import type { Db } from '../platform/database.ts';
import { isListed } from './family.ts';
import { createNothingMemory } from './search-memory.ts';
import { createNameCheck, createScore, type Word } from './search-ranking.ts';

/*
 * Where else the words occur: in the legal representative, in the address and province with the name beside them. It is asked where
 * names, numbers and contacts leave room on the page. The index holds one row for a representative (its number is the customer's) and
 * one for a place (2^40 more), so that its own order is the order in which they are shown, and reading ends with the page: `phường`
 * stands in every other address.
 */

/** What the number of a row of places is beyond its customer's. */
export const placesFrom = 2 ** 40;
/** From the number of a row in the index to the customer's. */
export const customerOfMore = '(t.rowid & 1099511627775)';

/** What the index is asked; null for numbers, which stand in no representative's name, and for what cannot be one of its words. */
export function moreMatchOf(words: readonly Word[]): string | null {
  const forms = words.flatMap((word) => (word.length === 1 ? word : []));
  if (forms.length < words.length || !forms.every((form) => /^[a-z0-9]+$/.test(form))) return null;
  if (!forms.some((form) => form.length > 1 && /[a-z]/.test(form))) return null;
  return forms.map((form) => `"${form}"*`).join(' AND ');
}

interface Row {
  readonly number: number;
  readonly rid: number;
  readonly id: string;
  readonly name: string;
  readonly tradeName: string | null;
  readonly taxCode: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly provinceCode: string | null;
  readonly legalRepresentative: string | null;
}

export function createMoreSearch(db: Db) {
  const knownNothing = createNothingMemory(db, (form, word) => form.startsWith(word));
  const rows = db.prepare<[string, number]>(
    `SELECT t.rowid AS number, c.rid, c.id, c.name, c.trade_name AS tradeName, c.tax_code AS taxCode, c.phone, c.address,
       c.province_code AS provinceCode, c.legal_representative AS legalRepresentative
     FROM customers_more AS t CROSS JOIN customers AS c ON c.rid = ${customerOfMore}
     WHERE t.customers_more MATCH ? AND ${isListed} LIMIT +?`,
  );

  /** At most `room` customers beside those that are known already. */
  return (text: string, words: readonly Word[], room: number, known: ReadonlySet<number>): SearchHit[] => {
    const match = moreMatchOf(words);
    if (match === null || knownNothing.covers(words)) return [];
    // A known one may come twice: for its representative and for its place, beside which its name stands.
    const found = rows.all(match, room + 2 * known.size) as Row[]; // the columns selected
    if (found.length === 0) knownNothing.remember(words, true);
    const scoreOf = createScore(text, words);
    const holds = createNameCheck(words, ' ');
    const seen = new Set(known);
    const hits: { hit: SearchHit; rank: number }[] = [];
    for (const row of found) {
      if (seen.has(row.rid)) continue;
      seen.add(row.rid);
      const isPlace = row.number >= placesFrom;
      const shown = isPlace ? placeOf(row) : (row.legalRepresentative ?? '');
      const { id, name, tradeName, taxCode, phone, address } = row;
      const folded = ` ${foldText(shown)}`;
      const score = scoreOf({ rid: row.rid, name: shown, folded }) + (holds(folded) ? 1 : 0);
      hits.push({
        hit: {
          id,
          name,
          tradeName,
          taxCode,
          phone,
          address,
          contact: null,
          representative: isPlace ? null : shown,
          place: isPlace ? shown : null,
        },
        rank: (isPlace ? 0 : 100) + score,
      });
    }
    return hits
      .sort((a, b) => b.rank - a.rank)
      .slice(0, room)
      .map(({ hit }) => hit);
  };
}

/** The address, with the province where it does not tell it. */
function placeOf({ address, provinceCode }: Row): string {
  const province = provinceCode === null ? '' : (provinceName(provinceCode) ?? '');
  const isTold = province === '' || ` ${foldText(address ?? '')} `.includes(` ${foldText(province)} `);
  return [address ?? '', isTold ? '' : province].filter((part) => part !== '').join(', ');
}
