// Makes a fresh clone ready: packages after the lock file, the project's own Node, a database that loads.
// Plain JavaScript without packages, because it runs before there are any, under whatever Node the machine has.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.fieldbook-setup.json');
const oldestNode = 24;

/** The Node that runs the project's TypeScript: the pinned one from node_modules, else this one where it is new enough. */
export function projectNode() {
  const own = path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (majorOf(process.versions.node) >= oldestNode) return process.execPath;
  throw new Error(`Node ${oldestNode} is missing from node_modules. Delete node_modules and start again.`);
}

/** Installs and checks only where something changed since the last time; otherwise it costs a few milliseconds. */
export function ensureSetup({ quiet = false } = {}) {
  const wanted = wantedStamp();
  if (readText(stampFile) === wanted) return;
  if (!isInstalled()) install(quiet);
  checkNode();
  checkDatabase();
  writeFileSync(stampFile, wanted);
}

/** The environment of a child that should find the project's Node and tools first. */
export function projectEnvironment() {
  return {
    // What Node reads of the sources is kept compiled: a command starts in a third of the time.
    NODE_COMPILE_CACHE: path.join(root, 'dist/compile-cache'),
    ...process.env,
    PATH: [path.dirname(projectNode()), path.join(modules, '.bin'), process.env.PATH ?? ''].join(path.delimiter),
  };
}

function wantedStamp() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readText(path.join(root, file)) ?? '');
  return JSON.stringify({ lock: hash.digest('hex'), platform: process.platform, arch: process.arch });
}

/** Whether node_modules already holds exactly what the lock file names, whoever put it there. */
function isInstalled() {
  const wanted = readJson(path.join(root, 'package-lock.json'))?.packages;
  const present = readJson(path.join(modules, '.package-lock.json'))?.packages;
  if (!wanted || !present || !existsSync(path.join(modules, 'node', 'bin'))) return false;
  return Object.entries(wanted).every(
    ([place, entry]) => place === '' || entry.optional || entry.devOptional || present[place]?.version === entry.version,
  );
}

function install(quiet) {
  if (!quiet) console.error('Fieldbook: installing packages (once; a minute or two) …');
  const first = npm(['ci']);
  if (first.status === 0) return;
  const said = `${first.stdout}\n${first.stderr}`;
  // Some npm versions read a lock file of another version as incomplete; installing by it still gives the same versions.
  if (!/Missing:? .*from lock file|Invalid Version/s.test(said)) fail('The packages could not be installed.', said);
  const second = npm(['install', '--no-save']);
  if (second.status !== 0) fail('The packages could not be installed.', `${second.stdout}\n${second.stderr}`);
}

function npm(words) {
  const env = { ...process.env, PATH: pathWithoutModules(), ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  // npm reads these as options of its own; the ones of the outer `npm test` must not shape the installation.
  for (const name of Object.keys(env)) if (/^npm_(package|lifecycle)_/.test(name)) delete env[name];
  return spawnSync('npm', [...words, '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** npm replaces node_modules, so it must not run on the Node inside it. */
function pathWithoutModules() {
  const parts = (process.env.PATH ?? '').split(path.delimiter);
  return parts.filter((part) => !path.resolve(part).startsWith(modules)).join(path.delimiter);
}

function checkNode() {
  const version = execFileSync(projectNode(), ['--version'], { encoding: 'utf8' }).trim();
  if (majorOf(version.slice(1)) < oldestNode) fail(`The project's Node is ${version}; ${oldestNode} or newer is needed.`, '');
}

function checkDatabase() {
  const script = "const D = require('better-sqlite3'); const db = new D(':memory:'); db.prepare('select 1').get(); db.close();";
  const run = spawnSync(projectNode(), ['-e', script], { cwd: root, encoding: 'utf8' });
  if (run.status !== 0) fail('The database library does not load on this machine.', run.stderr);
}

function fail(sentence, details) {
  console.error(`${details.trim()}\n\nFieldbook: ${sentence}`);
  process.exit(1);
}

function majorOf(version) {
  return Number.parseInt(version, 10);
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function readJson(file) {
  const text = readText(file);
  return text === undefined ? undefined : JSON.parse(text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureSetup();
