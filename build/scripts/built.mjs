// Builds the screens where a source changed since the last build. The stamp is a hash of the contents, so that a fresh
// clone, a checkout of an older commit and an edited file are all noticed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectEnvironment, projectNode, root } from './setup.mjs';

const stampFile = path.join(root, 'dist', '.built');
const sources = ['src-renderer', 'src-shared', 'src-main', 'build/vite', 'package-lock.json', 'build/scripts/build.ts'];

/** Builds only what is stale; returns whether it built. Ends the program with the build's own words where it fails. */
export function ensureBuilt() {
  const wanted = hashOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return false;
  const run = spawnSync(projectNode(), [path.join(root, 'build/scripts/build.ts')], {
    cwd: root,
    env: projectEnvironment(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) {
    console.error(`${run.stdout}\n${run.stderr}\n\nFieldbook: the program could not be built.`);
    process.exit(1);
  }
  return true;
}

/** The core of the loopback host, as the build leaves it. */
export const builtCore = path.join(root, 'dist/loopback/core-worker.js');

/** Written by the build itself, so that `npm run build` counts as well. */
export function markBuilt() {
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hashOfSources());
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of sources) hashInto(hash, path.join(root, source));
  return hash.digest('hex');
}

function hashInto(hash, place) {
  if (!existsSync(place)) return;
  const entries = path.extname(place) === '' ? readdirSync(place, { withFileTypes: true }) : undefined;
  if (entries === undefined) return void hash.update(`${path.relative(root, place)}\n`).update(readFileSync(place));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = path.join(place, entry.name);
    if (entry.isDirectory()) hashInto(hash, inside);
    else if (!/\.test\.tsx?$/.test(entry.name)) hash.update(`${path.relative(root, inside)}\n`).update(readFileSync(inside));
  }
}
