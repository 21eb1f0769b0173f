import { cleanCell } from './cells.ts';
import type { ImportMapping, ImportTarget, MappedTarget } from './import.ts';

const joiners: Partial<Record<ImportTarget, string>> = {
  address: ', ',
  phone: ' / ',
  email: '; ',
  contactPhone: ' / ',
  contactEmail: '; ',
};

/** The columns of each target, from left to right. */
export function columnsByTarget(
  mapping: ImportMapping,
  headings: readonly string[],
): ReadonlyMap<MappedTarget, readonly number[]> {
  const columnsOf = new Map<MappedTarget, number[]>();
  for (const [key, target] of Object.entries(mapping)) {
    const column = Number(key);
    if (column < Math.max(headings.length, 1))
      columnsOf.set(
        target,
        [...(columnsOf.get(target) ?? []), column].sort((a, b) => a - b),
      );
  }
  return columnsOf;
}

/** What a row says of a target: its cells that hold something, joined. */
export function textOf(columnsOf: ReturnType<typeof columnsByTarget>, cells: readonly string[], target: MappedTarget): string {
  const columns = columnsOf.get(target) ?? [];
  const parts = columns.map((column) => cleanCell(cells[column] ?? '')).filter((part) => part !== '');
  return parts.join(joiners[target as ImportTarget] ?? ' ');
}
