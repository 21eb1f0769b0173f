import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { acceptInto, type Answer, type Model, type RowState, type Step } from './scenario.ts';
import type { Orders, Said } from './work-child.ts';

const childFile = new URL('./work-child.ts', import.meta.url).pathname;

export interface Acknowledged {
  readonly step: Step;
  readonly answer: Answer;
  readonly ms: number;
  /** Bytes that the child had said when the step was announced, and when it was answered. */
  readonly announcedAt: number;
  readonly answeredAt: number;
}

/** What was heard from a child until it ended. */
export interface Heard {
  readonly acknowledged: readonly Acknowledged[];
  readonly refused: readonly { readonly step: Step; readonly code: string; readonly message: string; readonly ms: number }[];
  /** Steps without an answer. */
  readonly unsure: readonly Step[];
  /** Every step in its order, with the bytes said when it was announced. */
  readonly announced: readonly { readonly step: Step; readonly announcedAt: number }[];
  readonly started: { readonly ms: number; readonly state: string } | null;
  readonly isEnded: boolean;
  readonly errors: string;
}

export interface WorkChild {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  /** Its core has opened the profile, or it is gone. */
  readonly working: Promise<void>;
  start(orders: Orders): void;
  /** Ends it without a warning. */
  kill(): void;
  /** All that it said; resolves when it is gone and its pipe is empty. */
  readonly heard: Promise<Heard>;
}

/** A child that has loaded the program and waits for its orders. */
export function spawnWorkChild(env: NodeJS.ProcessEnv, wrapper: readonly string[] = [], file = childFile): WorkChild {
  const [command = process.execPath, ...words] = [...wrapper, process.execPath, file];
  const child = spawn(command, words, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const steps = new Map<number, { step: Step; announcedAt: number }>();
  const announced: { step: Step; announcedAt: number }[] = [];
  const acknowledged: Acknowledged[] = [];
  let bytesSaid = 0;
  const refused: { step: Step; code: string; message: string; ms: number }[] = [];
  let started: Heard['started'] = null;
  let isEnded = false;
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  // A child that was ended does not read its orders any more.
  child.stdin.on('error', () => undefined);
  const lines = createInterface({ input: child.stdout });
  const ready = Promise.withResolvers<void>();
  const working = Promise.withResolvers<void>();
  lines.on('line', (line) => {
    bytesSaid += Buffer.byteLength(line) + 1;
    const said = parseLine(line);
    if (said === null) return;
    if (said.kind === 'ready') ready.resolve();
    else if (said.kind === 'started') {
      started = { ms: said.ms, state: said.state };
      working.resolve();
    } else if (said.kind === 'doing') {
      const entry = { step: said.step, announcedAt: bytesSaid };
      steps.set(said.no, entry);
      announced.push(entry);
    } else if (said.kind === 'end') isEnded = true;
    else {
      const entry = steps.get(said.no);
      if (entry === undefined) throw new Error('a step was answered that was never said');
      const { step } = entry;
      steps.delete(said.no);
      if (said.kind === 'done') acknowledged.push({ ...entry, answer: said.answer, ms: said.ms, answeredAt: bytesSaid });
      else refused.push({ step, code: said.error.code, message: said.error.message, ms: said.ms });
    }
  });
  const closed = Promise.all([
    new Promise<void>((resolve) => child.once('close', () => resolve())),
    new Promise<void>((resolve) => lines.once('close', () => resolve())),
  ]);
  const heard = closed.then(() => {
    working.resolve();
    ready.reject(new Error(`the child ended before it was ready: ${errors}`));
    return { acknowledged, refused, unsure: [...steps.values()].map(({ step }) => step), announced, started, isEnded, errors };
  });
  ready.promise.catch(() => undefined);
  return {
    process: child,
    ready: ready.promise,
    working: working.promise,
    start: (orders) => void child.stdin.end(`${JSON.stringify(orders)}\n`),
    kill: () => void child.kill('SIGKILL'),
    heard,
  };
}

/** A line cut in its middle by the end of its writer was never said. */
function parseLine(line: string): Said | null {
  try {
    return JSON.parse(line) as Said; // our own child wrote it
  } catch {
    return null;
  }
}

/** Writes what was acknowledged into the parent's book; answers the groups and the keys it touched. */
export function acceptHeard(
  model: Model,
  heard: { readonly acknowledged: readonly Acknowledged[] },
): { groups: string[]; keys: Set<string> } {
  const groups: string[] = [];
  const keys = new Set<string>();
  for (const { step, answer } of heard.acknowledged) {
    acceptInto(model, step, answer);
    for (const key of Object.keys(step.after)) keys.add(key);
    if (typeof answer.nextVisitId === 'string') keys.add(`visits/${answer.nextVisitId}`);
    if (answer.groupId !== undefined && step.procedure !== 'imports.run') groups.push(answer.groupId);
  }
  return { groups, keys };
}

/** A few rows that the next child works on: the newest of each kind. */
export function sampleOf(model: Model, most = 80): [string, RowState][] {
  return [...model].slice(-most);
}

/** A promise that ends after so many milliseconds; faults come at a time, so this is what a fault waits for. */
export function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
