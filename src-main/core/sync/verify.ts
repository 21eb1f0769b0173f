import { hash } from 'node:crypto';
import { addToDigest, type Digest, digestLimit, digestText, emptyDigest } from '../../../src-shared/sync/digest.ts';
import { entities, type EntityName, entityNames } from '../../../src-shared/sync/entities.ts';
import type { Db } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import { inSlices } from '../platform/pause.ts';
import type { Clock } from '../platform/ports.ts';
import type { PageDoor } from './apply-page.ts';
import type { OfficeLink } from './link.ts';
import { entitiesOf } from './loading-order.ts';
import { isUnknownToOffice } from './new-tables.ts';
import type { OfficeCalls, Run } from './office-calls.ts';
import type { StateStore } from './state.ts';

export interface VerifyDeps {
  readonly db: Db;
  readonly door: PageDoor;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly link: OfficeLink;
  readonly calls: OfficeCalls;
  readonly log: Log;
  /** Somebody has to know: these kinds of rows were not what the office has, and are fetched again; `isStill`: that has not helped. */
  readonly onDiffers: (found: readonly Difference[], isStill: boolean) => void;
}

/** By kind of rows: how it differed the last time, and whether it was said that it stays so. */
type Known = Readonly<Record<string, { readonly how: string; readonly isStill: boolean }>>;

export interface Difference {
  readonly entity: EntityName;
  readonly rowsHere: number;
  readonly rowsThere: number;
}

const everyMs = 24 * 60 * 60 * 1000;
/** Something waits, or the office went on meanwhile: not before the next run but one. */
const againMs = 5 * 60 * 1000;

/**
 * Once a day, when nothing waits: whether this laptop holds what its office has for it, row by row in the same version (ADR 0027). What
 * differs is told and fetched again, that kind of rows alone; a row that only this laptop has stays, since absence is never deletion. Where
 * fetching has not helped that is told once, and then nothing until it differs in another way.
 */
export function createVerifier(deps: VerifyDeps) {
  const { db, door, state, clock, link, calls } = deps;
  let notBefore = 0;
  const isSettled = () => {
    const { count } = door.outbox.waiting();
    return count === 0 && door.outbox.newestAcked() === null && !door.scopes.isLoading() && !door.scopes.isLeaving();
  };

  return async function verify(run: Run): Promise<void> {
    const now = clock.now();
    const verifiedAt = state.get('last_verified_at');
    // What has just been joined or upgraded came whole; its first day begins here.
    if (verifiedAt === null) return state.set('last_verified_at', new Date(now).toISOString());
    const last = Date.parse(verifiedAt);
    if (now < notBefore || Math.abs(now - last) < everyMs) return;
    const cursor = state.get('cursor');
    if (cursor === null || !isSettled()) return;
    notBefore = now + againMs;
    let tables: Readonly<Record<string, Digest>> | null;
    try {
      ({ tables } = await calls.ask(run, (signal) => link.digests(Number(cursor), signal)));
    } catch (error) {
      if (!isUnknownToOffice(error)) throw error;
      // An older office cannot say; it is asked again tomorrow, or after its upgrade.
      notBefore = now + everyMs;
      return;
    }
    if (tables === null) return;
    const here = await digestsOf(db, run);
    // Something was written or fetched by another hand meanwhile: the two are not of the same moment.
    if (!isSettled() || state.get('cursor') !== cursor) return;
    const before = state.get('known_differences');
    const known = before === null ? {} : (JSON.parse(before) as Known); // written below
    const differences = entityNames.flatMap((entity) => {
      const there = tables[entity];
      const own = here.get(entity) ?? emptyDigest;
      if (there === undefined || (there.rows === own.rows && there.sum === own.sum)) return [];
      const isSame = known[entity]?.how === howDiffers(own, there);
      return [{ entity, own, there, isSame, wasTold: isSame && known[entity]?.isStill === true }];
    });
    const found = differences
      .filter(({ wasTold }) => !wasTold)
      .map(({ entity, own, there }): Difference => ({ entity, rowsHere: own.rows, rowsThere: there.rows }));
    if (found.length > 0) {
      const differing = new Set<string>(found.map(({ entity }) => entity));
      deps.log.error('rows of this laptop are not those of the office; they are fetched again', new Error('rows differ'), {
        found,
      });
      door.apply(() => door.scopes.loadAlso((scope) => entitiesOf(scope).filter((name) => differing.has(name))));
      deps.onDiffers(
        found,
        differences.every(({ isSame }) => isSame),
      );
    }
    const next = Object.fromEntries(
      differences.map(({ entity, own, there, isSame }) => [entity, { how: howDiffers(own, there), isStill: isSame }]),
    );
    if (differences.length > 0) state.set('known_differences', JSON.stringify(next));
    else if (before !== null) state.remove('known_differences');
    state.set('last_verified_at', new Date(now).toISOString());
  };
}

/** The same from day to day while the same rows differ, whatever happens to all others. */
function howDiffers(own: Digest, there: Digest): string {
  return `${own.rows - there.rows} ${(own.sum - there.sum + digestLimit) % digestLimit}`;
}

/** What stands for the office's rows here; one that never came from it has no version. */
async function digestsOf(db: Db, run: Run): Promise<ReadonlyMap<EntityName, Digest>> {
  const found = new Map<EntityName, Digest>();
  for (const name of entityNames) {
    found.set(name, await inSlices(stepsOf(db, name)));
    run.progress();
  }
  return found;
}

function* stepsOf(db: Db, name: EntityName): Generator<void, Digest> {
  const page = db.prepare(
    `SELECT rid, id, rev, scope_id AS scopeId FROM "${entities[name].table}" WHERE rid > ? ORDER BY rid LIMIT 500`,
  );
  let digest = emptyDigest;
  for (let after = 0; ; ) {
    const rows = page.all(after) as { rid: number; id: string; rev: number; scopeId: string }[]; // the columns selected
    for (const { rid, id, rev, scopeId } of rows) {
      after = rid;
      if (rev > 0) digest = addToDigest(digest, hash('md5', digestText(id, rev, scopeId), 'hex'));
    }
    if (rows.length < 500) return digest;
    yield;
  }
}
