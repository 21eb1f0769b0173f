import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bridgeChannels } from '../../../src-shared/rpc/bridge.ts';
import { handleBridge } from './bridge-handlers.ts';
import { aFrame, fakeElectron } from './fake-electron.ts';
import { createFileDialogs } from './file-dialogs.ts';
import { createIpc } from './ipc.ts';
import { createNotifier } from './notifications.ts';
import { createPickedFiles } from './picked-files.ts';
import { isOpenableFile } from './launch-args.ts';
import { openExternal } from './external-links.ts';
import { shellTexts } from '../../../src-shared/texts/shell.ts';

const seed = Number(process.env['FIELDBOOK_SEED'] ?? Date.now() % 2 ** 31);

/** The bridge with its real adapters on the fake Electron, and a record of every effect. */
function aBridge() {
  const fake = fakeElectron();
  const effects: unknown[] = [];
  const files = createPickedFiles();
  handleBridge(
    createIpc(fake.electron.ipcMain, () => {}),
    {
      call: async (procedure, input) => {
        effects.push([procedure, input]);
        return { ok: true, value: null };
      },
      listening: () => void effects.push('listening'),
      dialogs: createFileDialogs(
        fake.electron,
        files,
        () => null,
        () => shellTexts.vi,
      ),
      droppedFile: (path) => (isOpenableFile(path) ? files.forReading(path) : null),
      setLanguage: (language) => void effects.push(language),
      openLink: (url) => openExternal(fake.electron.shell, url),
      notify: createNotifier(fake.electron, () => {}),
      setUnsent: (count) => void effects.push(count),
      copies: { place: (name) => files.forWriting(`/opened/${name}`), open: async () => false },
      restartToUpdate: async () => void effects.push('restart'),
    },
  );
  return { fake, effects };
}

const fields = [
  'procedure',
  'input',
  'purpose',
  'suggestedName',
  'path',
  'language',
  'url',
  'title',
  'body',
  'record',
  'count',
  'entity',
  'id',
  '__proto__',
  'constructor',
];
const value = fc.oneof(
  fc.anything({
    withBigInt: true,
    withNullPrototype: true,
    withSparseArray: true,
    withTypedArray: true,
    withDate: true,
    withMap: true,
    withSet: true,
  }),
  fc.constantFrom<unknown>(
    'import',
    'restore',
    'vi',
    'en',
    'customer',
    Number.NaN,
    -0,
    1e308,
    '\ud800',
    '\u0000',
    null,
    undefined,
    [],
    {},
    'app.status',
  ),
  fc.string({ unit: 'binary' }),
);
const nearlyRight = fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 4 });
const message = fc.oneof(value, nearlyRight, fc.array(nearlyRight, { maxLength: 3 }));

test.each(Object.values(bridgeChannels))(
  `whatever arrives on %s is answered, never thrown and never half done (seed ${seed})`,
  async (channel) => {
    const { fake } = aBridge();
    const handler = fake.handlers.get(channel);
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(message, async (input) => {
        const outcome = await handler?.({ senderFrame: aFrame() }, input);
        expect(outcome).toSatisfy((each: { ok: boolean; error?: { code: string } }) => each.ok || each.error?.code === 'invalid');
        answered += 1;
      }),
      { seed, numRuns: 1000 },
    );
    expect(answered).toBeGreaterThanOrEqual(1000);
    // Nothing was opened that the one decision about links would refuse.
    for (const [url] of fake.called('openExternal')) expect(String(url)).toMatch(/^(https:\/\/|mailto:|tel:)/);
  },
);

test('huge and deep messages are refused or passed on quickly', async () => {
  const { fake } = aBridge();
  const huge = 'x'.repeat(10 * 1024 * 1024);
  let deep: unknown = 1;
  for (let depth = 0; depth < 10_000; depth += 1) deep = [deep];
  for (const [channel, handler] of fake.handlers) {
    const started = performance.now();
    for (const input of [
      huge,
      deep,
      { path: huge },
      { url: huge },
      { purpose: deep },
      { procedure: huge, input: deep },
      { title: huge, body: huge, record: deep },
    ])
      await handler({ senderFrame: aFrame() }, input);
    expect(performance.now() - started, channel).toBeLessThan(1000);
  }
});

test('a message named like an object’s inner parts changes nothing of the program', async () => {
  const { fake, effects } = aBridge();
  const poisoned = JSON.parse(
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"count":1}',
  ) as unknown;
  for (const handler of fake.handlers.values()) await handler({ senderFrame: aFrame() }, poisoned);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(effects).toEqual([]);
});
