import { foldText } from '../vietnam/fold.ts';
import { addressOfToday, oldWardKey, readOldAddress } from '../vietnam/old-address.ts';
import { guessProvince } from '../vietnam/provinces.ts';

export interface OldWard {
  readonly key: string;
  readonly ward: string;
  readonly district: string | null;
  readonly provinceCode: string;
}

/**
 * An address of before July 2025 is kept as the old one. What is shown as the address of today is the same text until somebody says what the
 * old ward is called now.
 */
export function addressOfRow(
  written: string,
  wards: Readonly<Record<string, string>>,
): { address: string; oldAddress: string | null; openWard: OldWard | null } {
  const old = written === '' ? null : readOldAddress(written);
  if (old === null) return { address: written, oldAddress: null, openWard: null };
  const key = oldWardKey(old);
  const answer = key !== null && Object.hasOwn(wards, key) ? (wards[key] ?? '').trim() : '';
  if (answer !== '') return { address: addressOfToday(old, answer), oldAddress: written, openWard: null };
  const isKnown = key !== null && old.ward !== null && old.provinceCode !== null;
  const openWard = isKnown ? { key, ward: old.ward, district: old.district, provinceCode: old.provinceCode } : null;
  return { address: written, oldAddress: written, openWard };
}

/**
 * The province comes from its own column, else from the address. What the column says stays readable in the address too: the name of a
 * province of before July 2025 is not the name of the one it belongs to now.
 */
export function placeOfRow(
  address: string,
  province: string,
  warn: (text: string) => void,
): { address: string; provinceCode: string | null } {
  if (province === '') return { address, provinceCode: address === '' ? null : guessProvince(address) };
  const isIn = ` ${foldText(address)} `.includes(` ${foldText(province)} `);
  const whole = isIn ? address : [address, province].filter((part) => part !== '').join(', ');
  const provinceCode = guessProvince(province);
  if (provinceCode === null) warn(province);
  return { address: whole, provinceCode: provinceCode ?? guessProvince(whole) };
}
