import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from './scratch-folder.ts';

test('what a run that was killed left behind is gone with the next run; a run that goes on keeps its own', () => {
  const place = mkdtempSync(join(tmpdir(), 'fieldbook-scratch-'));
  const gone = spawnSync(process.execPath, ['-e', '']).pid;
  mkdirSync(join(place, `fieldbook-simulation-${gone}-abcdef`, 'inside'), { recursive: true });
  mkdirSync(join(place, `fieldbook-simulation-${process.pid}-abcdef`));
  mkdirSync(join(place, `fieldbook-other-${gone}-abcdef`));
  mkdirSync(join(place, `fieldbook-simulation-${gone}-fresh`));
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const name of readdirSync(place)) if (!name.endsWith('fresh')) utimesSync(join(place, name), hourAgo, hourAgo);
  const folder = scratchFolder('simulation', place);
  expect(existsSync(folder.path)).toBe(true);
  expect(readdirSync(place)).toHaveLength(4);
  expect(existsSync(join(place, `fieldbook-simulation-${gone}-abcdef`))).toBe(false);
  folder.remove();
  expect(existsSync(folder.path)).toBe(false);
  rmSync(place, { recursive: true });
});
