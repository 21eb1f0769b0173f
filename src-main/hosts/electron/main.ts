// The desktop program's first file: gives the real Electron to the adapters. Nothing is decided here.
import electron from 'electron';
import electronUpdater from 'electron-updater';
import { join } from 'node:path';
import { createFileLog } from '../../core-process/file-log.ts';
import { standardProfileDir } from '../../core-process/standard-profile-dir.ts';
import { startDesktop } from './desktop.ts';
import { readLaunch } from './launch-args.ts';
import { release } from './release.ts';
import { createUpdates } from './updates.ts';

const { app } = electron;
const here = import.meta.dirname;
const launch = readLaunch(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
const profileDir = launch.profileDir ?? standardProfileDir();
const log = createFileLog(profileDir);
const { updateUrl, updateKeyPem } = release;

// Not awaited: Electron becomes ready only after this file has run, and the start waits for that.
startDesktop(electron, {
  launch,
  profileDir,
  platform: process.platform,
  paths: {
    preload: join(here, 'preload.cjs'),
    core: join(here, 'core.js'),
    renderer: join(here, '../renderer'),
    icon: app.isPackaged ? join(process.resourcesPath, 'icons/icon.png') : join(here, '../../resources/icons/icon.png'),
  },
  log,
  now: Date.now,
  print: (text) => process.stdout.write(text),
  connectUpdates:
    app.isPackaged && updateUrl !== null && updateKeyPem !== null
      ? (on) =>
          createUpdates({
            updater: electronUpdater.autoUpdater,
            feedUrl: updateUrl,
            publicKeyPem: updateKeyPem,
            installed: () => ({
              product: 'fieldbook',
              version: app.getVersion(),
              platform: process.platform,
              arch: process.arch,
              lastIssuedAt: on.lastIssuedAt(),
            }),
            fetchText: async (url) => {
              const response = await electron.net.fetch(url, { redirect: 'follow', cache: 'no-store' });
              if (!response.ok) throw new Error(`the update server answered ${response.status}`);
              return { url: response.url, text: await response.text() };
            },
            now: Date.now,
            log: (level, message) => log.write({ level, at: new Date().toISOString(), message }),
            onReady: on.onReady,
            onAccepted: ({ issuedAt }) => on.onAccepted(issuedAt),
          })
      : null,
}).catch((error: unknown) => {
  log.write({ level: 'error', at: new Date().toISOString(), message: `the desktop did not start: ${String(error)}` });
  console.error(error);
  app.exit(1);
});
