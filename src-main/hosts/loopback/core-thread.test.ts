import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { CoreEvent } from '../../../src-shared/rpc/events.ts';
import type { CoreSettings } from '../../core-process/port-protocol.ts';
import { createFileSecrets } from '../../core-process/file-secrets.ts';
import { plainPathFiles } from '../../core-process/node-ports.ts';
import { startCoreThread } from './core-thread.ts';

const dir = mkdtempSync(join(tmpdir(), 'fieldbook-thread-'));
afterAll(() => rmSync(dir, { recursive: true }));

const settings: CoreSettings = {
  profileDir: dir,
  version: '1.0.0',
  host: 'memory',
  capabilities: { host: 'memory', canPickFiles: false, canNotify: false, canOpenFolders: false },
};
const host = { secrets: createFileSecrets(dir), files: plainPathFiles, log: { write: () => {} } };

/** A core that ends when it is told to, behind the real protocol. */
function aFragileCore(): URL {
  const script = join(dir, 'fragile.ts');
  const serve = pathToFileURL(join(import.meta.dirname, '../../core-process/serve-core.ts')).href;
  writeFileSync(
    script,
    `import { parentPort } from 'node:worker_threads';
     import { serveCore } from '${serve}';
     const served = serveCore(parentPort, () => ({
       dispatch: async (procedure) => {
         if (procedure === 'exit') process.exit(9);
         if (procedure === 'throw') setImmediate(() => { throw new Error('a bug'); });
         if (procedure !== 'echo') return new Promise(() => {});
         return { ok: true, value: procedure };
       },
       subscribe: () => () => {},
       start: async () => {},
       close: async () => {},
     }), () => parentPort.close());
     process.on('uncaughtException', (error) => served.fail(error));`,
  );
  return pathToFileURL(script);
}

test.each(['exit', 'throw'])('a core that ends (%s) refuses what waited, and another one answers from then on', async (way) => {
  const core = await startCoreThread(settings, host, undefined, aFragileCore());
  const events: CoreEvent[] = [];
  core.subscribe((event) => events.push(event));
  const [waiting, broken] = await Promise.all([core.call('hang', {}), core.call(way, {})]);
  expect(waiting).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  expect(broken).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  // Until the next one stands, calls are refused; then they are answered.
  await expect.poll(() => core.call('echo', {})).toEqual({ ok: true, value: 'echo' });
  await expect.poll(() => events).toContainEqual({ type: 'status' });
  await core.close();
});

test('a core that ends again and again stays down and says so', async () => {
  const core = await startCoreThread(settings, host, undefined, aFragileCore());
  for (let times = 0; times < 4; times += 1) {
    await expect.poll(() => core.call('echo', {})).toMatchObject({ ok: true });
    await core.call('exit', {});
  }
  for (let times = 0; times < 20; times += 1)
    expect(await core.call('echo', {})).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  await core.close();
});
