import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { extractAll, listPackage } from '@electron/asar';
import { build, Platform } from 'electron-builder';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuses } from '../../src-main/hosts/electron/fuses.ts';
import { readFuseWire } from '../../src-main/hosts/electron/fuse-wire.ts';
import { createPickedFiles } from '../../src-main/hosts/electron/picked-files.ts';
import { runSelfTest } from '../../src-main/hosts/electron/self-test.ts';
import { createFileSecrets } from '../../src-main/core-process/file-secrets.ts';
import { createPortTransport } from '../../src-main/core-process/port-transport.ts';
import { ensureBuilt } from '../scripts/built.mjs';
import { buildElectron } from '../vite/electron.config.ts';
import afterPack from './after-pack.ts';
import { builderOptions, requirePublisherInUpdateFile } from './builder-options.ts';
import { makeStandInElectron } from './stand-in.ts';

// The real program cannot be packed without Electron's download; everything about a package but its start can be looked at.
const root = fileURLToPath(new URL('../..', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'fieldbook-package-'));
const unpacked = join(home, 'out/linux-unpacked');
const archive = join(unpacked, 'resources/app.asar');
const release = { publisherName: 'Fieldbook', updateUrl: 'https://updates.example.vn/fieldbook/', updateKeyPem: 'key' };
const electronVersion = '45.4.1';
let content: string[];
const children: ChildProcess[] = [];

beforeAll(async () => {
  await buildElectron();
  if (!existsSync(join(root, 'dist/renderer/index.html'))) ensureBuilt();
  await makeStandInElectron(join(home, 'electron'), electronVersion);
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir'),
    publish: 'never',
    config: {
      ...builderOptions(release),
      electronDist: join(home, 'electron'),
      electronVersion,
      directories: { output: join(home, 'out'), buildResources: 'build/electron' },
    },
  });
  content = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/'));
}, 120_000);
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

test('the package holds the program’s parts and the screens', () => {
  for (const path of ['main.js', 'core.js', 'table-worker.js', 'preload.cjs'].map((name) => `/dist/electron/${name}`))
    expect(content).toContain(path);
  expect(content).toContain('/dist/renderer/index.html');
  expect(content).toContain('/package.json');
});

test('nothing is shipped that does not run: no sources, tests, maps, other systems’ libraries or tools', () => {
  const unneeded = content.filter(
    (path) =>
      /\.(map|ts|tsx|md|markdown|c|cc|cpp|h|gyp|o|a)$|\/(test|tests|__tests__|docs|deps|obj|\.github)(\/|$)|\.test\./.test(
        path,
      ) || /^\/(src-|tests|bench|db|docs|build|release)|better-sqlite3\/src/.test(path),
  );
  expect(unneeded).toEqual([]);
  const packages = [...new Set(content.flatMap((path) => /^\/node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1] ?? []))];
  expect(packages.sort()).toEqual([
    'argparse',
    'better-sqlite3',
    'builder-util-runtime',
    'debug',
    'electron-updater',
    'fs-extra',
    'graceful-fs',
    'js-yaml',
    'jsonfile',
    'lazy-val',
    'lodash.escaperegexp',
    'lodash.isequal',
    'ms',
    'sax',
    'semver',
    'tiny-typed-emitter',
    'universalify',
  ]);
  expect(content.filter((path) => path.endsWith('.node'))).toEqual([
    `/node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`,
  ]);
  expect(readFileSync(archive).length).toBeLessThan(12 * 1024 * 1024);
});

test('the native library lies outside the archive, where the system can load it, and nothing else does', () => {
  const inside = `node_modules/better-sqlite3/prebuilds/linux-${process.arch}.node`;
  expect(listFiles(join(unpacked, 'resources/app.asar.unpacked'))).toEqual([inside]);
});

test('every package that the bundles still ask for is shipped', () => {
  const files = readdirSync(join(root, 'dist/electron'))
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => readFileSync(join(root, 'dist/electron', name), 'utf8'))
    .join('\n');
  const asked = [...files.matchAll(/^import .*? from "([^"./][^"]*)"|\b(?:__)?require\("([^"./][^"]*)"\)/gm)].map(
    (found) => found[1] ?? found[2] ?? '',
  );
  const packages = [...new Set(asked.filter((name) => !name.startsWith('node:') && !isBuiltin(name)))].sort();
  expect(packages).toEqual(['better-sqlite3', 'electron', 'electron-updater']);
});

