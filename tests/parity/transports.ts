import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { ErrorShape, Outcome } from '../../src-shared/rpc/errors.ts';
import { type Core, createCore } from '../../src-main/core/core.ts';
import { createFileLog } from '../../src-main/core-process/file-log.ts';
import { createFileSecrets } from '../../src-main/core-process/file-secrets.ts';
import { createNodeCore } from '../../src-main/core-process/node-core.ts';
import { createNodeIds, plainPathFiles, systemClock } from '../../src-main/core-process/node-ports.ts';
import { createPortTransport } from '../../src-main/core-process/port-transport.ts';
import { serveCore } from '../../src-main/core-process/serve-core.ts';
import { runCommand } from '../../src-main/hosts/cli/command.ts';
import { exitCodes } from '../../src-main/hosts/cli/run.ts';
import { handleBridge } from '../../src-main/hosts/electron/bridge-handlers.ts';
import { aFrame, fakeElectron } from '../../src-main/hosts/electron/fake-electron.ts';
import { createIpc } from '../../src-main/hosts/electron/ipc.ts';
import { createPickedFiles } from '../../src-main/hosts/electron/picked-files.ts';
import { createBridge } from '../../src-main/hosts/electron/preload-bridge.ts';
import { startCoreThread } from '../../src-main/hosts/loopback/core-thread.ts';
import { startLoopback } from '../../src-main/hosts/loopback/loopback.ts';
import { root } from '../architecture/source-files.ts';
import { noNetwork } from '../support/no-network.ts';

/** One way to reach the core on a profile of its own. */
export interface Way {
  call(procedure: string, input: unknown): Promise<Outcome<unknown>>;
  /** Hands a file over as this way does it; the answer goes into an input as `file`. */
  admit(path: string): Promise<string>;
  close(): Promise<void>;
}

/** The command line names the version of package.json, so the others do too. */
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const noDesktop = { canPickFiles: false, canNotify: false, canOpenFolders: false };

/** The core itself, as a host makes it. */
export function aCore(profileDir: string, more: { checksOutputs?: boolean } = {}): Core {
  return createNodeCore({ profileDir, version, host: 'memory', ports: { network: noNetwork }, ...more });
}

async function direct(profileDir: string): Promise<Way> {
  const core = aCore(profileDir, { checksOutputs: true });
  await core.start();
  return { call: (procedure, input) => core.dispatch(procedure, input), admit: async (path) => path, close: () => core.close() };
}

/** The core in a worker thread behind its message port. */
async function thread(profileDir: string): Promise<Way> {
  const host = {
    secrets: createFileSecrets(profileDir),
    files: plainPathFiles,
    network: noNetwork,
    log: createFileLog(profileDir),
  };
  const core = await startCoreThread(
    { profileDir, version, host: 'memory', capabilities: { host: 'memory', ...noDesktop } },
    host,
  );
  return { call: core.call, admit: async (path) => path, close: () => core.close() };
}

