import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { AppError, type Outcome } from '../../src-shared/rpc/errors.ts';
import type { CoreEvent } from '../../src-shared/rpc/events.ts';
import { type CoreLike, type CoreSettings, fromParentPort } from './port-protocol.ts';
import { createPortTransport, type HostSide } from './port-transport.ts';
import { type HostPorts, serveCore } from './serve-core.ts';

const settings: CoreSettings = {
  profileDir: '/profile',
  version: '1.0.0',
  host: 'memory',
  capabilities: { host: 'memory', canPickFiles: false, canNotify: false, canOpenFolders: false },
};

const opened: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of opened.splice(0)) {
    port1.close();
    port2.close();
  }
});

function aHost(more: Partial<HostSide> = {}): HostSide & { logged: string[] } {
  const logged: string[] = [];
  return {
    logged,
    secrets: {
      wrap: async (key) => ({ backend: 'test', isStrong: true, blob: Buffer.from(key).toString('hex') }),
      unwrap: async ({ blob }) => {
        if (blob === 'lost')
          throw new AppError('key-unavailable', 'the store has lost the key', { details: { backend: 'test' } });
        return new Uint8Array(Buffer.from(blob, 'hex'));
      },
    },
    files: {
      resolveForReading: async (ref) => ({ path: `/picked/${ref}`, name: ref }),
      resolveForWriting: async (ref) => `/picked/${ref}`,
    },
    log: { write: ({ message }) => void logged.push(message) },
    ...more,
  };
}

/** A core of a few lines, so that the protocol is what is tested. */
function aCore(ports: HostPorts, more: Partial<CoreLike> = {}) {
  const listeners = new Set<(event: CoreEvent) => void>();
  const done: string[] = [];
  const core: CoreLike = {
    async dispatch(procedure, input): Promise<Outcome<unknown>> {
      if (procedure === 'wrap') return { ok: true, value: await ports.secrets.wrap(new Uint8Array([1, 255])) };
      if (procedure === 'unwrap')
        return ports.secrets.unwrap({ backend: 'test', blob: String(input) }).then(
          (value) => ({ ok: true, value: [...value] }),
          (error: AppError) => ({ ok: false, error: error.toShape() }),
        );
      if (procedure === 'file') return { ok: true, value: await ports.files.resolveForReading(String(input)) };
      if (procedure === 'hang') return new Promise(() => {});
      if (procedure === 'throw') throw new Error('a bug');
      if (procedure === 'uncopyable') return { ok: true, value: () => {} };
      if (procedure === 'unwritable') return { ok: true, value: 1n };
      for (const listener of listeners) listener({ type: 'changed', entity: 'customer', ids: ['1'] });
      ports.log.write({ level: 'info', at: '2026-11-25T00:00:00.000Z', message: procedure });
      return { ok: true, value: { procedure, input } };
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: async () => void done.push('start'),
    close: async () => void done.push('close'),
    ...more,
  };
  return { core, done };
}

function connect(host: HostSide = aHost(), more: Partial<CoreLike> = {}) {
  const channel = new MessageChannel();
  opened.push(channel);
  const done: string[] = [];
  const served = serveCore(channel.port2, (_settings, ports) => {
    const made = aCore(ports, more);
    made.done.push = (...steps) => done.push(...steps);
    return made.core;
  });
  return { transport: createPortTransport(channel.port1, host), served, channel, done };
}

test('a call crosses the port and its answer comes back, with the event and the log line it made', async () => {
  const host = aHost();
  const { transport } = connect(host);
  const events: CoreEvent[] = [];
  transport.subscribe((event) => events.push(event));
  await transport.start(settings);
  await expect(transport.call('customers.get', { id: '1' })).resolves.toEqual({
    ok: true,
    value: { procedure: 'customers.get', input: { id: '1' } },
  });
  expect(events).toEqual([{ type: 'changed', entity: 'customer', ids: ['1'] }]);
  expect(host.logged).toEqual(['customers.get']);
});

test('a listener that left hears nothing more', async () => {
  const { transport } = connect();
  const events: CoreEvent[] = [];
  const leave = transport.subscribe((event) => events.push(event));
  await transport.start(settings);
  leave();
  await transport.call('customers.get', {});
  expect(events).toEqual([]);
});

test('calls made while the core still opens its database wait and are answered', async () => {
  let open = () => {};
  const opening = new Promise<void>((resolve) => {
    open = resolve;
  });
  const { transport } = connect(aHost(), { start: () => opening });
  const started = transport.start(settings);
  const answer = transport.call('customers.get', 1);
  open();
  await started;
  await expect(answer).resolves.toMatchObject({ ok: true });
});

test('many calls at once each get their own answer', async () => {
  const { transport } = connect();
  await transport.start(settings);
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => transport.call('echo', n)));
  expect(answers.map((answer) => answer.ok && answer.value)).toEqual(
    Array.from({ length: 200 }, (_, input) => ({ procedure: 'echo', input })),
  );
});

const read = (json: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(json));

test('an answer as bytes is the same answer, each call its own', async () => {
  const { transport } = connect();
  await transport.start(settings);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => (n % 2 === 0 ? transport.callJson('echo', `Đại Đồng ${n}`) : transport.call('echo', n))),
  );
  expect(answers.map((answer) => (answer instanceof Uint8Array ? read(answer) : answer))).toEqual(
    Array.from({ length: 50 }, (_, n) => ({ ok: true, value: { procedure: 'echo', input: n % 2 === 0 ? `Đại Đồng ${n}` : n } })),
  );
});

