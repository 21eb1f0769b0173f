import type { Db } from '../platform/database.ts';

/** More corrections of one thing said than anybody makes; a loop that a foreign laptop made ends here. */
const mostSteps = 50;

/**
 * What was said is never changed: a correction is a new row that names the one before. Own fields hang on the first of them, so that they
 * stay with what was said however often it is corrected.
 */
export function createCorrected(db: Db) {
  const before = db.prepare('SELECT corrects_id FROM interactions WHERE id = ?').pluck();
  const after = db
    .prepare('SELECT id FROM interactions WHERE corrects_id = ? AND deleted_at IS NULL ORDER BY created_at DESC, id DESC')
    .pluck();
  const walk = (from: string, next: { get(id: string): unknown }): string => {
    let at = from;
    for (let step = 0; step < mostSteps; step += 1) {
      const found = next.get(at);
      if (typeof found !== 'string') return at;
      at = found;
    }
    return at;
  };
  return {
    firstOf: (id: string) => walk(id, before),
    latestOf: (id: string) => walk(id, after),
  };
}