/** A browser's way: HTTP with a session cookie, files uploaded. */
async function loopback(profileDir: string): Promise<Way> {
  const host = await startLoopback({ profileDir, version });
  const opened = await fetch(host.url, { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  const post = async (path: string, headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) => {
    const answer = await fetch(host.origin + path, {
      method: 'POST',
      headers: { cookie, origin: host.origin, ...headers },
      body,
    });
    return answer.json();
  };
  return {
    // The host answers every call with an Outcome.
    call: async (procedure, input) =>
      (await post(`/call/${procedure}`, { 'content-type': 'application/json' }, JSON.stringify(input))) as Outcome<unknown>,
    admit: async (path) => {
      const { token } = (await post(
        '/files',
        { 'x-file-name': encodeURIComponent(basename(path)) },
        new Uint8Array(await readFile(path)),
      )) as { token: string };
      return token;
    },
    close: () => host.close(),
  };
}

/**
 * A script's way: each call a command line of its own, from its words to what it prints and its exit code. Those of the list below are
 * processes of their own too, between the others on the same profile; a process for each would be three minutes of starting.
 */
async function commandLine(profileDir: string): Promise<Way> {
  const askers = new Map<string, number>();
  return {
    async call(procedure, input) {
      const words = [procedure, JSON.stringify(input), '--profile', profileDir];
      const nth = (askers.get(procedure) ?? 0) + 1;
      askers.set(procedure, nth);
      const isProcess = nth <= (inProcesses[procedure] ?? 0);
      return outcomeOf(await (isProcess ? spawnCommandLine(words) : runHere(words)));
    },
    admit: async (path) => path,
    close: async () => {
      const never = Object.entries(inProcesses).filter(([procedure, times]) => (askers.get(procedure) ?? 0) < times);
      if (never.length > 0) throw new Error(`asked less often than said: ${never.map(([procedure]) => procedure).join(', ')}`);
    },
  };
}

/** How many of a procedure's calls are processes: a question, edits, refusals of each kind, files in and out, workers, work that is long. */
const inProcesses: Readonly<Record<string, number>> = {
  'app.status': 2,
  'profile.create': 2,
  'demo.load': 1,
  'customers.create': 3,
  'customers.get': 3,
  'customers.search': 2,
  'imports.inspect': 1,
  'imports.run': 1,
  'exports.customers': 1,
  'files.add': 1,
  'dayPacks.pdf': 1,
  'backup.create': 1,
  'office.probe': 1,
  'customers.nothing': 1,
};

export interface Printed {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as it ships: a process that reads its words. */
export function spawnCommandLine(words: readonly string[]): Promise<Printed> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'src-main/hosts/cli/main.ts'), ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** The same, but for the start of a process. */
async function runHere(words: readonly string[]): Promise<Printed> {
  let out = '';
  let err = '';
  const code = await runCommand(words, version, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    readStdin: async () => '',
    isTerminal: false,
  });
  return { code, out, err };
}

/** What was printed as the outcome that it tells: the value, or the error's shape with the exit code that belongs to it. */
function outcomeOf({ code, out, err }: Printed): Outcome<unknown> {
  let printed: unknown;
  try {
    printed = JSON.parse(out);
  } catch {
    throw new Error(`exit code ${String(code)}: ${out}${err}`);
  }
  if (code === 0) return { ok: true, value: printed };
  const { error } = printed as { error: ErrorShape }; // what the command line prints where it ends with another code than 0
  const codes: readonly (number | null)[] =
    error.code === 'unexpected' ? [exitCodes.unexpected] : [exitCodes.refused, exitCodes.wrongCall];
  if (!codes.includes(code)) throw new Error(`exit code ${String(code)} for ${error.code}: ${out}${err}`);
  return { ok: false, error };
}

/** The desktop's way: page → preload bridge → checked IPC → core behind its port. Electron itself is played by the fake. */
async function electron(profileDir: string): Promise<Way> {
  const picked = createPickedFiles();
  const channel = new MessageChannel();
  serveCore(channel.port2, (settings, hostPorts) =>
    createCore({ ...settings, ports: { ...hostPorts, clock: systemClock, ids: createNodeIds(systemClock), network: noNetwork } }),
  );
  const transport = createPortTransport(channel.port1, {
    secrets: createFileSecrets(profileDir),
    files: picked,
    log: createFileLog(profileDir),
  });
  await transport.start({ profileDir, version, host: 'electron', capabilities: { host: 'electron', ...noDesktop } });
  const fake = fakeElectron();
  handleBridge(
    createIpc(fake.electron.ipcMain, () => {}),
    {
      call: (procedure, input) => transport.call(procedure, input),
      listening: () => {},
      dialogs: { pick: async () => null, save: async () => null },
      droppedFile: () => null,
      setLanguage: () => {},
      openLink: async () => false,
      notify: () => {},
      setUnsent: () => {},
      copies: { place: (name) => picked.forWriting(join(profileDir, name)), open: async () => true },
      restartToUpdate: async () => {},
    },
  );
  const pageIpc = {
    // Electron copies what crosses between page and main process.
    invoke: async (name: string, input: unknown) =>
      structuredClone(await fake.handlers.get(name)?.({ senderFrame: aFrame() }, structuredClone(input))),
    on: () => {},
  };
  const bridge = createBridge(pageIpc, 'linux', () => '');
  return {
    call: bridge.call,
    admit: async (path) => picked.forReading(path).ref,
    close: async () => {
      await transport.close();
      channel.port1.close();
    },
  };
}

/** Every way to the core, the plainest first: the others are compared with it. */
export const ways: Readonly<Record<string, (profileDir: string) => Promise<Way>>> = {
  'direct call': direct,
  'message port': thread,
  'loopback HTTP': loopback,
  'command line': commandLine,
  'Electron IPC': electron,
};
