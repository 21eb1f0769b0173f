import type { CustomerValues } from '../../../src-shared/customers/customer.ts';
import { addressOfRow } from '../../../src-shared/imports/place.ts';
import { readOldAddress } from '../../../src-shared/vietnam/old-address.ts';
import type { StateStore } from '../sync/state.ts';
import { recallWards } from '../wards/index.ts';

type Place = Pick<CustomerValues, 'address' | 'oldAddress' | 'provinceCode'>;

/**
 * What an address of before July 2025 that somebody types becomes, the same as in an import: it is kept as the old one, with the province of
 * today, and with the ward of today where that was answered for its ward before. Until it is, the page asks. Nothing for an address of
 * today, nor where the old one was said too.
 */
export function placeOfTyped(
  state: StateStore,
  change: Partial<Place>,
  stored: { provinceCode: unknown } | null,
): Partial<Place> {
  if (change.address == null || change.oldAddress !== undefined) return {};
  const { address, oldAddress } = addressOfRow(change.address, recallWards(state));
  if (oldAddress === null) return {};
  const province = readOldAddress(oldAddress)?.provinceCode ?? null;
  // Whoever chose a province knows better.
  const isOpen = change.provinceCode == null && stored?.provinceCode == null;
  return { address, oldAddress, ...(isOpen && province !== null ? { provinceCode: province } : {}) };
}
