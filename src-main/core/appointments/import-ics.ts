import { readFile, stat } from 'node:fs/promises';
import { appointmentValues } from '../../../src-shared/appointments/appointment.ts';
import type { CalendarCounts } from '../../../src-shared/appointments/appointments.contract.ts';
import type { CalendarEntry } from '../../../src-shared/calendar-files/ics.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { Context } from '../context.ts';
import { madeId } from '../platform/made-id.ts';
import { emptyLongLog, withLongLog } from '../platform/long-log.ts';
import { pauseForOthers, someInSlices } from '../platform/pause.ts';
import { createRowReader, type Fields } from '../sync/rows.ts';
import type { WriteTransaction } from '../sync/write-door.ts';

const day = 86_400_000;
const mostBytes = 60 * 1024 * 1024;
/**
 * Each transaction is waited for until it is on the disk, and every one writes pages of the indexes that the next one writes again: rows are
 * written for so long, or so many, and nobody waits for longer than a blink.
 */
const rowsMs = 24;
const mostRows = 1024;
/** Between two looks at the clock; whole statements of the write door. */
const rowsAtOnce = 128;
/** So long grows the log (28 MB) before it is copied into the file, in a turn of its own: pages that are written again and again are copied once. */
const walPages = 7000;
/** One transaction reads so many: begun for each of them, it would be half of what reading takes. */
const entriesAtOnce = 200;
const fields = ['title', 'startsAt', 'endsAt', 'isAllDay', 'place', 'note'] as const;

export const visitUid = (id: string) => `visit-${id}@fieldbook`;

