/** The records that are to be merged, in the address: the screen can be left and found again. */
export interface MergeSearch {
  readonly ids: readonly string[];
}

const most = 100;

export function readMergeSearch(search: Readonly<Record<string, unknown>>): MergeSearch {
  const ids: unknown[] = Array.isArray(search['ids']) ? search['ids'] : [];
  return { ids: ids.filter((id): id is string => typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)).slice(0, most) };
}
