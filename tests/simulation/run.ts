// node tests/simulation/run.ts [--seeds 2000] [--from 1] [--steps 140] [--seed 17 --trace] [--stop] [--processes 2]
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeMemoryOffice } from './memory-office.ts';
import { runSeeds, type SeedsReport, tellSeeds } from './run-seeds.ts';
import { seedsThatFailed } from './seeds.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    from: { type: 'string', default: '1' },
    stride: { type: 'string', default: '1' },
    steps: { type: 'string', default: '160' },
    seed: { type: 'string' },
    processes: { type: 'string', default: '2' },
    trace: { type: 'boolean', default: false },
    stop: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const [from, stride, count] = [Number(values.from), Number(values.stride), Number(values.seeds)];
const processes = values.seed === undefined ? Number(values.processes) : 1;

function* seedsOf(): Generator<number> {
  if (values.seed !== undefined) return void (yield Number(values.seed));
  if (from === 1 && count > 1) for (const [seed] of seedsThatFailed) yield seed;
  for (let number = 0; number < count; number += 1) yield from + number * stride;
}

const reports = processes > 1 ? await inProcesses(processes) : [await inThisOne()];
if (values.json) process.stdout.write(`${JSON.stringify(reports[0])}\n`);
else tell(joined(reports));
process.exitCode = reports.some(({ failed }) => failed.length > 0) ? 1 : 0;

function inThisOne(): Promise<SeedsReport> {
  return runSeeds({
    seeds: seedsOf(),
    steps: Number(values.steps),
    makeOffice: makeMemoryOffice,
    stops: values.stop,
    traces: values.trace,
  });
}

/** Every process takes each n-th seed. */
function inProcesses(many: number): Promise<SeedsReport[]> {
  return Promise.all(
    Array.from({ length: many }, async (_, number) => {
      const share = Math.ceil((count - number) / many);
      const words = [
        '--seeds',
        String(share),
        '--from',
        String(from + number),
        '--stride',
        String(many),
        '--steps',
        values.steps,
      ];
      if (values.stop) words.push('--stop');
      const self = fileURLToPath(import.meta.url);
      const child = spawn(process.execPath, [self, ...words, '--processes', '1', '--json'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let text = '';
      child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part));
      await new Promise((resolve) => child.on('close', resolve));
      return JSON.parse(text) as SeedsReport; // this very file wrote it
    }),
  );
}

function joined(parts: readonly SeedsReport[]): SeedsReport {
  const faults: Record<string, number> = {};
  for (const part of parts) for (const [fault, many] of Object.entries(part.faults)) faults[fault] = (faults[fault] ?? 0) + many;
  const sum = (of: (part: SeedsReport) => number) => parts.reduce((total, part) => total + of(part), 0);
  return {
    seeds: sum((part) => part.seeds),
    operations: sum((part) => part.operations),
    refused: sum((part) => part.refused),
    conflicts: sum((part) => part.conflicts),
    faults,
    failed: parts.flatMap((part) => part.failed),
    seconds: Math.max(...parts.map((part) => part.seconds)),
  };
}

function tell(report: SeedsReport): void {
  for (const { seed, failures, trace } of report.failed) {
    if (values.trace) process.stdout.write(`${trace.join('\n')}\n`);
    const shown = failures.slice(0, 12).map((failure) => `  ${failure}\n`);
    process.stdout.write(`seed ${seed}: ${failures.length} failures\n${shown.join('')}`);
  }
  process.stdout.write(`${tellSeeds(report)}\n`);
}
