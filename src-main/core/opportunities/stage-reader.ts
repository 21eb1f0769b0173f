import { standardStages, type Stage } from '../../../src-shared/opportunities/standard-stages.ts';
import type { Db } from '../platform/database.ts';

/**
 * Every stage in its order: the office's rows, and the standard ones that nobody has changed. Stages that cards stand in and nobody knows (of a
 * laptop that is ahead, or removed) come last and take no cards.
 */
export function createStageReader(db: Db): () => readonly Stage[] {
  const rows = db.prepare(
    `SELECT id, vi, en, kind, probability_percent AS probabilityPercent, rot_after_days AS rotAfterDays, "order",
            is_active AS isActive, deleted_at AS deletedAt FROM stages ORDER BY "order", created_at, id`,
  );
  const used = db.prepare('SELECT DISTINCT stage_id FROM opportunities WHERE deleted_at IS NULL').pluck();
  return () => {
    const written = rows.all() as StageRow[]; // the columns selected
    const known = new Map(
      written.map(({ deletedAt, ...row }) => [row.id, { deletedAt, stage: { ...row, isActive: row.isActive === 1 } }]),
    );
    const living = [...known.values()].filter(({ deletedAt }) => deletedAt === null).map(({ stage }) => stage);
    const standIns = standardStages.filter(({ id }) => !known.has(id));
    const stages = [...living, ...standIns].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
    const shown = new Set(stages.map(({ id }) => id));
    const strays = (used.all() as string[]) // ids
      .filter((id) => !shown.has(id))
      .map((id) => ({ ...(known.get(id)?.stage ?? unknownStage(id)), isActive: false }));
    return [...stages, ...strays];
  };
}

interface StageRow extends Omit<Stage, 'isActive'> {
  readonly isActive: number;
  readonly deletedAt: string | null;
}

function unknownStage(id: string): Stage {
  return {
    ...{ id, vi: 'Bước chưa biết', en: 'Unknown stage', kind: 'open' },
    ...{ probabilityPercent: 0, rotAfterDays: null, order: 1_000_000, isActive: false },
  };
}
