import { duplicateKeysOf, mostUnderNearKey, mostUnderSureKey } from '../../../src-shared/customers/duplicate-keys.ts';
import { type DuplicateProfile, profileOf } from '../../../src-shared/customers/duplicate-profile.ts';
import { compareCustomers, type DuplicateReason, duplicateScore } from '../../../src-shared/customers/duplicates.ts';
import { isListed } from '../customers/index.ts';
import { type Db, inDerivedTransaction } from '../platform/database.ts';
import { emptyLongLog } from '../platform/long-log.ts';
import { inSlices, pauseForOthers, sliceMs } from '../platform/pause.ts';
import { diskErrorOf } from '../platform/sqlite-errors.ts';
import type { StateStore } from '../sync/state.ts';
import { type ComparedFields, createComparedFields } from './compared-fields.ts';
import { createKeyBuckets, type KeyBuckets } from './key-buckets.ts';

/*
 * Who meets whom. Keys and pairs are made when somebody first asks, in slices between which others get their turn, and brought up to date
 * with whatever changed when somebody asks again:
 *
 *     nothing ──first question──▶ whole build ──▶ built up to row n ──question──▶ changed rows (trigger) and rows after n ──▶ built
 *
 * An edit pays one small row for it (`duplicates_waiting`). A key that stays of an earlier value costs a comparison, no more.
 */

/** Rows between two looks at the clock. */
const rowsAtOnce = 40;
/** So long grows the log before it is copied into the file, in a turn of its own. */
const walPages = 1000;
/** A statement of many rows costs a third of many statements. */
const keysInStatement = 256;
/** More changes than this and everything is made anew: it is quicker. */
const mostChanges = 3000;
const builtTo = 'duplicates_built_to';
/** Raised whenever keys or scores are made in another way. */
const version = '2';

interface Row {
  readonly rid: number;
  readonly kind: string;
  readonly name: string;
  readonly taxCode: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly provinceCode: string | null;
}

const columns = `c.rid, c.kind, c.name, c.tax_code AS taxCode, c.phone, c.email, c.address, c.province_code AS provinceCode`;