test('the preload script is one CommonJS file that asks for Electron only', () => {
  const preload = readFileSync(join(root, 'dist/electron/preload.cjs'), 'utf8');
  expect([...preload.matchAll(/require\(([^)]*)\)/g)].map((found) => found[1])).toEqual(['"electron"']);
  expect(preload).not.toMatch(/^\s*(import|export)\s/m);
});

test('the fuses are flipped in the packaged binary', () => {
  expect(readFuseWire(readFileSync(join(home, 'electron/electron')))?.RunAsNode).toBe(true);
  expect(readFuseWire(readFileSync(join(unpacked, 'fieldbook')))).toEqual(fuses);
});

test('a binary whose fuses cannot be flipped fails the build', async () => {
  const dir = join(home, 'no-fuses');
  mkdirSync(dir);
  cpSync('/bin/true', join(dir, 'fieldbook'));
  const packed = {
    appOutDir: dir,
    electronPlatformName: 'linux',
    packager: { appInfo: { productFilename: 'Fieldbook' }, executableName: 'fieldbook' },
  };
  await expect(afterPack(packed)).rejects.toThrow();
});

test('the updater knows where to ask', () => {
  expect(readFileSync(join(unpacked, 'resources/app-update.yml'), 'utf8')).toBe(
    'provider: generic\nurl: https://updates.example.vn/fieldbook/\nupdaterCacheDirName: fieldbook-updater\n',
  );
  expect(existsSync(join(unpacked, 'resources/icons/icon.png'))).toBe(true);
});

test('no package is made without a publisher, over plain http, or with unsigned updates', () => {
  expect(builderOptions(release).win?.signtoolOptions?.publisherName).toEqual(['Fieldbook']);
  expect(() => builderOptions({ ...release, publisherName: ' ' })).toThrow('publisher');
  expect(() => builderOptions({ ...release, updateUrl: 'http://updates.example.vn/' })).toThrow('https');
  expect(() => builderOptions({ ...release, updateKeyPem: null })).toThrow('key');
  expect(builderOptions({ ...release, updateUrl: null, updateKeyPem: null }).publish).toBeNull();
});

test('a Windows package that would update itself without naming its publisher is not let out', () => {
  const feed = 'provider: generic\nurl: https://updates.example.vn/\n';
  expect(() => requirePublisherInUpdateFile(`${feed}publisherName:\n  - Fieldbook\n`, release)).not.toThrow();
  expect(() => requirePublisherInUpdateFile(feed, release)).toThrow('publisher');
  expect(() => requirePublisherInUpdateFile(`${feed}publisherName:\n  - Somebody\n`, release)).toThrow('publisher');
});

test('a package for Windows made on Linux carries Windows’ library, the flipped fuses and the hash of its archive', async () => {
  await makeStandInElectron(join(home, 'electron-win'), electronVersion, 'win32');
  const config = builderOptions(release);
  await build({
    projectDir: root,
    targets: Platform.WINDOWS.createTarget('dir'),
    publish: 'never',
    config: {
      ...config,
      win: { ...config.win, signAndEditExecutable: false },
      electronDist: join(home, 'electron-win'),
      electronVersion,
      directories: { output: join(home, 'out-win'), buildResources: 'build/electron' },
    },
  });
  const [folder] = readdirSync(join(home, 'out-win')).filter((name) => name.endsWith('unpacked'));
  const packed = join(home, 'out-win', folder ?? '');
  const inside = listPackage(join(packed, 'resources/app.asar'), { isPack: false });
  expect(inside.filter((path) => path.endsWith('.node')).map((path) => path.split(/[\\/]/).at(-1))).toEqual([
    `win32-${process.arch}.node`,
  ]);
  expect(inside.length).toBe(content.length);
  const program = readFileSync(join(packed, 'Fieldbook.exe'));
  expect(readFuseWire(program)).toEqual(fuses);
  expect(program.includes('"file":"resources\\\\app.asar"')).toBe(true);
}, 120_000);

test('an unknown word in the packaging file is an error, not a wish', async () => {
  const config = { ...builderOptions(release), sandboxx: true };
  await expect(
    build({ projectDir: root, targets: Platform.LINUX.createTarget('dir'), publish: 'never', config }),
  ).rejects.toThrow(/schema|unknown property/);
});

