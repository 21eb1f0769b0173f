import type { Db } from '../platform/database.ts';
import type { StateStore } from './state.ts';

/** So long this laptop can send again what an office lost that was put back from a backup. */
const keptDays = 30;

interface Mark {
  readonly day: string;
  readonly opNo: number;
}

/**
 * Forgets operations that were done more than thirty days ago, a part at a time; answers whether more are left. Counted are the days since
 * they were done and not since they were written: a laptop may have been offline for two months. The newest one always stays, since its number tells
 * how far this device has come.
 */
export function forgetOldOperations(db: Db, state: StateStore, nowMs: number, most = 500): boolean {
  const day = new Date(nowMs).toISOString().slice(0, 10);
  const oldest = new Date(nowMs - keptDays * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const marks = readMarks(state);
  if (marks[marks.length - 1]?.day !== day) {
    const done = Number(db.prepare("SELECT ifnull(max(op_no), 0) FROM outbox WHERE state = 'archived'").pluck().get());
    // A clock that was set back must not make a mark that is older than the ones before it.
    if ((marks[marks.length - 1]?.day ?? '') < day) {
      marks.push({ day, opNo: done });
      state.set('archive_marks', JSON.stringify(marks.slice(-keptDays - 5)));
    }
  }
  const upTo = Math.max(0, ...marks.filter((mark) => mark.day < oldest).map((mark) => mark.opNo));
  if (upTo === 0) return false;
  const { changes } = db
    .prepare(
      `DELETE FROM outbox WHERE op_no IN (
         SELECT op_no FROM outbox WHERE state = 'archived' AND op_no <= ? AND op_no < (SELECT max(op_no) FROM outbox) ORDER BY op_no LIMIT +?)`,
    )
    .run(upTo, most);
  return changes === most;
}

function readMarks(state: StateStore): Mark[] {
  const value = state.get('archive_marks');
  return value === null ? [] : (JSON.parse(value) as Mark[]); // written above
}
