import type { Db } from '../../src-main/core/platform/database.ts';
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
