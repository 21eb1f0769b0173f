import { AppError } from '../../../src-shared/rpc/errors.ts';
import type { DeviceNamesRequest } from '../../../src-shared/sync/protocol.ts';
import type { Db } from '../platform/database.ts';
import { inSlices } from '../platform/pause.ts';
import type { Clock } from '../platform/ports.ts';
import type { OfficeLink } from './link.ts';
import type { OfficeCalls, Run } from './office-calls.ts';
import type { StateStore } from './state.ts';

/** Keeps what the office calls its laptops, for the history to be read offline; answers whether one was new or is called otherwise now. */
export function rememberDeviceNames(
  state: StateStore,
  devices: readonly { readonly id: string; readonly name: string }[],
): boolean {
  const before = state.get('device_names');
  const known = before === null ? {} : (JSON.parse(before) as Record<string, string>); // written below
  const now = JSON.stringify({ ...known, ...Object.fromEntries(devices.map(({ id, name }) => [id, name])) });
  if (now === before) return false;
  state.set('device_names', now);
  return true;
}

const linesAtOnce = 2000;
const mostAsked = 100;
/** An office that is older, or cannot say, is asked again tomorrow. */
const againMs = 24 * 60 * 60 * 1000;

type Asked = DeviceNamesRequest['asked'][number];

/**
 * Learns how the laptops are called that wrote what came in of the history: each line is looked at once, and for a laptop that has no name
 * here the office is asked by the newest row that it wrote. What the office does not tell stays the end of the id until that laptop writes again.
 */
export function createDeviceNaming(deps: {
  readonly db: Db;
  readonly state: StateStore;
  readonly clock: Clock;
  readonly link: OfficeLink;
  readonly calls: OfficeCalls;
  readonly onNames: () => void;
}): (run: Run) => Promise<void> {
  const { db, state, link } = deps;
  const page = db.prepare(
    `SELECT rid, device_id AS deviceId, row_id AS rowId FROM history WHERE rid > ? ORDER BY rid LIMIT ${linesAtOnce}`,
  );
  const newest = db.prepare('SELECT max(rid) FROM history').pluck();
  let notBefore = 0;

  function* unnamed(after: number): Generator<void, { readonly to: number; readonly asked: Asked[] }> {
    const names = state.get('device_names');
    const known = new Set([state.get('device_id'), ...Object.keys(names === null ? {} : (JSON.parse(names) as object))]); // written above
    const found = new Map<string, Asked>();
    let to = after;
    for (;;) {
      const lines = page.all(to) as { rid: number; deviceId: string | null; rowId: string }[]; // the columns selected
      for (const { rid, deviceId, rowId } of lines) {
        to = rid;
        if (deviceId !== null && !known.has(deviceId)) found.set(deviceId, { deviceId, rowId });
      }
      if (lines.length < linesAtOnce) return { to, asked: [...found.values()] };
      yield;
    }
  }

  return async function learnNames(run) {
    const ask = link.deviceNames;
    if (ask === undefined || deps.clock.now() < notBefore) return;
    const before = Number(state.get('device_names_to') ?? 0);
    if (before >= Number(newest.get() ?? 0)) return;
    const { to, asked } = await inSlices(unnamed(before));
    let [isNew, isWhole] = [false, true];
    for (let at = 0; at < asked.length && isWhole; at += mostAsked) {
      const some = asked.slice(at, at + mostAsked);
      try {
        const { devices } = await deps.calls.ask(run, (signal) => ask(some, signal));
        isNew = rememberDeviceNames(state, devices) || isNew;
      } catch (error) {
        // Names can wait: everything else is synced, and nothing is wrong with it.
        if (!(error instanceof AppError) || run.signal.aborted) throw error;
        isWhole = false;
        if (error.code !== 'offline') notBefore = deps.clock.now() + againMs;
      }
    }
    if (isWhole) state.set('device_names_to', String(to));
    if (isNew) deps.onNames();
  };
}
