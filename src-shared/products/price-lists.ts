/** A price list as far as it is chosen by: `priceListValues`. */
export interface ListToChoose {
  readonly id: string;
  readonly fromOn: string | null;
  readonly toOn: string | null;
  readonly isStandard: boolean;
  readonly order: number;
  readonly isActive: boolean;
}

/** Whether a list's prices hold on a day. */
export function holdsOn(list: Pick<ListToChoose, 'fromOn' | 'toOn' | 'isActive'>, day: string): boolean {
  return list.isActive && (list.fromOn === null || list.fromOn <= day) && (list.toOn === null || day <= list.toOn);
}

/** The list for whoever no other is meant for: of several that hold the first in order. */
export function standardListOn<L extends ListToChoose>(lists: readonly L[], day: string): L | null {
  const held = lists.filter((list) => list.isStandard && holdsOn(list, day));
  return held.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))[0] ?? null;
}