export interface FoundMatch {
  readonly rid: number;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

export function createDuplicateIndex(db: Db, state: StateStore) {
  const after = db.prepare(`SELECT ${columns} FROM customers AS c WHERE c.rid > ? AND ${isListed} ORDER BY c.rid LIMIT +?`);
  const byRid = db.prepare(`SELECT ${columns} FROM customers AS c WHERE c.rid = ? AND ${isListed}`);
  const newest = db.prepare('SELECT ifnull(max(rid), 0) FROM customers').pluck();
  const waiting = db.prepare('SELECT rid FROM duplicates_waiting LIMIT +?').pluck();
  const countWaiting = db.prepare(`SELECT count(*) FROM (SELECT 1 FROM duplicates_waiting LIMIT ${mostChanges + 1})`).pluck();
  const countNew = db.prepare(`SELECT count(*) FROM (SELECT 1 FROM customers WHERE rid > ? LIMIT ${mostChanges + 1})`).pluck();
  const isSettled = db.prepare('DELETE FROM duplicates_waiting WHERE rid = ?');
  const addKey = db.prepare('INSERT INTO duplicate_keys (key, rid) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const addManyKeys = db.prepare<unknown[]>(
    `INSERT INTO duplicate_keys (key, rid) VALUES ${Array.from({ length: keysInStatement }, () => '(?, ?)').join(', ')} ON CONFLICT DO NOTHING`,
  );
  const under = db.prepare('SELECT rid FROM duplicate_keys WHERE key = ? LIMIT +?').pluck();
  const addPair = db.prepare('INSERT INTO duplicate_pairs (a, b, score, reasons) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const dropPairs = db.prepare('DELETE FROM duplicate_pairs WHERE a = ? OR b = ?');
  let running: Promise<void> | null = null;

  const writePair = (a: number, b: number, score: number, reasons: readonly DuplicateReason[]) =>
    void addPair.run(Math.min(a, b), Math.max(a, b), score, JSON.stringify(reasons));

  const listedProfile = (rid: number): DuplicateProfile | null => {
    const row = byRid.get(rid) as Row | undefined; // the columns selected
    return row === undefined ? null : profileOf(row);
  };

  const matchesOf = (profile: DuplicateProfile, except: number, lowest: number): FoundMatch[] => {
    const candidates = new Set<number>();
    for (const { hash, isSure } of duplicateKeysOf(profile)) {
      const most = isSure ? mostUnderSureKey : mostUnderNearKey;
      const rids = under.all(hash, most + 1) as number[]; // integers
      if (rids.length <= most) for (const rid of rids) candidates.add(rid);
    }
    candidates.delete(except);
    const found: FoundMatch[] = [];
    for (const rid of candidates) {
      const other = listedProfile(rid);
      if (other === null) continue;
      const { score, reasons } = compareCustomers(profile, other);
      if (score >= lowest) found.push({ rid, score, reasons });
    }
    return found.sort((a, b) => b.score - a.score);
  };

  const refreshRow = (rid: number) => {
    dropPairs.run(rid, rid);
    isSettled.run(rid);
    const profile = listedProfile(rid);
    if (profile === null) return;
    for (const match of matchesOf(profile, rid, duplicateScore)) writePair(rid, match.rid, match.score, match.reasons);
    for (const { hash } of duplicateKeysOf(profile)) addKey.run(hash, rid);
  };

  const build = async (): Promise<void> => {
    state.remove(builtTo);
    db.exec('DELETE FROM duplicates_waiting');
    db.exec('DELETE FROM duplicate_pairs');
    db.exec('DELETE FROM duplicate_keys');
    const fields = createComparedFields();
    const buckets = createKeyBuckets();
    let read = 0;
    await inSlices(
      (function* () {
        for (;;) {
          const rows = after.all(read, rowsAtOnce) as Row[]; // the columns selected
          for (const row of rows) {
            const profile = profileOf(row);
            const at = fields.add(row.rid, profile);
            for (const { hash, isSure } of duplicateKeysOf(profile)) buckets.add(hash, at, isSure);
            read = row.rid;
          }
          if (rows.length < rowsAtOnce) return;
          yield;
        }
      })(),
    );
    await writeAll(buckets, fields);
    // Rows that were read are settled by it; what was changed meanwhile waits, and what came after is newer than `read`.
    state.set(builtTo, `${version} ${read}`);
  };

  /** Keys and pairs, slice by slice, each a transaction. */
  const writeAll = async (buckets: KeyBuckets, fields: ComparedFields): Promise<void> => {
    const known = new Set<number>();
    const values: number[] = [];
    const parts = buckets.sorted();
    for (let isDone = false; !isDone; ) {
      inDerivedTransaction(db, () => {
        const until = performance.now() + sliceMs;
        do {
          const part = parts.next();
          isDone = part.done === true;
          for (const { key, isSure, owners } of part.value ?? []) {
            const most = isSure ? mostUnderSureKey : mostUnderNearKey;
            // Of a key that too many share it is enough to know that they are too many.
            for (let at = 0; at < owners.length && at <= most; at += 1) values.push(key, fields.ridOf(owners[at] ?? 0));
            if (owners.length > 1 && owners.length <= most) pairUp(owners, fields, known);
          }
          const whole = values.length - (values.length % (2 * keysInStatement));
          for (let at = 0; at < whole; at += 2 * keysInStatement) addManyKeys.run(values.slice(at, at + 2 * keysInStatement));
          values.splice(0, whole);
        } while (!isDone && performance.now() < until);
        if (isDone) for (let at = 0; at < values.length; at += 2) addKey.run(values[at], values[at + 1]);
      });
      await pauseForOthers();
      if (emptyLongLog(db, walPages)) await pauseForOthers();
    }
  };

  /** Only whoever may be the same is read once more and compared whole; a change since the first reading waits, and is compared again. */
  const pairUp = (owners: readonly number[], fields: ComparedFields, known: Set<number>) => {
    for (const [x, first] of owners.entries()) {
      let profile: DuplicateProfile | null = null;
      for (let y = x + 1; y < owners.length; y += 1) {
        const second = owners[y] ?? 0;
        const pair = first * 2 ** 26 + second;
        if (!fields.mayBeSame(first, second) || known.has(pair)) continue;
        known.add(pair);
        profile ??= listedProfile(fields.ridOf(first));
        const other = profile === null ? null : listedProfile(fields.ridOf(second));
        if (profile === null || other === null) continue;
        const { score, reasons } = compareCustomers(profile, other);
        if (score >= duplicateScore) writePair(fields.ridOf(first), fields.ridOf(second), score, reasons);
      }
    }
  };

  const catchUp = async (): Promise<void> => {
    const [madeBy, upTo] = (state.get(builtTo) ?? '').split(' ');
    const from = Number(upTo ?? -1);
    const isFar = Number(countWaiting.get()) > mostChanges || Number(countNew.get(Math.max(from, 0))) > mostChanges;
    if (madeBy !== version || isFar) await build();
    const built = Number((state.get(builtTo) ?? '').split(' ')[1] ?? 0);
    for (let at = built; ; ) {
      const rows = after.all(at, 20) as Row[]; // the columns selected
      const changed = waiting.all(20) as number[]; // integers
      if (rows.length === 0 && changed.length === 0) break;
      inDerivedTransaction(db, () => {
        for (const rid of [...changed, ...rows.map(({ rid }) => rid)]) refreshRow(rid);
        at = Math.max(at, ...rows.map(({ rid }) => rid));
        state.set(builtTo, `${version} ${at}`);
      });
      await pauseForOthers();
    }
    // All rows up to the newest are in; a number that was free again counts as new. Most questions find nothing new and write nothing.
    const now = `${version} ${Number(newest.get())}`;
    if (state.get(builtTo) !== now) state.set(builtTo, now);
  };

  return {
    /** Everything that changed is in afterwards. Callers at the same time share one run. */
    async bringUpToDate(): Promise<void> {
      if (db.readonly) return;
      running ??= catchUp()
        .catch((error: unknown) => {
          // On a full or locked disk the question is still answered, with what was known before.
          const code = diskErrorOf(error)?.code;
          if (code === undefined || code === 'damaged') throw error;
        })
        .finally(() => {
          running = null;
        });
      await running;
    },
    matchesOf,
  };
}

export type DuplicateIndex = ReturnType<typeof createDuplicateIndex>;
