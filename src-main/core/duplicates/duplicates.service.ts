import type { CustomerLine } from '../../../src-shared/customers/customer-list.ts';
import { profileOf } from '../../../src-shared/customers/duplicate-profile.ts';
import { type DuplicateReason, hintScore } from '../../../src-shared/customers/duplicates.ts';
import type { DuplicateGroup, duplicatesContract } from '../../../src-shared/duplicates/duplicates.contract.ts';
import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { HandlersOf } from '../../../src-shared/rpc/procedure.ts';
import type { Context } from '../context.ts';
import { createCustomersRepository, isListed } from '../customers/index.ts';
import { madeId } from '../platform/made-id.ts';
import { pauseForOthers } from '../platform/pause.ts';
import { createDuplicateIndex, type FoundMatch } from './duplicate-index.ts';

/** More matches than anybody compares with what is being typed. */
const mostMatches = 8;

export function createDuplicatesService(ctx: Context): HandlersOf<typeof duplicatesContract> {
  const index = createDuplicateIndex(ctx.db, ctx.state);
  const customers = createCustomersRepository(ctx);
  const ridOf = ctx.db.prepare('SELECT rid FROM customers WHERE id = ?').pluck();
  const pairs = ctx.db.prepare(`SELECT p.a, p.b, p.score, p.reasons FROM duplicate_pairs AS p ORDER BY p.score DESC, p.a, p.b`);
  const pairsOf = ctx.db.prepare(
    'SELECT a, b, score, reasons FROM duplicate_pairs WHERE a = @rid OR b = @rid ORDER BY score DESC',
  );
  const isStillListed = ctx.db.prepare(`SELECT 1 FROM customers AS c WHERE c.rid = ? AND ${isListed}`).pluck();
  const apart = ctx.db.prepare(
    `SELECT a.rid AS a, b.rid AS b FROM duplicates_kept_apart AS k JOIN customers AS a ON a.id = k.customer_id
     JOIN customers AS b ON b.id = k.other_id WHERE k.deleted_at IS NULL`,
  );

  /** Pairs that somebody said are not the same. */
  const keptApart = (): ReadonlySet<string> =>
    new Set((apart.all() as { a: number; b: number }[]).map(({ a, b }) => pairKey(a, b))); // the columns selected
  const lineOf = (rid: number): CustomerLine | null =>
    isStillListed.get(rid) === 1 ? (customers.lines([rid], [])[0] ?? null) : null;
  const shown = (matches: readonly FoundMatch[]) =>
    matches.slice(0, mostMatches).flatMap(({ rid, score, reasons }) => {
      const customer = lineOf(rid);
      return customer === null ? [] : [{ customer, score, reasons: [...reasons] }];
    });

  return {
    async check(typed) {
      await index.bringUpToDate();
      return { matches: shown(index.matchesOf(profileOf(typed), -1, hintScore)) };
    },
    async of({ id }) {
      await index.bringUpToDate();
      const rid = Number(ridOf.get(id) ?? -1);
      const kept = keptApart();
      const found = (pairsOf.all({ rid }) as StoredPair[]) // the columns selected
        .filter(({ a, b }) => !kept.has(pairKey(a, b)))
        .map(({ a, b, score, reasons }) => ({ rid: a === rid ? b : a, score, reasons: readReasons(reasons) }));
      return { matches: shown(found) };
    },
    async list({ offset, limit }) {
      await index.bringUpToDate();
      // Of a hundred thousand customers there are thousands of pairs: each step is a turn of its own.
      await pauseForOthers();
      const all = pairs.all() as StoredPair[]; // the columns selected
      await pauseForOthers();
      const kept = keptApart();
      const groups = groupsOf(kept.size === 0 ? all : all.filter(({ a, b }) => !kept.has(pairKey(a, b))));
      await pauseForOthers();
      const page = groups.slice(offset, offset + limit).flatMap((group): DuplicateGroup[] => {
        const lines = group.rids.map(lineOf).filter((line) => line !== null);
        return lines.length < 2 ? [] : [{ customers: lines, reasons: reasonsOf(group), score: group.score }];
      });
      return { groups: page, total: groups.length };
    },
    keepApart({ ids }) {
      const { groupId } = ctx.write.transact((tx) => {
        const sorted = [...new Set(ids)].sort();
        for (const id of sorted) {
          if (tx.read('customers', id) === null) throw new AppError('not-found', 'no customer with this id', { details: { id } });
        }
        for (const [at, customerId] of sorted.entries()) {
          for (const otherId of sorted.slice(at + 1)) {
            const id = madeId('duplicates_kept_apart', customerId, otherId);
            // Whoever took it back and says it again brings the same row back.
            if (tx.read('keptApart', id) === null) tx.create('keptApart', { id, customerId, otherId });
            else tx.restore('keptApart', id);
          }
        }
      });
      return { groupId };
    },
  };
}

interface StoredPair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly reasons: string;
}

interface Group {
  readonly rids: number[];
  /** Of its pairs, the surest first, as they are stored: only those of the groups that are shown are read. */
  readonly reasons: string[];
  readonly score: number;
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function readReasons(text: string): DuplicateReason[] {
  return JSON.parse(text) as DuplicateReason[]; // written by the index
}

/** Whoever is the same as somebody is in one group with him; the surest pair says how sure the group is, and why. */
function groupsOf(pairs: readonly StoredPair[]): Group[] {
  const leaders = new Map<number, number>();
  const leaderOf = (rid: number): number => {
    let at = rid;
    for (let next = leaders.get(at); next !== undefined && next !== at; next = leaders.get(at)) at = next;
    return at;
  };
  for (const { a, b } of pairs) {
    const [x, y] = [leaderOf(a), leaderOf(b)];
    if (x !== y) leaders.set(y, x);
  }
  const groups = new Map<number, Group & { readonly known: Set<number> }>();
  for (const { a, b, score, reasons } of pairs) {
    const leader = leaderOf(a);
    const group = groups.get(leader) ?? { rids: [], reasons: [], score, known: new Set<number>() };
    groups.set(leader, group);
    for (const rid of [a, b]) {
      if (group.known.has(rid)) continue;
      group.known.add(rid);
      group.rids.push(rid);
    }
    group.reasons.push(reasons);
  }
  return [...groups.values()];
}

/** One reason of each kind, as long as there are fewer than eight. */
function reasonsOf(group: Group): DuplicateReason[] {
  const told = new Map<string, DuplicateReason>();
  for (const text of group.reasons) {
    for (const reason of told.size < 8 ? readReasons(text) : []) if (!told.has(reason.kind)) told.set(reason.kind, reason);
  }
  return [...told.values()];
}
