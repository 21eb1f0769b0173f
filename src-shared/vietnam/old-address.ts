import { foldText } from './fold.ts';
import { formerProvinces, guessProvince, provinceName, provinces } from './provinces.ts';

/*
 * Addresses of before 1 July 2025, when provinces were merged (63 → 34), districts were dissolved and most wards got other names. The province
 * of today follows from the old one. The ward of today does not: no table of wards is part of this program, so it has to be asked, once for
 * each old ward.
 */

export interface OldAddress {
  /** House, street and whatever stands before the ward, as written. */
  readonly street: string;
  /** As written: `phường An Hoạch`, `P.12`. */
  readonly ward: string | null;
  readonly district: string | null;
  /** The province as written. */
  readonly province: string | null;
  /** The province of today. */
  readonly provinceCode: string | null;
}

const wardWord = /^(?:phuong|xa|thi tran|tt|p)\b ?\S/;
const districtWord = /^(?:quan|huyen|thi xa|tx|q|h)\b ?\S|^[qh]\d/;
const cityWord = /^(?:thanh pho|tp) (.+)$/;
const country = /^(?:viet nam|vietnam|vn)$/;

/** Names that were a province and are none now: whoever writes one writes an address of before. */
const goneProvinces = new Set(
  formerProvinces.map(({ name }) => foldText(name)).filter((name) => !provinces.some((now) => foldText(now.name) === name)),
);
const cityProvinces = new Set([
  ...provinces.filter(({ isCity }) => isCity).map(({ name }) => foldText(name)),
  'hcm',
  'ho chi minh city',
]);

/** Null for an address that says no district and no province of before: one of today, or too short to tell. */
export function readOldAddress(address: string): OldAddress | null {
  const parts = address
    .split(/[,;\n]|\s[–—-]\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((written) => ({ written, folded: foldText(written) }));
  let ward: string | null = null;
  let district: string | null = null;
  let province: string | null = null;
  let isGone = false;
  const street: string[] = [];
  // From the end: a street may bear the name of a ward, never the other way round.
  for (const { written, folded } of [...parts].reverse()) {
    if (country.test(folded) && province === null && street.length === 0) continue;
    if (province === null && district === null && ward === null && street.length === 0 && isProvince(folded)) {
      province = written;
      isGone = goneProvinces.has(folded.replace(/^tinh /, ''));
    } else if (district === null && ward === null && isDistrict(folded)) district = written;
    else if (ward === null && wardWord.test(folded)) ward = written;
    else street.unshift(written);
  }
  if (district === null && !isGone) return null;
  return { street: street.join(', '), ward, district, province, provinceCode: guessProvince(address) };
}

/** Under which an answer is kept: all customers of one old ward have one answer. Null where the address does not say its ward. */
export function oldWardKey({ ward, district, provinceCode }: OldAddress): string | null {
  return ward === null || provinceCode === null ? null : [ward, district ?? '', provinceCode].map(foldText).join('/');
}

/** The address of today, with the ward as it was answered. */
export function addressOfToday({ street, provinceCode }: OldAddress, newWard: string): string {
  const province = provinceCode === null ? null : provinceName(provinceCode);
  return [street, newWard.trim(), province].filter((part) => part !== null && part !== '').join(', ');
}

function isProvince(folded: string): boolean {
  const city = cityWord.exec(folded)?.[1];
  if (city !== undefined) return cityProvinces.has(city);
  const name = folded.replace(/^tinh /, '');
  return goneProvinces.has(name) || cityProvinces.has(name) || provinces.some((now) => foldText(now.name) === name);
}

function isDistrict(folded: string): boolean {
  if (districtWord.test(folded)) return true;
  const city = cityWord.exec(folded)?.[1];
  return city !== undefined && !cityProvinces.has(city);
}
