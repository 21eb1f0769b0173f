import { execFile } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { call, coreOf } from './fault-core.ts';
import { readDisk, readTrace, saidBefore, writeImage } from './power-image.ts';
import { createRandom } from './random.ts';
import { childEnvironment, compileShim, temporaryFolder } from './tools.ts';

const run = promisify(execFile);
const commandLine = new URL('../../src-main/hosts/cli/main.ts', import.meta.url).pathname;

/**
 * The power is cut while a profile is being made and while its first customer is written: afterwards there is a profile that opens, or none
 * and one can be made; after the answer there is one. Answers what was otherwise, in words.
 */
export async function runCreationCuts(options: { runs: number; seed: number }): Promise<string[]> {
  const folder = temporaryFolder('power-creation');
  const problems: string[] = [];
  try {
    const library = compileShim(folder.path);
    const random = createRandom(options.seed);
    const profileDir = join(folder.path, 'profile');
    const tracePath = join(folder.path, 'trace');
    const image = join(folder.path, 'image');
    mkdirSync(profileDir);
    const start = readDisk(profileDir);
    const env = childEnvironment(folder.path, { LD_PRELOAD: library, FIELDBOOK_DISK: profileDir, FIELDBOOK_TRACE: tracePath });
    await run(
      process.execPath,
      [commandLine, 'profile.create', JSON.stringify({ userName: 'Lan', companyName: 'Đại Phát' }), '--profile', profileDir],
      { env },
    );
    const trace = readTrace(tracePath);
    for (let cut = 0; cut < options.runs; cut += 1) {
      const cutAt = random.below(trace.length + 1);
      const model = random.below(2) === 0 ? 'nothing' : 'torn';
      writeImage(start, trace, cutAt, model, random, image);
      const problem = await problemOf(image, saidBefore(trace, cutAt) > 0);
      if (problem !== null) problems.push(`cut ${cutAt} of ${trace.length}, ${model}: ${problem}`);
      rmSync(image, { recursive: true });
    }
    return problems;
  } finally {
    folder.remove();
  }
}

async function problemOf(image: string, wasAnswered: boolean): Promise<string | null> {
  const core = coreOf(image);
  await core.start();
  try {
    const { state, problem } = await call<{ state: string; problem: unknown }>(core, 'app.status');
    if (state === 'failed') return JSON.stringify(problem);
    if (state === 'no-profile' && wasAnswered) return 'the profile is gone';
    if (state === 'no-profile') await call(core, 'profile.create', { userName: 'Lan', companyName: 'Đại Phát' });
    await call(core, 'customers.create', { name: 'Khách đầu tiên' });
    // Whole: with its user and its lists of choices, not only with its tables.
    const { profile } = await call<{ profile: { userName: string; companyName: string } }>(core, 'app.status');
    if (profile.userName !== 'Lan' || profile.companyName !== 'Đại Phát')
      return `the profile is made by half: ${JSON.stringify(profile)}`;
    return null;
  } catch (error) {
    return String(error);
  } finally {
    await core.close();
  }
}
