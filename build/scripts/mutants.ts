// npm run test:mutants [-- --set sync|sale] [--only <name>] [--seeds 400]: breaks each rule of the sync and of the sale once, in a copy of the
// source, and asks the simulation, or the test that is named beside the rule, whether it notices.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Mutant, mutants } from './mutants-list.ts';
import { saleMutants, type TestedMutant } from './sale-mutants.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    only: { type: 'string' },
    seeds: { type: 'string', default: '600' },
    lanes: { type: 'string', default: '2' },
  },
});
const seeds = Number(values.seeds);

interface Outcome {
  readonly mutant: Mutant;
  /** Seeds that ran until one failed; null where none did. */
  readonly caughtAfter: number | null;
  readonly first: string;
  readonly seconds: number;
}

/** A copy of what the simulation and the tests run, whose source may be broken. */
function copyTree(folder: string, lane: number): string {
  const tree = join(folder, `lane-${lane}`);
  mkdirSync(tree, { recursive: true });
  for (const name of [
    'src-shared',
    'src-main',
    'src-server',
    'db',
    'build',
    'resources',
    'tests',
    'package.json',
    'tsconfig.base.json',
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

/** One test alone; `failed` only where it ran and did not pass. */
async function runTest(tree: string, { file, test }: TestedMutant['caughtBy']): Promise<{ failed: boolean; first: string }> {
  const name = `${test.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')}$`;
  const told = join(tree, 'told.json');
  const config = join(tree, 'build/vitest.config.ts');
  const words = ['run', '--root', tree, '--config', config, '--reporter', 'json', '--outputFile', told];
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  rmSync(told, { force: true });
  const child = spawn(process.execPath, [vitest, ...words, file, '-t', name], { cwd: tree, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (errors += part));
  await new Promise((resolve) => child.on('close', resolve));
  if (!existsSync(told)) throw new Error(`${file} did not run: ${errors.slice(-2000)}`);
  // vitest wrote it
  const report = JSON.parse(readFileSync(told, 'utf8')) as {
    testResults: { assertionResults: { status: string; failureMessages?: string[] }[] }[];
  };
  const ran = report.testResults
    .flatMap((one) => one.assertionResults)
    .filter(({ status }) => status === 'passed' || status === 'failed');
  if (ran.length !== 1) throw new Error(`${file} has not exactly one test “${test}”: ${ran.length}`);
  return { failed: ran[0]?.status === 'failed', first: ran[0]?.failureMessages?.[0]?.split('\n')[0] ?? '' };
}

/** The rules that have a test of their own: each broken once; gives how many nobody noticed. */
async function askTests(tree: string, chosen: readonly TestedMutant[]): Promise<number> {
  let survived = 0;
  for (const mutant of chosen) {
    const began = performance.now();
    // The test passes as long as nothing is broken, or it says nothing.
    if ((await runTest(tree, mutant.caughtBy)).failed) throw new Error(`fails without any mutant: ${mutant.caughtBy.test}`);
    const restore = patch(tree, mutant);
    const { failed, first } = await runTest(tree, mutant.caughtBy);
    restore();
    if (!failed) survived += 1;
    const seconds = ((performance.now() - began) / 1000).toFixed(0).padStart(4);
    const verdict = (failed ? 'caught by its test' : 'SURVIVED its test').padEnd(26);
    process.stdout.write(`${mutant.name.padEnd(44)} ${verdict} ${seconds} s  ${first.slice(0, 110)}\n`);
  }
  process.stdout.write(`${chosen.length} rules of the sale, ${chosen.length - survived} caught, ${survived} survived\n`);
  return survived;
}

async function main(): Promise<number> {
  const isChosen = ({ name }: Mutant) => values.only === undefined || name.includes(values.only);
  const chosen = values.set === 'sale' ? [] : mutants.filter(isChosen);
  const tested = values.set === 'sync' ? [] : saleMutants.filter(isChosen);
  const memory = '/dev/shm';
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'fieldbook-mutants-'));
  const outcomes: Outcome[] = [];
  let unnoticed = 0;
  try {
    const trees = Array.from({ length: Number(values.lanes) }, (_, lane) => copyTree(folder, lane));
    for (const mutant of [...chosen, ...tested]) patch(trees[0] ?? '', mutant)();
    unnoticed = await askTests(trees[0] ?? '', tested);
    if (chosen.length === 0) return unnoticed === 0 && tested.length > 0 ? 0 : 1;
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
  return survivors.length + unnoticed === 0 ? 0 : 1;
}

process.exitCode = await main();
