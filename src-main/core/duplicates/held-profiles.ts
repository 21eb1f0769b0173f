import type { AddressProfile, DuplicateProfile } from '../../../src-shared/customers/duplicate-profile.ts';

/** More words than the names, streets and houses of any office's customers have between them that are worth sharing. */
const mostWords = 50_000;

/**
 * Profiles of all customers while pairs are looked for. Each collection of garbage moves what is new and still needed, and nothing else of the
 * core runs meanwhile: of a hundred thousand customers as little is kept as they are compared by, and what many say is kept once.
 */
export function createHeldProfiles() {
  const profiles = new Map<number, DuplicateProfile>();
  const words = new Map<string, string>();
  const trades = new Map<string, ReadonlySet<string>>();

  const shared = (word: string): string => {
    const known = words.get(word);
    if (known !== undefined) return known;
    if (words.size < mostWords) words.set(word, word);
    return word;
  };
  const sharedOrNull = (word: string | null) => (word === null ? null : shared(word));
  const tradeOf = (trade: ReadonlySet<string>): ReadonlySet<string> => {
    if (trade.size === 0) return none;
    const name = [...trade].join(' ');
    const known = trades.get(name);
    if (known === undefined) trades.set(name, trade);
    return known ?? trade;
  };
  const addressOf = (address: AddressProfile): AddressProfile => ({
    house: shared(address.house),
    street: address.street.map(shared),
  });

  return {
    keep(rid: number, profile: DuplicateProfile): void {
      const { name, phones, address } = profile;
      profiles.set(rid, {
        ...profile,
        kind: sharedOrNull(profile.kind),
        province: sharedOrNull(profile.province),
        phones: phones.size === 0 ? nobodys : phones,
        address: address === null ? null : addressOf(address),
        name: { ...name, core: name.core.map(shared), trade: tradeOf(name.trade), numbers: shared(name.numbers) },
      });
    },
    get: (rid: number) => profiles.get(rid),
  };
}

export type HeldProfiles = ReturnType<typeof createHeldProfiles>;

const none: ReadonlySet<string> = new Set();
const nobodys: ReadonlyMap<string, string> = new Map();