test('a call for bytes is refused like any other, in bytes', async () => {
  const { transport, served } = connect();
  expect(read(await transport.callJson('echo', 1))).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  await transport.start(settings);
  expect(read(await transport.callJson('throw', null))).toMatchObject({ ok: false, error: { message: 'a bug' } });
  expect(read(await transport.callJson('unwritable', null))).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  expect(read(await transport.callJson('echo', () => {}))).toMatchObject({ ok: false, error: { code: 'invalid' } });
  const hanging = transport.callJson('hang', null);
  await transport.call('echo', 1);
  served.fail(new Error('the disk went away'));
  expect(read(await hanging)).toMatchObject({ ok: false, error: { message: 'the disk went away' } });
  transport.ended('gone');
  expect(read(await transport.callJson('echo', 1))).toMatchObject({ ok: false, error: { details: { reason: 'core-ended' } } });
});

test('the core gets its key and its files from the host, and a lost key arrives with its code', async () => {
  const { transport } = connect();
  await transport.start(settings);
  expect(await transport.call('wrap', null)).toEqual({ ok: true, value: { backend: 'test', isStrong: true, blob: '01ff' } });
  expect(await transport.call('unwrap', '01ff')).toEqual({ ok: true, value: [1, 255] });
  expect(await transport.call('file', 'a.csv')).toEqual({ ok: true, value: { path: '/picked/a.csv', name: 'a.csv' } });
  expect(await transport.call('unwrap', 'lost')).toEqual({
    ok: false,
    error: { code: 'key-unavailable', message: 'the store has lost the key', details: { backend: 'test' } },
  });
});

test('a bug in one call refuses that call and the next one works', async () => {
  const { transport } = connect();
  await transport.start(settings);
  expect(await transport.call('throw', null)).toEqual({ ok: false, error: { code: 'unexpected', message: 'a bug' } });
  expect(await transport.call('uncopyable', null)).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  expect(await transport.call('echo', () => {})).toMatchObject({ ok: false, error: { code: 'invalid' } });
  expect(await transport.call('echo', 1)).toMatchObject({ ok: true });
});

test('after a fatal error the waiting call and every later one are refused, none is left hanging', async () => {
  const fatal: string[] = [];
  const { transport, served } = connect(aHost({ onFatal: (message) => void fatal.push(message) }));
  await transport.start(settings);
  const hanging = transport.call('hang', null);
  await transport.call('echo', 1);
  served.fail(new Error('the disk went away'));
  const refused = { ok: false, error: { code: 'unexpected', message: 'the disk went away' } };
  expect(await hanging).toEqual(refused);
  expect(await transport.call('echo', 1)).toEqual(refused);
  expect(fatal).toEqual(['the disk went away']);
});

test('a core that cannot start says why, and its calls are refused', async () => {
  const { transport } = connect(aHost(), { start: () => Promise.reject(new Error('no room')) });
  await expect(transport.start(settings)).rejects.toMatchObject({ code: 'unexpected', message: 'no room' });
  expect(await transport.call('echo', 1)).toMatchObject({ ok: false, error: { code: 'unexpected' } });
});

test('a call before the start is refused', async () => {
  const { transport } = connect();
  expect(await transport.call('echo', 1)).toMatchObject({ ok: false, error: { code: 'unexpected' } });
});

test('when the process dies, what waits and what comes later is answered as core-ended', async () => {
  const { transport } = connect();
  await transport.start(settings);
  const hanging = transport.call('hang', null);
  transport.ended('the core process ended with code 9');
  const refused = {
    ok: false,
    error: { code: 'unexpected', message: 'the core process ended with code 9', details: { reason: 'core-ended' } },
  };
  expect(await hanging).toEqual(refused);
  expect(await transport.call('echo', 1)).toEqual(refused);
  await transport.close();
});

test('a process that dies while starting refuses the start', async () => {
  const { transport } = connect(aHost(), { start: () => new Promise(() => {}) });
  const started = transport.start(settings);
  transport.ended('gone');
  await expect(started).rejects.toMatchObject({ details: { reason: 'core-ended' } });
});

test('closing waits until the core has closed its database', async () => {
  const { transport, done } = connect();
  await transport.start(settings);
  await transport.close();
  expect(done).toEqual(['start', 'close']);
});

test('messages of strangers on the port are ignored in both directions', async () => {
  const { transport, channel } = connect();
  for (const stranger of [null, 1, 'x', [], {}, { type: 'evil' }, { type: 7 }]) {
    channel.port1.postMessage(stranger);
    channel.port2.postMessage(stranger);
  }
  await transport.start(settings);
  expect(await transport.call('echo', 1)).toMatchObject({ ok: true });
});

test("Electron's parent port, which wraps messages in events, works the same", async () => {
  const channel = new MessageChannel();
  opened.push(channel);
  serveCore(
    fromParentPort({
      postMessage: (message) => channel.port2.postMessage(message),
      on: (event, listener) => channel.port2.on(event, (data: unknown) => listener({ data })),
    }),
    (_settings, ports) => aCore(ports).core,
  );
  const transport = createPortTransport(channel.port1, aHost());
  await transport.start(settings);
  expect(await transport.call('echo', 1)).toMatchObject({ ok: true });
});
