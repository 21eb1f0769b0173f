import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import type { CoreEvent } from '../../src-shared/rpc/events.ts';
import type { CoreSettings } from './port-protocol.ts';
import { serveCore, type ServedCore } from './serve-core.ts';
import { superviseCore } from './supervised-core.ts';

const settings: CoreSettings = {
  profileDir: '/profile',
  version: '1.0.0',
  host: 'memory',
  capabilities: { host: 'memory', canPickFiles: false, canNotify: false, canOpenFolders: false },
};

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0)) clean();
});

/** Every spawned "process" is a message channel with a small core; `crash` ends the newest as a killed process would. */
function aSupervised(starts: (process: number) => Promise<void> = async () => {}) {
  const spawned: { served: ServedCore; crash: (reason: string) => void; listeners: Set<(event: CoreEvent) => void> }[] = [];
  const states: string[] = [];
  const clock = { now: 0 };
  const unused = () => Promise.reject(new Error('not used here'));
  const core = superviseCore({
    spawn() {
      const channel = new MessageChannel();
      cleanups.push(() => channel.port1.close());
      const exits: ((reason: string) => void)[] = [];
      const number = spawned.length;
      const listeners = new Set<(event: CoreEvent) => void>();
      const served = serveCore(channel.port2, () => ({
        dispatch: async (procedure) => (procedure === 'hang' ? new Promise(() => {}) : { ok: true, value: number }),
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        start: () => starts(number),
        close: async () => {},
      }));
      const crash = (reason: string) => {
        channel.port1.close();
        for (const exit of exits) exit(reason);
      };
      spawned.push({ served, crash, listeners });
      return { port: channel.port1, onExit: (listener) => exits.push(listener), kill: () => crash('killed') };
    },
    settings,
    host: {
      secrets: { wrap: unused, unwrap: unused },
      files: { resolveForReading: unused, resolveForWriting: unused },
      log: { write: () => {} },
    },
    now: () => clock.now,
    onState: (state, reason) => states.push(`${state}: ${reason}`),
  });
  return { core, spawned, states, clock };
}

const ended = { ok: false, error: { code: 'unexpected', details: { reason: 'core-ended' } } };

test('after a crash the core is started once more, the waiting call is refused and listeners stay', async () => {
  const { core, spawned, states } = aSupervised();
  const events: CoreEvent[] = [];
  core.subscribe((event) => events.push(event));
  await core.start();
  const hanging = core.call('hang', null);
  spawned[0]?.crash('code 9');
  expect(await hanging).toMatchObject(ended);
  expect(await core.call('which', null)).toEqual({ ok: true, value: 1 });
  expect(states).toEqual(['restarted: code 9']);
  expect(events).toEqual([{ type: 'status' }]);
  for (const listener of spawned[1]?.listeners ?? []) listener({ type: 'changed', entity: 'visit', ids: null });
  await core.call('which', null);
  expect(events).toHaveLength(2);
});

test('a second crash soon after is given up and said', async () => {
  const { core, spawned, states, clock } = aSupervised();
  await core.start();
  spawned[0]?.crash('first');
  await core.call('which', null);
  clock.now += 60_000;
  spawned[1]?.crash('second');
  expect(await core.call('which', null)).toMatchObject(ended);
  expect(states).toEqual(['restarted: first', 'gone: second']);
  expect(spawned).toHaveLength(2);
});

test('crashes hours apart are each survived', async () => {
  const { core, spawned, clock, states } = aSupervised();
  await core.start();
  for (const n of [0, 1, 2]) {
    spawned[n]?.crash(`crash ${n}`);
    await core.call('which', null);
    clock.now += 3_600_000;
  }
  expect(states.filter((state) => state.startsWith('gone'))).toEqual([]);
  expect(spawned).toHaveLength(4);
});

test('a core that reports a fatal error is replaced', async () => {
  const { core, spawned, states } = aSupervised();
  await core.start();
  const hanging = core.call('hang', null);
  spawned[0]?.served.fail(new Error('out of memory'));
  expect(await hanging).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  // The refusal and the news of the fatal error come one after the other on the port.
  await expect.poll(() => states).toEqual(['restarted: killed']);
  expect(await core.call('which', null)).toEqual({ ok: true, value: 1 });
});

test('a replacement that cannot start is given up', async () => {
  const { core, spawned, states } = aSupervised(async (process) => {
    if (process === 1) throw new Error('still broken');
  });
  await core.start();
  spawned[0]?.crash('first');
  await expect.poll(() => states).toEqual(['gone: killed']);
});

test('closing is not a crash', async () => {
  const { core, spawned, states } = aSupervised();
  await core.start();
  const closed = core.close();
  spawned[0]?.crash('code 0');
  await closed;
  expect(states).toEqual([]);
  expect(spawned).toHaveLength(1);
});
