import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { erasureValues } from '../../../src-shared/erasures/erasure.ts';
import { writeFileDurably } from '../platform/durable-file.ts';
import type { Erasure } from '../sync/apply-erasures.ts';

/*
 * Who was erased on this laptop, beside the database: a backup of before does not know it. Ids alone, so it need not be encrypted.
 */

const list = z.array(erasureValues.pick({ onEntity: true, onId: true, ofCustomerId: true }));

export function readEraseList(path: string): Erasure[] {
  if (!existsSync(path)) return [];
  const parsed = list.safeParse(readJson(path));
  return parsed.success ? parsed.data : [];
}

/** Adds to the list; what is there stays. */
export function addToEraseList(path: string, erasures: readonly Erasure[]): void {
  const known = readEraseList(path);
  const added = erasures.filter(
    (erasure) => !known.some((each) => each.onEntity === erasure.onEntity && each.onId === erasure.onId),
  );
  if (added.length > 0) writeFileDurably(path, `${JSON.stringify([...known, ...added])}\n`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Cut by a power failure: the database's own list serves, and the next erasure writes a whole file.
    return null;
  }
}
