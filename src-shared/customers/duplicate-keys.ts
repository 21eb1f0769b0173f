import { addToHash, beginHash, hashSoFar } from '../lib/text-hash.ts';
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
  const { name, address, province } = profile;
  if (profile.tax !== null) keys.push(sure('t', profile.tax));
  let phones = 0;
  for (const phone of profile.phones.keys()) if (phones++ < 4) keys.push(sure('p', phone));
  if (profile.email !== null) keys.push(sure('e', profile.email));
  if (name.joined !== '') keys.push(sure('n', name.joined));
  const place = province ?? '';
  if (address !== null) {
    const { house, street } = address;
    beginHash('a');
    addToHash(house);
    addToHash(' ');
    addToHash(street[0] ?? '');
    addToHash(' ');
    addToHash(street[1] ?? '');
    addToHash(' ');
    addToHash(place);
    keys.push({ hash: hashSoFar(), isSure: false });
  }
  // A slip leaves all words but one as they are.
  const { core } = name;
  if (core.length >= 3) {
    for (let without = 0; without < Math.min(core.length, 5); without += 1) {
      beginHash('w');
      for (let at = 0; at < core.length; at += 1) if (at !== without) addToHash(core[at] ?? '');
      keys.push(near(place));
    }
    // Words left out: the shorter name is one of the keys of the longer.
    beginHash('w');
    addToHash(name.joined);
    keys.push(near(place));
  } else if (core.length === 2) {
    const [first = '', second = ''] = core;
    beginHash('i');
    addToHash(first);
    addToHash(second[0] ?? '');
    keys.push(near(place));
    beginHash('i');
    addToHash(first[0] ?? '');
    addToHash(second);
    keys.push(near(place));
    beginHash('w');
    addToHash(name.joined);
    keys.push(near(place));
  } else if (name.joined.length >= 6) {
    beginHash('s');
    addToHash(name.joined.slice(0, 4));
    keys.push(near(place));
    beginHash('s');
    addToHash(name.joined.slice(-4));
    keys.push(near(place));
  }
  return keys;
}

function sure(kind: string, text: string): DuplicateKey {
  beginHash(kind);
  addToHash(text);
  return { hash: hashSoFar(), isSure: true };
}

function near(place: string): DuplicateKey {
  addToHash('/');
  addToHash(place);
  return { hash: hashSoFar(), isSure: false };
}
