import { hashOf } from '../lib/text-hash.ts';
import type { DuplicateProfile } from './duplicate-profile.ts';

/*
 * Keys under which customers that may be the same meet, so that nobody compares each with each: of 100 000 customers that would be five
 * thousand million pairs. A key that too many share tells nothing and is passed over.
 */

/** Customers that may share a key: of a number or a whole name, and of a name with a slip in it. */
export const mostUnderSureKey = 60;
export const mostUnderNearKey = 16;

export interface DuplicateKey {
  /** A whole number below 2^52. */
  readonly hash: number;
  readonly isSure: boolean;
}

export function duplicateKeysOf(profile: DuplicateProfile): DuplicateKey[] {
  const keys: DuplicateKey[] = [];
  const sure = (text: string) => void keys.push({ hash: hashOf(text), isSure: true });
  const near = (text: string) => void keys.push({ hash: hashOf(text), isSure: false });
  const { name, address, province } = profile;
  if (profile.tax !== null) sure(`t${profile.tax}`);
  let phones = 0;
  for (const phone of profile.phones.keys()) if (phones++ < 4) sure(`p${phone}`);
  if (profile.email !== null) sure(`e${profile.email}`);
  if (name.joined !== '') sure(`n${name.joined}`);
  if (address !== null) near(`a${address.house} ${address.street[0] ?? ''} ${address.street[1] ?? ''} ${province ?? ''}`);
  // A slip leaves all words but one as they are.
  const { core } = name;
  const place = province ?? '';
  if (core.length >= 3) {
    for (let at = 0; at < Math.min(core.length, 5); at += 1)
      near(`w${[...core.slice(0, at), ...core.slice(at + 1)].join('')}/${place}`);
    // Words left out: the shorter name is one of the keys of the longer.
    near(`w${name.joined}/${place}`);
  } else if (core.length === 2) {
    const [first = '', second = ''] = core;
    near(`i${first}${second[0] ?? ''}/${place}`);
    near(`i${first[0] ?? ''}${second}/${place}`);
    near(`w${name.joined}/${place}`);
  } else if (name.joined.length >= 6) {
    near(`s${name.joined.slice(0, 4)}/${place}`);
    near(`s${name.joined.slice(-4)}/${place}`);
  }
  return keys;
}
