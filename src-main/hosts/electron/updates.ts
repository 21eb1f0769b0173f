import {
  type Installed,
  verifyUpdateAddress,
  verifyUpdateFile,
  verifyUpdateManifest,
  type UpdateManifest,
  type UpdateRefusal,
} from './update-manifest.ts';

/** The part of electron-updater's `autoUpdater` that is used. */
export interface UpdaterLike {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  allowDowngrade: boolean;
  disableWebInstaller: boolean;
  checkForUpdates(): Promise<{ readonly isUpdateAvailable: boolean; readonly updateInfo: { readonly version: string } } | null>;
  downloadUpdate(): Promise<readonly string[]>;
  quitAndInstall(isSilent?: boolean, isForceRunAfter?: boolean): void;
}

export interface UpdatesOptions {
  readonly updater: UpdaterLike;
  readonly feedUrl: string;
  readonly publicKeyPem: string;
  readonly installed: () => Installed;
  /** Gives the address that answered, after redirects, and the text. Throws when there is no network. */
  readonly fetchText: (url: string) => Promise<{ readonly url: string; readonly text: string }>;
  readonly now: () => number;
  readonly log: (level: 'debug' | 'warn' | 'info', message: string) => void;
  readonly onReady: (version: string) => void;
  readonly onAccepted: (manifest: UpdateManifest) => void;
}

export interface Updates {
  /** Looks, downloads and checks in the background. Says nothing to the user but through `onReady`; offline it stays quiet. */
  check(): Promise<void>;
  /** Only when the user asked for it. False when there is no verified update. */
  installAndRestart(): Promise<boolean>;
}

/**
 *   check → our signed manifest → download → size and hash → ready ─▶ restart when the user says so,
 *     │             │                              │                   or installed at the next quit
 *     └ offline     └ refused (logged)             └ refused (logged)
 */
export function createUpdates(options: UpdatesOptions): Updates {
  const { updater, log } = options;
  let ready: { path: string; manifest: UpdateManifest } | null = null;
  let isBusy = false;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;

  function refused(refusal: UpdateRefusal, where: string): void {
    log('warn', `update refused: ${refusal} (${where})`);
  }

  async function signedManifest(): Promise<UpdateManifest | null> {
    const installed = options.installed();
    const feed = options.feedUrl.endsWith('/') ? options.feedUrl : `${options.feedUrl}/`;
    const address = verifyUpdateAddress(feed, `fieldbook-${installed.platform}-${installed.arch}.json`);
    if (!address.ok) return refused(address.refusal, 'feed'), null;
    const answered = await options.fetchText(address.value.href);
    const from = verifyUpdateAddress(feed, answered.url);
    if (!from.ok) return refused(from.refusal, 'redirect'), null;
    const verdict = verifyUpdateManifest(answered.text, options.publicKeyPem, installed, options.now());
    if (!verdict.ok) return refused(verdict.refusal, 'manifest'), null;
    return verdict.value;
  }

  async function checkOnce(): Promise<void> {
    const found = await updater.checkForUpdates();
    if (found === null || !found.isUpdateAvailable) return;
    const manifest = await signedManifest();
    if (manifest === null) return;
    if (manifest.version !== found.updateInfo.version) return refused('not-newer', 'the feed and the manifest differ');
    // electron-updater installs at quit only what was downloaded while this is on. It goes off again before the file is judged.
    updater.autoInstallOnAppQuit = true;
    let paths: readonly string[];
    try {
      paths = await updater.downloadUpdate();
    } finally {
      updater.autoInstallOnAppQuit = false;
    }
    const [path] = paths;
    if (path === undefined) return;
    const verdict = await verifyUpdateFile(path, manifest);
    if (!verdict.ok) return refused(verdict.refusal, 'file');
    ready = { path, manifest };
    updater.autoInstallOnAppQuit = true;
    options.onAccepted(manifest);
    options.onReady(manifest.version);
  }

  return {
    async check() {
      if (isBusy || ready !== null) return;
      isBusy = true;
      try {
        await checkOnce();
      } catch (error) {
        // Field laptops are offline most of the day: no news is not a fault.
        log('debug', `no update check: ${error instanceof Error ? error.message : String(error)}`);
      } finally {
        isBusy = false;
      }
    },
    async installAndRestart() {
      if (ready === null) return false;
      // Hours may lie between the download and this: the file is looked at again.
      const verdict = await verifyUpdateFile(ready.path, ready.manifest);
      if (!verdict.ok) {
        refused(verdict.refusal, 'file before installing');
        ready = null;
        updater.autoInstallOnAppQuit = false;
        return false;
      }
      updater.quitAndInstall(true, true);
      return true;
    },
  };
}