/** Takes entries of other calendars in. One is known again by its UID; its row's id follows from it, on every laptop of the person the same. */
export function createIcsImport(ctx: Context) {
  const anyKnown = ctx.db.prepare('SELECT 1 FROM appointments WHERE ics_uid IS NOT NULL AND owner_id = ? LIMIT 1').pluck();
  const known = ctx.db.prepare('SELECT id FROM appointments WHERE ics_uid = ? AND owner_id = ? ORDER BY rid LIMIT 1').pluck();
  const read = async (file: string) => {
    const { path } = await ctx.files.resolveForReading(file);
    if ((await stat(path)).size > mostBytes) {
      throw new AppError('invalid', 'the calendar is too large', { fields: { file: 'too-many-entries' } });
    }
    const now = ctx.clock.now();
    // With the library of calendars: a start does not wait for it.
    const { readIcsInSlices } = await import('../calendar-files/index.ts');
    return readIcsInSlices(await readFile(path), { from: now - 31 * day, to: now + 396 * day });
  };
  const reader = createRowReader(ctx.db);
  const here = ctx.db
    .prepare('SELECT value FROM json_each(?) AS wanted WHERE EXISTS (SELECT 1 FROM appointments WHERE id = wanted.value)')
    .pluck();
  /** Which of these rows are here, deleted ones too. */
  const idsHere = (some: readonly Known[]) => new Set(here.all(JSON.stringify(some.map(({ id }) => id))));
  const ownHere = ctx.db.prepare('SELECT 1 FROM appointments WHERE id = ? AND owner_id = ?').pluck();
  /** `isFirst`: nothing has come in before, so that there is nothing to look up. */
  const idOf = (entry: CalendarEntry, me: string, isFirst: boolean): string => {
    // Written by this program and come back. A colleague's file reads the same, and the office refuses whoever writes to his row.
    const written = /^appointment-([0-9a-f-]{36})@fieldbook$/.exec(entry.uid)?.[1];
    if (written !== undefined && ownHere.get(written, me) !== undefined) return written;
    const found = isFirst ? undefined : known.get(entry.uid, me);
    return typeof found === 'string' ? found : madeId('appointments', me, entry.uid);
  };
  const planOf = ({ entry, id }: Known, me: string, isKnown: boolean): Plan => {
    if (/^visit-[0-9a-f-]{36}@fieldbook/.test(entry.uid)) return { what: 'visits' };
    const row = isKnown ? (reader('appointments', id)?.row ?? null) : null;
    const isHere = row !== null && row.deletedAt === null;
    if (entry.isCancelled) return isHere ? { what: 'cancelled', id } : { what: 'same' };
    const { uid, isCancelled: _isCancelled, ...given } = entry;
    const parsed = appointmentValues.safeParse({ ...given, ownerId: me, customerId: null, sharedWith: null, icsUid: uid });
    if (!parsed.success) return { what: 'unreadable' };
    if (row === null) return { what: 'created', id, values: parsed.data };
    const change = Object.fromEntries(
      fields.filter((field) => row.fields[field] !== parsed.data[field]).map((field) => [field, parsed.data[field]]),
    );
    if (isHere && Object.keys(change).length === 0) return { what: 'same' };
    return { what: 'changed', id, change, isGone: !isHere };
  };
  const writePart = (tx: WriteTransaction, part: readonly Known[], userId: string, counts: CalendarCounts) => {
    const found = idsHere(part);
    let fresh: { values: Fields & { id: string } }[] = [];
    const writeFresh = () => {
      tx.createAll('appointments', fresh);
      fresh = [];
    };
    for (const one of part) {
      // Entries of one id stand together, and the later one has to find the row of the one before.
      if (fresh.at(-1)?.values.id === one.id) writeFresh();
      const plan = planOf(one, userId, found.has(one.id));
      counts[plan.what] += 1;
      if (plan.what === 'created') {
        found.add(one.id);
        fresh.push({ values: { id: plan.id, ...plan.values } });
      } else if (plan.what === 'cancelled') tx.remove('appointments', plan.id);
      else if (plan.what === 'changed') {
        if (plan.isGone) tx.restore('appointments', plan.id);
        tx.update('appointments', plan.id, plan.change);
      }
    }
    writeFresh();
  };
  const me = () => {
    const userId = ctx.userId();
    if (userId === null) throw new AppError('forbidden', 'nobody works here');
    return userId;
  };

  return {
    async inspectIcs({ file }: { file: string }): Promise<CalendarCounts> {
      const { entries, unreadable, leftOut } = await read(file);
      const counts = { ...nothing, unreadable, leftOut };
      const userId = me();
      const isFirst = anyKnown.get(userId) === undefined;
      await someInSlices(
        entries,
        entriesAtOnce,
        ctx.db.transaction((some: readonly CalendarEntry[]) => {
          const known = some.map((entry) => ({ entry, id: idOf(entry, userId, isFirst) }));
          const found = idsHere(known);
          for (const one of known) counts[planOf(one, userId, found.has(one.id)).what] += 1;
        }),
      );
      return counts;
    },
    async importIcs({ file }: { file: string }): Promise<CalendarCounts & { groupId: string }> {
      const { entries: inFile, unreadable, leftOut } = await read(file);
      const counts = { ...nothing, unreadable, leftOut };
      const groupId = ctx.ids.next();
      const userId = me();
      const isFirst = anyKnown.get(userId) === undefined;
      const byBeginning = new Map<string, Known[]>();
      await someInSlices(
        inFile,
        entriesAtOnce,
        ctx.db.transaction((some: readonly CalendarEntry[]) => {
          for (const entry of some) {
            const id = idOf(entry, userId, isFirst);
            const alike = byBeginning.get(id.slice(0, 2));
            if (alike === undefined) byBeginning.set(id.slice(0, 2), [{ entry, id }]);
            else alike.push({ entry, id });
          }
        }),
      );
      await pauseForOthers();
      const parts = partsInOrder(byBeginning);
      await withLongLog(ctx.db, walPages, async () => {
        for (let part = parts.next(); part.done !== true; ) {
          ctx.write.transact(
            (tx) => {
              const startedMs = performance.now();
              for (
                let rows = 0;
                part.done !== true && rows < mostRows && performance.now() - startedMs < rowsMs;
                part = parts.next()
              ) {
                writePart(tx, part.value, userId, counts);
                rows += part.value.length;
              }
            },
            { groupId },
          );
          await pauseForOthers();
          if (emptyLongLog(ctx.db, walPages)) await pauseForOthers();
        }
      });
      return { ...counts, groupId };
    },
  };
}

/** An entry and the row that it is, or would be. */
interface Known {
  readonly entry: CalendarEntry;
  readonly id: string;
}

type Plan =
  | { readonly what: 'visits' | 'same' | 'unreadable' }
  | { readonly what: 'cancelled'; readonly id: string }
  | { readonly what: 'created'; readonly id: string; readonly values: Record<string, string | boolean | null> }
  | {
      readonly what: 'changed';
      readonly id: string;
      readonly change: Record<string, string | boolean | null>;
      readonly isGone: boolean;
    };

const nothing: CalendarCounts = { created: 0, changed: 0, same: 0, cancelled: 0, visits: 0, unreadable: 0, leftOut: 0 };

/** In the order of their ids, so that a transaction writes few pages of the indexes; those of one id in the order of the file. */
function* partsInOrder(byBeginning: ReadonlyMap<string, readonly Known[]>): Generator<readonly Known[]> {
  let part: Known[] = [];
  // A part of them at a time: all at once would be the longest turn of all.
  for (const [, alike] of [...byBeginning].sort(([one], [other]) => compare(one, other))) {
    for (const one of [...alike].sort((a, b) => compare(a.id, b.id))) {
      part.push(one);
      if (part.length < rowsAtOnce) continue;
      yield part;
      part = [];
    }
  }
  if (part.length > 0) yield part;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
