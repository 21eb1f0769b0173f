// Where an installed Chromium, Chrome or Edge is, and how it opens one page as a window of its own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];

/** The path of a Chromium-like browser of this machine, or undefined. `FIELDBOOK_BROWSER` names one by hand. */
export function findBrowser(env = process.env, platform = process.platform) {
  const byHand = env.FIELDBOOK_BROWSER;
  if (byHand !== undefined && byHand !== '') return existsSync(byHand) ? byHand : undefined;
  const ending = platform === 'win32' ? '.exe' : '';
  const onPath = (env.PATH ?? '')
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name + ending)));
  return [...onPath, ...usualPlaces(env, platform)].find((file) => existsSync(file));
}

/** Words for a window without address bar, without first-run pages and without traffic of the browser's own. */
export function appWindowArguments(link, userDataDir, { isRoot = process.getuid?.() === 0, language } = {}) {
  return [
    `--app=${link}`,
    `--user-data-dir=${userDataDir}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-features=Translate,OptimizationHints,MediaRouter',
    '--metrics-recording-only',
    '--window-size=1366,768',
    ...(language === undefined ? [] : [`--lang=${language}`]),
    // Chromium refuses its sandbox to root; an ordinary user keeps it.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/** Finds a browser, or installs Debian's Chromium where this is Debian and we may. */
export function ensureBrowser() {
  return findBrowser() ?? (installs('chromium') ? findBrowser() : undefined);
}

/** Chromium's engine without windows, tabs and pages of its own: pages are the same in it, and it takes less of the processor. */
export const headlessShell = '/usr/bin/chromium-headless-shell';

/** Installs it where it is missing and may be; the tests of the screens use a whole browser where it cannot be had. */
export function ensureHeadlessShell() {
  if (!existsSync(headlessShell)) installs('chromium-headless-shell');
}

/** Whether this is Debian, we may, and the package is there now. */
function installs(name) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return false;
  console.error(`Fieldbook: installing ${name} for the tests (once) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const runs = [['update'], ['install', '-y', '--no-install-recommends', name]].map((words) =>
    spawnSync('apt-get', words, {
      env,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
  for (const run of runs) if (run.status !== 0) console.error(`${run.stdout}\n${run.stderr}`);
  return runs.every(({ status }) => status === 0);
}

function usualPlaces(env, platform) {
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', path.join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
      apps.map((app) => path.join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((folder) => folder !== undefined);
    const inside = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'Chromium\\Application\\chrome.exe',
    ];
    return folders.flatMap((folder) => inside.map((file) => path.join(folder, file)));
  }
  return ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome', '/opt/microsoft/msedge'].flatMap((folder) =>
    names.map((name) => path.join(folder, name)),
  );
}

/**
 * For `--disable-features`: what Playwright switches off as well, since a browser obeys only the last list it is given, and the browser's
 * own pages, which the program's window has not.
 */
export const unwantedFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  // The list below the address bar is a page of its own, made anew with each window: half a second of processor time.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'PreloadTopChromeWebUI',
];