test('the packaged main process starts in the right order on a stand-in for the electron module', async () => {
  const app = join(home, 'app-main');
  extractAll(archive, app);
  mkdirSync(join(app, 'node_modules/electron'), { recursive: true });
  writeFileSync(
    join(app, 'node_modules/electron/index.js'),
    `const say = (text) => process.stdout.write(text + '\\n');
     const app = Object.assign(new (require('node:events'))(), {
       isPackaged: true, getVersion: () => '1.0.0', setPath: () => {}, enableSandbox: () => say('sandbox'),
       requestSingleInstanceLock: () => { say('lock'); return false; }, quit: () => say('quit'), exit: (code) => process.exit(code),
       whenReady: () => { say('ready'); return new Promise(() => {}); },
     });
     module.exports = { app, shell: {}, protocol: { registerSchemesAsPrivileged: ([{ scheme }]) => say(scheme) } };`,
  );
  const starter = join(app, 'starter.mjs');
  const main = pathToFileURL(join(app, 'dist/electron/main.js')).href;
  writeFileSync(starter, `process.resourcesPath = '/resources'; await import(${JSON.stringify(main)});`);
  const child = spawn(process.execPath, [starter, `--profile=${join(home, 'main-profile')}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (said += String(data)));
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  // Another start holds the profile: this one has done what must come first, and ends.
  expect(said).toBe('sandbox\napp\nlock\nquit\n');
});

test('the packaged preload script gives the page its functions', () => {
  const exposed: unknown[] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: object) => exposed.push(name, Object.keys(api).length) },
    ipcRenderer: { invoke: async () => {}, on: () => {} },
    webUtils: {},
  };
  const source = readFileSync(join(root, 'dist/electron/preload.cjs'), 'utf8');
  new Function('require', 'process', source)((name: string) => (name === 'electron' ? electron : undefined), {
    platform: 'win32',
  });
  expect(exposed).toEqual(['fieldbook', 14]);
});

test('the packaged core passes the self-test: encrypted profile, a customer found without accents, a file read, a backup', async () => {
  const app = join(home, 'app');
  extractAll(archive, app);
  // Electron gives a utility process `process.parentPort`; here plain Node's channel stands in for it.
  const starter = join(app, 'starter.mjs');
  writeFileSync(
    starter,
    `process.parentPort = { postMessage: (m) => process.send(m), on: (e, f) => process.on(e, (data) => f({ data })) };
     await import(${JSON.stringify(pathToFileURL(join(app, 'dist/electron/core.js')).href)});`,
  );
  const child = spawn(process.execPath, [starter], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  children.push(child);
  let complaints = '';
  child.stderr?.on('data', (data) => (complaints += String(data)));
  const secrets = createFileSecrets(join(home, 'profile'));
  const files = createPickedFiles();
  const core = createPortTransport(
    { postMessage: (message) => void child.send(Object(message)), on: (event, listener) => child.on(event, listener) },
    { secrets, files, log: { write: () => {} } },
  );
  child.on('exit', (code) => core.ended(`ended with ${code}: ${complaints}`));
  await core.start({
    profileDir: join(home, 'profile'),
    version: '1.0.0',
    host: 'electron',
    capabilities: { host: 'electron', canPickFiles: false, canNotify: false, canOpenFolders: false },
  });
  const report = await runSelfTest({
    file(name, text) {
      writeFileSync(join(home, name), text);
      return files.forReading(join(home, name)).ref;
    },
    version: '1.0.0',
    core,
    secrets,
    versions: { ...process.versions, electron: 'stand-in', chrome: 'stand-in' },
    fuses: () => readFuseWire(readFileSync(join(unpacked, 'fieldbook'))),
  });
  expect(report.steps.filter((step) => !step.ok)).toEqual([]);
  expect(report.ok).toBe(true);
  expect(report.steps).toHaveLength(7);
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await core.close();
  expect(await ended).toBe(0);
}, 60_000);

function listFiles(dir: string): string[] {
  const found: string[] = [];
  cpSync(dir, join(home, 'listed'), { recursive: true, filter: (from) => (found.push(from.slice(dir.length + 1)), true) });
  return found.filter((path) => /\.\w+$/.test(path));
}

function isBuiltin(name: string): boolean {
  return process.getBuiltinModule(name) !== undefined;
}
