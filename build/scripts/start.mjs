// `npm start`: sets up, builds what changed, opens the program: in Electron where its runtime is there, otherwise as a
// window of an installed browser on the loopback host, otherwise as a link.
import { spawn } from 'node:child_process';
import { coreFlags } from '../../src-main/core-process/core-flags.mjs';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { appWindowArguments, findBrowser } from './browser.mjs';
import { builtCore, ensureBuilt } from './built.mjs';
import { ensureSetup, projectEnvironment, projectNode, root } from './setup.mjs';

const { values: options } = parseArgs({
  options: {
    profile: { type: 'string' },
    'no-window': { type: 'boolean', default: false },
    // Takes the browser's window even where Electron is there.
    browser: { type: 'boolean', default: false },
    // Starts what was built last, whatever was edited since.
    'no-build': { type: 'boolean', default: false },
    language: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const language = options.language ?? ((process.env.LC_ALL ?? process.env.LANG ?? '').startsWith('vi') ? 'vi' : 'en');
const say = {
  vi: {
    help: 'npm start -- [--profile THƯ_MỤC] [--no-window] [--browser] [--no-build] [--language vi|en]',
    window: (link) => `Fieldbook chạy trong cửa sổ trình duyệt vì máy này không có Electron: ${link}`,
    link: (link) => `Fieldbook đang chạy (Ctrl+C để dừng). Mở liên kết này, dùng được một lần: ${link}`,
    again: (link) => `Fieldbook đã chạy sẵn với hồ sơ này. Liên kết mới, dùng được một lần: ${link}`,
    handedOver: 'Cửa sổ do một trình duyệt đang chạy giữ. Fieldbook vẫn chạy; Ctrl+C để dừng.',
  },
  en: {
    help: 'npm start -- [--profile FOLDER] [--no-window] [--browser] [--no-build] [--language vi|en]',
    window: (link) => `Fieldbook runs in a browser window because Electron's runtime is not on this machine: ${link}`,
    link: (link) => `Fieldbook is running (Ctrl+C stops it). Open this link, it works once: ${link}`,
    again: (link) => `Fieldbook already runs with this profile. A new link, it works once: ${link}`,
    handedOver: 'The window belongs to a browser that was already open. Fieldbook goes on; Ctrl+C stops it.',
  },
}[language === 'vi' ? 'vi' : 'en'];

if (options.help) {
  console.log(say.help);
  process.exit(0);
}

ensureSetup();
if (!options['no-build']) ensureBuilt();
// npm runs this in the project's folder; a folder that a person types is relative to where they typed it.
// Both hosts know the usual folder of this system themselves.
const profileWords =
  options.profile === undefined ? [] : [`--profile=${path.resolve(process.env.INIT_CWD ?? '', options.profile)}`];

const electron = options['no-window'] || options.browser ? undefined : electronBinary();
if (electron !== undefined) startElectron(electron);
else startLoopback();

function startElectron(binary) {
  const words = [root, ...profileWords, ...(options.language === undefined ? [] : [`--language=${language}`])];
  // Electron refuses its sandbox to root, as Chromium does.
  if (process.getuid?.() === 0) words.push('--no-sandbox');
  follow(spawn(binary, words, { stdio: 'inherit', env: process.env }));
}

function startLoopback() {
  const words = [...coreFlags, path.join(root, 'src-main/hosts/loopback/main.ts'), ...profileWords];
  if (options.language !== undefined) words.push('--language', language);
  if (existsSync(builtCore)) words.push('--core', builtCore);
  const host = spawn(projectNode(), words, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: projectEnvironment() });
  follow(host);
  host.once('message', (told) => openLink(host, told));
}

/** `isSecond`: another start holds this profile and made the link; this host has nothing more to do. */
function openLink(host, { link, isSecond, profileDir }) {
  const browser = options['no-window'] || !hasDisplay() ? undefined : findBrowser();
  if (browser === undefined) return void console.log(isSecond ? say.again(link) : say.link(link));
  console.log(isSecond ? say.again(link) : say.window(link));
  const openedAt = Date.now();
  const words = appWindowArguments(link, path.join(profileDir, 'browser'), { language });
  const window = spawn(browser, words, { stdio: 'ignore', detached: isSecond });
  if (isSecond) return window.unref();
  window.on('error', () => console.log(say.link(link)));
  window.on('exit', (code) => {
    // A browser that already runs on this folder takes the page over and the one we started ends at once.
    if (Date.now() - openedAt < 3000) console.log(code === 0 ? say.handedOver : say.link(link));
    else host.kill('SIGTERM');
  });
}

function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    // Ended by the signal that we passed on is a good end; ended by another one is not.
    process.exitCode = code ?? (['SIGINT', 'SIGTERM', 'SIGHUP'].includes(signal) ? 0 : 1);
  });
}

/** Electron's runtime is used where somebody installed it; it is never downloaded from here. */
function electronBinary() {
  const inside = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ?? 'electron';
  const binary = path.join(root, 'node_modules/electron/dist', inside);
  return existsSync(binary) && hasDisplay() ? binary : undefined;
}

function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
