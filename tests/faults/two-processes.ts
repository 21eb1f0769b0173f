import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeProfile } from './fault-core.ts';
import { openAfterCrash } from './kill-runner.ts';
import type { Model } from './scenario.ts';
import { childEnvironment, temporaryFolder } from './tools.ts';
import { acceptHeard, after, spawnWorkChild } from './work-parent.ts';

export interface TwoProcessesReport {
  readonly seed: number;
  readonly acknowledged: readonly number[];
  readonly refused: readonly string[];
  readonly lost: readonly string[];
  readonly broken: readonly string[];
  /** The longest wait of one change for the other process. */
  readonly slowestMs: number;
}

/** R8. Two cores on one profile, with nothing that keeps them apart, as the program and its command line may be. */
export async function runTwoProcesses(options: {
  seconds: number;
  seed: number;
  processes?: number;
}): Promise<TwoProcessesReport> {
  const folder = temporaryFolder('two');
  try {
    const profileDir = join(folder.path, 'profile');
    const importFolder = join(folder.path, 'files');
    mkdirSync(importFolder);
    await makeProfile(profileDir);
    const env = childEnvironment(folder.path);
    const children = Array.from({ length: options.processes ?? 2 }, () => spawnWorkChild(env));
    await Promise.all(children.map(({ ready }) => ready));
    for (const [number, child] of children.entries()) {
      child.start({
        profileDir,
        seed: options.seed + number,
        model: [],
        importFolder: null,
        makesBackups: false,
        steps: 0,
        plant: null,
      });
    }
    await Promise.all(children.map(({ working }) => working));
    await after(options.seconds * 1000);
    for (const child of children) child.kill();
    const heard = await Promise.all(children.map((child) => child.heard));
    const model: Model = new Map();
    const groups = heard.flatMap((one) => acceptHeard(model, one).groups);
    const found = await openAfterCrash(
      profileDir,
      model,
      heard.flatMap(({ unsure }) => unsure),
      groups,
    );
    return {
      seed: options.seed,
      acknowledged: heard.map(({ acknowledged }) => acknowledged.length),
      refused: heard.flatMap(({ refused, errors }) => [
        ...refused.map(({ step, code, message }) => `${step.procedure}: ${code}: ${message}`),
        ...(errors === '' ? [] : [errors]),
      ]),
      lost: found.lost,
      broken: found.broken,
      slowestMs: Math.max(...heard.flatMap(({ acknowledged }) => acknowledged.map(({ ms }) => ms))),
    };
  } finally {
    folder.remove();
  }
}
