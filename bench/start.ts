import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { profilePaths } from '../src-main/core/platform/profile-folder.ts';
import { runChild } from './child.ts';
import { atMost, type Bench, rounded } from './figure.ts';
import { median, percentile } from './measure.ts';
import { profileWith, temporaryFolder } from './profiles.ts';

interface Started {
  readonly rows: number;
  readonly nodeMs: number;
  readonly loadingMs: number;
  readonly openMs: number;
  readonly listMs: number;
}

export const start: Bench = {
  ids: ['start-core'],
  title:
    'a fresh process opens a database of more than 1 GB: createCore, start, app.status and the first 100 customers; the file is dropped from the cache before',
  async run({ isQuick }) {
    const profileDir = await profileWith(isQuick ? 20_000 : 1_000_000);
    const path = profilePaths(profileDir).data;
    const cache = temporaryFolder();
    try {
      const env = { NODE_COMPILE_CACHE: join(cache.path, 'compile-cache') };
      const runs: Started[] = [];
      // The first one fills the cache of compiled code, as the first start after an update does.
      const first = await runChild<Started>('start', [profileDir], env);
      let isCold = true;
      for (let turn = 0; turn < (isQuick ? 3 : 7); turn += 1) {
        isCold = dropFromCache(path) && isCold;
        runs.push(await runChild<Started>('start', [profileDir], env));
      }
      if (runs.some(({ rows }) => rows !== 100)) throw new Error('the first list is not there');
      const took = runs.map(({ openMs, listMs }) => openMs + listMs);
      const part = (pick: (run: Started) => number) => rounded(median(runs.map(pick)));
      const words = [
        `${rounded(statSync(path).size / 1e6)} MB, ${isCold ? 'file not in the cache of the system' : 'file in the cache of the system'}`,
        `median: open ${part((run) => run.openMs)} ms, status and list ${part((run) => run.listMs)} ms`,
        `before that Node itself ${part((run) => run.nodeMs)} ms and loading the program's sources ${part((run) => run.loadingMs)} ms (${rounded(first.loadingMs)} ms the very first time)`,
      ];
      return [atMost('start-core', percentile(took, 1), 'ms', 150, words.join('; '))];
    } finally {
      cache.remove();
    }
  },
};

/** Tells the system to forget the file's pages, so that the start reads from the disk; false where the machine has no such tool. */
function dropFromCache(path: string): boolean {
  return spawnSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'status=none']).status === 0;
}
