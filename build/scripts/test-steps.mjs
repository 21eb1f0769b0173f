// What the test command does, step by step. Each step answers how many checks passed and failed and what it said.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { projectEnvironment, projectNode, root } from './setup.mjs';

// What takes longest first, so that no core waits for the last one.
const rooms = ['src-renderer', 'tests', 'src-main', 'src-server', 'src-shared', 'db'];
const crossed = ['src-shared', 'db', 'src-main', 'src-renderer', 'src-server', 'tests', 'bench', 'build'];
const at = (...parts) => path.join(root, ...parts);
const present = (places) => places.filter((place) => existsSync(at(place)));

/**
 * `lane` 0: cheap checks, run beside the build. `lane` 1: needs the machine for itself, in order. `keepsOffDisk`: it writes thousands of
 * small databases, each change waited for until it is kept; what a disk does to them is the matter of `faults`.
 */
export const steps = [
  { id: 'types', lane: 0, minutes: 5, run: types },
  { id: 'format', lane: 0, minutes: 2, run: (run) => plain(run('@biomejs/biome/bin/biome', ['format', '.'])) },
  {
    id: 'lint',
    lane: 0,
    minutes: 2,
    run: (run) => plain(run('oxlint/bin/oxlint', ['--config', '.oxlintrc.json', '--deny-warnings'])),
  },
  {
    id: 'boundaries',
    lane: 0,
    minutes: 3,
    run: (run) =>
      plain(run('dependency-cruiser/bin/dependency-cruise.mjs', [...present(crossed), '--config', '.dependency-cruiser.cjs'])),
  },
  { id: 'licences', lane: 0, minutes: 3, run: (run) => plain(run(null, ['build/scripts/licences.ts'])) },
  { id: 'build', lane: 0, minutes: 5, run: (run) => plain(run(null, ['build/scripts/build.ts'])) },
  {
    id: 'unit',
    lane: 1,
    minutes: 12,
    fullMinutes: 60,
    keepsOffDisk: true,
    run: (run) => vitest(run, 'unit', 'build/vitest.config.ts'),
  },
  {
    id: 'e2e',
    lane: 1,
    keepsOffDisk: true,
    minutes: 15,
    fullMinutes: 30,
    needs: 'tests/e2e/vitest.config.ts',
    run: (run) => vitest(run, 'e2e', 'tests/e2e/vitest.config.ts'),
  },
  {
    id: 'faults',
    lane: 1,
    minutes: 12,
    fullMinutes: 180,
    needs: 'tests/faults/vitest.config.ts',
    run: (run) => vitest(run, 'faults', 'tests/faults/vitest.config.ts'),
  },
  { id: 'bench', lane: 1, minutes: 10, fullMinutes: 60, needs: 'bench/main.ts', run: bench },
];

/** Runs one step under its time limit. */
export async function runStep(step, { isFull, browser }) {
  const started = performance.now();
  const limitMs = (isFull ? (step.fullMinutes ?? step.minutes) : step.minutes) * 60_000;
  const env = {
    ...projectEnvironment(),
    ...(isFull ? { FIELDBOOK_FULL: '1' } : {}),
    ...(browser === undefined ? {} : { FIELDBOOK_BROWSER: browser }),
    // Compiled sources are kept between the hundreds of short processes, which halves their start.
    NODE_COMPILE_CACHE: at('dist', 'test', 'compile-cache'),
    // Colours would make the output of a step unreadable where it is kept in a file.
    NO_COLOR: '1',
  };
  delete env.FORCE_COLOR;
  const memory = step.keepsOffDisk === true ? memoryFolder() : null;
  if (memory !== null) env.TMPDIR = memory;
  const run = (tool, words) => start(tool === null ? words : [at('node_modules', tool), ...words], env, limitMs);
  const result = await step.run(run, isFull);
  return { id: step.id, ...result, seconds: (performance.now() - started) / 1000 };
}

/** Where folders of tests lie in memory; null where the machine has no such place, or no 6 GB of room there. */
function memoryFolder() {
  const place = '/dev/shm';
  if (process.platform !== 'linux' || !existsSync(place)) return null;
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize > 6_000_000_000 ? place : null;
}

async function types(run) {
  const results = [];
  const compiler = typeCompiler();
  // The compiler's two processes fill two cores; more would only wait.
  const waiting = present(rooms.map((room) => `${room}/tsconfig.json`));
  const worker = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      results.push(await run(compiler.tool, [...compiler.words, '-p', project]));
    }
  };
  await Promise.all([worker(), worker()]);
  const output = results.map((result) => result.output).join('');
  return {
    passed: results.filter(({ code }) => code === 0).length,
    failed: results.filter(({ code }) => code !== 0).length,
    output,
  };
}

/**
 * The native compiler where there is one for this machine, else the one in JavaScript that the boundaries need. More than one checker
 * would work out the same types several times over: one needs a third of the processor time of the usual four.
 */
function typeCompiler() {
  const isNative = existsSync(at('node_modules', '@typescript', `typescript-${process.platform}-${process.arch}`));
  return isNative ? { tool: 'typescript-native/bin/tsc', words: ['--checkers', '1'] } : { tool: 'typescript/bin/tsc', words: [] };
}

async function plain(running) {
  const { code, output } = await running;
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

async function vitest(run, name, config) {
  const report = at('dist', 'test', `${name}.json`);
  mkdirSync(path.dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const { code, output } = await run('vitest/vitest.mjs', [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'));
  // A test that was left out proves nothing; a file that does not load fails without any test of its own.
  const failed = numFailedTests + numPendingTests + numTodoTests;
  const leftOut =
    numPendingTests + numTodoTests > 0 ? `\n${numPendingTests + numTodoTests} tests were skipped, which counts as failed.\n` : '';
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed, output: output + leftOut };
}

async function bench(run, isFull) {
  const { code, output } = await run(null, ['bench/main.ts', '--json', ...(isFull ? [] : ['--quick'])]);
  const figures = output.split('\n').flatMap(readFigure);
  const failed = figures.filter((figure) => !figure.ok).length;
  return { passed: figures.length - failed, failed: failed === 0 && code !== 0 ? 1 : failed, output };
}

function readFigure(line) {
  if (!line.startsWith('{')) return [];
  try {
    const figure = JSON.parse(line);
    return typeof figure.ok === 'boolean' ? [figure] : [];
  } catch {
    return [];
  }
}

function start(words, env, limitMs) {
  return new Promise((resolve) => {
    const isWindows = process.platform === 'win32';
    // Its own process group, so that a step that hangs is ended with its children and nothing else is.
    const child = spawn(projectNode(), words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: !isWindows });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    const timer = setTimeout(() => {
      output += `\nended after ${limitMs / 60_000} minutes\n`;
      if (isWindows) child.kill('SIGKILL');
      else process.kill(-child.pid, 'SIGKILL');
    }, limitMs);
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}
