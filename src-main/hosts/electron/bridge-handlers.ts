import { z } from 'zod';
import { bridgeChannels, type FileChoice, type RecordLink } from '../../../src-shared/rpc/bridge.ts';
import type { Outcome } from '../../../src-shared/rpc/errors.ts';
import type { FileDialogs } from './file-dialogs.ts';
import type { Ipc } from './ipc.ts';
import type { OpenedCopies } from './opened-copies.ts';

const purpose = z.enum(['import', 'restore', 'export', 'document', 'backup', 'paper']);
const nothing = z.strictObject({});
const recordLink = z.strictObject({ entity: z.enum(['customer', 'visit', 'quote', 'task']), id: z.uuid() });

/** What the page may ask of the shell. Business lives in the core: here is only what needs the desktop. */
export interface ShellHandlers {
  readonly call: (procedure: string, input: unknown) => Promise<Outcome<unknown>>;
  readonly listening: () => void;
  readonly dialogs: FileDialogs;
  readonly droppedFile: (path: string) => FileChoice | null;
  readonly copies: Pick<OpenedCopies, 'place' | 'open'>;
  readonly setLanguage: (language: 'vi' | 'en') => void;
  readonly openLink: (url: string) => Promise<boolean>;
  readonly notify: (notice: { title: string; body: string; record: RecordLink | null }) => void;
  readonly setUnsent: (count: number | null) => void;
  readonly restartToUpdate: () => Promise<void>;
}

export function handleBridge(ipc: Ipc, shell: ShellHandlers): void {
  // The input of a procedure is checked by the dispatcher with the contract's own schema.
  ipc.handle(
    bridgeChannels.call,
    z.strictObject({ procedure: z.string().max(100), input: z.unknown() }),
    ({ procedure, input }) => shell.call(procedure, input),
  );
  ipc.handle(bridgeChannels.listen, nothing, async () => done(shell.listening()));
  ipc.handle(bridgeChannels.pickFile, z.strictObject({ purpose }), async (input) =>
    done(await shell.dialogs.pick(input.purpose)),
  );
  ipc.handle(bridgeChannels.saveFile, z.strictObject({ purpose, suggestedName: z.string().max(300) }), async (input) =>
    done(await shell.dialogs.save(input.purpose, input.suggestedName)),
  );
  ipc.handle(bridgeChannels.droppedFile, z.strictObject({ path: z.string().max(4000) }), async ({ path }) =>
    done(shell.droppedFile(path)),
  );
  ipc.handle(bridgeChannels.placeToOpen, z.strictObject({ name: z.string().max(300) }), async ({ name }) =>
    done(shell.copies.place(name)),
  );
  ipc.handle(bridgeChannels.openFile, z.strictObject({ ref: z.string().max(100) }), async ({ ref }) =>
    done(await shell.copies.open(ref)),
  );
  ipc.handle(bridgeChannels.setLanguage, z.strictObject({ language: z.enum(['vi', 'en']) }), async ({ language }) =>
    done(shell.setLanguage(language)),
  );
  ipc.handle(bridgeChannels.openExternal, z.strictObject({ url: z.string().max(2000) }), async ({ url }) =>
    done(await shell.openLink(url)),
  );
  ipc.handle(
    bridgeChannels.notify,
    z.strictObject({ title: z.string().max(200), body: z.string().max(1000), record: recordLink.nullable() }),
    async (notice) => done(shell.notify(notice)),
  );
  ipc.handle(bridgeChannels.setUnsent, z.strictObject({ count: z.number().int().min(0).nullable() }), async ({ count }) =>
    done(shell.setUnsent(count)),
  );
  ipc.handle(bridgeChannels.restartToUpdate, nothing, async () => done(await shell.restartToUpdate()));
}

function done(value: unknown): Outcome<unknown> {
  return { ok: true, value: value ?? null };
}
