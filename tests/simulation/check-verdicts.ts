import type { Db } from '../../src-main/core/platform/database.ts';
import { entities, isEntityName } from '../../src-shared/sync/entities.ts';
import type { SentOperation } from './check-writes.ts';
import type { OfficeContents } from './office.ts';

/** I3: each operation ended once, and laptop and office say the same about it. */
export function checkVerdicts(
  laptop: {
    name: string;
    deviceIds: ReadonlySet<string>;
    db: Db;
    /** The office was put back to an earlier day: what was refused is sent as a number alone, so only that it was refused is the same. */
    wasPutBack?: boolean;
  },
  contents: OfficeContents,
): string[] {
  const wrong: string[] = [];
  const { db } = laptop;
  const operations = db
    .prepare('SELECT op_no AS opNo, hlc, state, result, entity, row_id AS rowId, kind FROM outbox ORDER BY op_no')
    .all() as { opNo: number; hlc: string; state: string; result: string | null; entity: string; rowId: string; kind: string }[]; // the columns selected
  for (const { opNo, hlc, state, result, entity, rowId, kind } of operations) {
    const verdicts = [...laptop.deviceIds]
      .map((deviceId) => contents.results.get(`${deviceId}/${opNo}`))
      .filter((one) => one?.hlc === hlc);
    const what = `${laptop.name}: I3 operation ${opNo} (${kind} ${entity} ${rowId}) is ${state}`;
    if (state !== 'archived' && state !== 'rejected') continue; // I2 has told it
    if (verdicts.length === 0) wrong.push(`${what}, but the office has no verdict about it`);
    const isDiscarded = result?.includes('"discarded":true') === true;
    const last = verdicts[verdicts.length - 1];
    if (last === undefined || isDiscarded) continue;
    const isRefused = last.result.status === 'rejected';
    if (isRefused !== (state === 'rejected')) wrong.push(`${what}, the office says ${JSON.stringify(last.result)}`);
    else if (
      last.result.status === 'rejected' &&
      laptop.wasPutBack !== true &&
      result?.includes(`"${last.result.code}"`) !== true
    ) {
      wrong.push(`${what} for ${String(result)}, the office says ${last.result.code}`);
    }
  }
  return wrong;
}

/**
 * While things happen: an operation is put away only after what the office made of it has come, with a pull, or with an answer that says that it
 * stands here already: its row has the number of that commit then. A row that went away with its scope has nothing to tell.
 */
export function checkPutAway(laptop: { name: string; db: Db }): string[] {
  const ahead = laptop.db
    .prepare(
      `SELECT op_no AS opNo, entity, row_id AS rowId, ack_seq AS seq FROM outbox WHERE state = 'archived'
         AND ack_seq > (SELECT CAST(value AS INTEGER) FROM sync_state WHERE key = 'cursor') ORDER BY op_no`,
    )
    .all() as { opNo: number; entity: string; rowId: string; seq: number }[]; // the columns selected
  return ahead
    .filter(({ entity, rowId, seq }) => {
      if (!isEntityName(entity)) return true;
      const rev = laptop.db.prepare(`SELECT rev FROM "${entities[entity].table}" WHERE id = ?`).pluck().get(rowId);
      return typeof rev === 'number' && rev < seq;
    })
    .map(({ opNo }) => `${laptop.name}: I7 operation ${opNo} was put away before its effect had come`);
}

/** What was one thing for its author is there as a whole or not at all. */
export function checkGroups(sent: ReadonlyMap<string, SentOperation>, contents: OfficeContents): string[] {
  const groups = new Map<string, { refused: number; all: number }>();
  for (const [key, { hlc, result, seq }] of contents.results) {
    const group = sent.get(`${key}/${hlc}`)?.op.group;
    if (group === undefined) continue;
    // A group may be cut where it does not fit into one push.
    const name = `${key.slice(0, 36)} ${group} ${result.status === 'rejected' ? '' : seq}`.trimEnd();
    const found = groups.get(name) ?? { refused: 0, all: 0 };
    found.all += 1;
    if (result.status === 'rejected') found.refused += 1;
    groups.set(name, found);
  }
  const refused = new Set([...groups].filter(([, { refused: many }]) => many > 0).map(([name]) => name.slice(0, 73)));
  return [...groups]
    .filter(([name, { refused: many }]) => many === 0 && refused.has(name.slice(0, 73)))
    .map(([name]) => `I3 the group ${name} was accepted by half`);
}
