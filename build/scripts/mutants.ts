// npm run test:mutants [-- --only <name>] [--seeds 400]: breaks each rule of sync.md 2.14 once in a copy of the source and asks the simulation.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Mutant, mutants } from './mutants-list.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: { only: { type: 'string' }, seeds: { type: 'string', default: '600' }, lanes: { type: 'string', default: '2' } },
});
const seeds = Number(values.seeds);

interface Outcome {
  readonly mutant: Mutant;
  /** Seeds that ran until one failed; null where none did. */
  readonly caughtAfter: number | null;
  readonly first: string;
  readonly seconds: number;
}

/** A copy of what the simulation runs, whose source may be broken. */
function copyTree(folder: string, lane: number): string {
  const tree = join(folder, `lane-${lane}`);
  mkdirSync(tree, { recursive: true });
  for (const name of [
    'src-shared',
    'src-main',
    'src-server',
    'db',
    'tests/simulation',
    'tests/faults',
    'tests/support',
    'package.json',
  ]) {
    cpSync(join(root, name), join(tree, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  return tree;
}

/** The mutant's text in place of the original; the original must be there exactly once, or the mutant tests nothing. */
function patch(tree: string, mutant: Mutant): () => void {
  const file = join(tree, mutant.file);
  const original = readFileSync(file, 'utf8');
  const places = original.split(mutant.find).length - 1;
  if (places !== 1)
    throw new Error(`${mutant.name}: the expression is ${places} times in ${mutant.file}, not once:\n${mutant.find}`);
  writeFileSync(
    file,
    original.replace(mutant.find, () => mutant.replace),
  );
  return () => writeFileSync(file, original);
}

async function simulate(tree: string, count: number): Promise<{ failed: boolean; seeds: number; first: string }> {
  const words = [join(tree, 'tests/simulation/run.ts'), '--seeds', String(count), '--processes', '1', '--stop', '--json'];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [text, errors] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
  await new Promise((resolve) => child.on('close', resolve));
  try {
    const report = JSON.parse(text) as { seeds: number; failed: { seed: number; failures: string[] }[] }; // run.ts wrote it
    const [first] = report.failed;
    const told = first === undefined ? '' : `seed ${first.seed}: ${first.failures[0] ?? ''}`;
    return { failed: first !== undefined, seeds: report.seeds, first: told };
  } catch {
    throw new Error(`the simulation did not run: ${errors.slice(-2000)}${text.slice(-500)}`);
  }
}

async function main(): Promise<number> {
  const chosen = mutants.filter(({ name }) => values.only === undefined || name.includes(values.only));
  const memory = '/dev/shm';
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'fieldbook-mutants-'));
  const outcomes: Outcome[] = [];
  try {
    const trees = Array.from({ length: Number(values.lanes) }, (_, lane) => copyTree(folder, lane));
    for (const mutant of chosen) patch(trees[0] ?? '', mutant)();
    const sound = await simulate(trees[0] ?? '', Math.min(40, seeds));
    if (sound.failed) {
      process.stdout.write(`without any mutant the simulation fails already: ${sound.first}\n`);
      return 1;
    }
    const waiting = [...chosen];
    await Promise.all(
      trees.map(async (tree) => {
        for (let mutant = waiting.shift(); mutant !== undefined; mutant = waiting.shift()) {
          const began = performance.now();
          const restore = patch(tree, mutant);
          const { failed, seeds: ran, first } = await simulate(tree, seeds);
          restore();
          const seconds = (performance.now() - began) / 1000;
          outcomes.push({ mutant, caughtAfter: failed ? ran : null, first, seconds });
          const verdict = failed ? `caught after ${ran} seeds` : `SURVIVED ${ran} seeds`;
          process.stdout.write(
            `${mutant.name.padEnd(44)} ${verdict.padEnd(26)} ${seconds.toFixed(0).padStart(4)} s  ${first.slice(0, 110)}\n`,
          );
        }
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const survivors = outcomes.filter(({ caughtAfter }) => caughtAfter === null);
  process.stdout.write(
    `${outcomes.length} mutants, ${outcomes.length - survivors.length} caught, ${survivors.length} survived\n`,
  );
  return survivors.length === 0 && outcomes.length > 0 ? 0 : 1;
}

process.exitCode = await main();
