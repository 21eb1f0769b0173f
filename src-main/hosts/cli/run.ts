import type { CoreEvent } from '../../../src-shared/rpc/events.ts';
import type { ErrorShape, Outcome } from '../../../src-shared/rpc/errors.ts';
import { findProcedure, helpText, procedureNames } from './help.ts';

/** What the command line needs from outside; a test hands in its own. */
export interface CliWorld {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readStdin: () => Promise<string>;
  /** Progress is drawn only for a person. */
  readonly isTerminal: boolean;
  /** Opens the core on a profile, calls, closes. */
  readonly call: (
    profileDir: string | undefined,
    procedure: string,
    input: unknown,
    onEvent: (event: CoreEvent) => void,
  ) => Promise<Outcome<unknown>>;
}

export const exitCodes = { done: 0, refused: 1, wrongCall: 2, unexpected: 3 } as const;

interface Words {
  readonly rest: readonly string[];
  readonly profile: string | undefined;
  readonly wantsHelp: boolean;
}

/** Runs one command line and answers its exit code. */
export async function runCli(words: readonly string[], world: CliWorld): Promise<number> {
  const read = readWords(words);
  if (typeof read === 'string') return wrongCall(world, read);
  const [procedure, inputText, ...tooMany] = read.rest;
  if (procedure === undefined || procedure === 'help') {
    if (!read.wantsHelp && procedure === undefined) return wrongCall(world, 'a procedure is missing');
    world.out(helpText() ?? '');
    return exitCodes.done;
  }
  if (findProcedure(procedure) === null) return wrongCall(world, `there is no procedure "${procedure}"${nearest(procedure)}`);
  if (read.wantsHelp) {
    world.out(helpText(procedure) ?? '');
    return exitCodes.done;
  }
  if (tooMany.length > 0) return wrongCall(world, 'the input must be one word: put the JSON into single quotes');
  return callAndPrint(read.profile, procedure, inputText, world);
}

async function callAndPrint(
  profile: string | undefined,
  procedure: string,
  inputText: string | undefined,
  world: CliWorld,
): Promise<number> {
  let input: unknown;
  try {
    const text = inputText === '-' ? await world.readStdin() : (inputText ?? '{}');
    input = JSON.parse(text);
  } catch (error) {
    return wrongCall(world, `the input is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const progress = createProgress(world);
  const outcome = await world.call(profile, procedure, input, progress.onEvent);
  progress.end();
  if (outcome.ok) {
    world.out(`${JSON.stringify(outcome.value)}\n`);
    return exitCodes.done;
  }
  printError(world, outcome.error);
  return outcome.error.code === 'unexpected' ? exitCodes.unexpected : exitCodes.refused;
}

function readWords(words: readonly string[]): Words | string {
  const rest: string[] = [];
  let profile: string | undefined;
  let wantsHelp = false;
  for (let n = 0; n < words.length; n += 1) {
    const word = words[n] ?? '';
    if (word === '--help' || word === '-h') wantsHelp = true;
    else if (word === '--profile') {
      n += 1;
      profile = words[n];
      if (profile === undefined || profile === '') return '--profile needs a folder';
    } else if (word.startsWith('--profile=')) profile = word.slice('--profile='.length);
    else if (word.startsWith('--')) return `unknown option ${word}`;
    else rest.push(word);
  }
  return { rest, profile, wantsHelp };
}

function wrongCall(world: CliWorld, message: string): number {
  printError(world, { code: 'invalid', message });
  world.err(`${message}\nnpm run crm -- --help lists what can be called.\n`);
  return exitCodes.wrongCall;
}

function printError(world: CliWorld, error: ErrorShape): void {
  world.out(`${JSON.stringify({ error })}\n`);
}

/** The names that differ from what was typed by the fewest letters, where that is few enough to be a slip. */
function nearest(name: string): string {
  const near = procedureNames()
    .map((known) => ({ known, distance: lettersBetween(name.toLowerCase(), known.toLowerCase()) }))
    .filter(({ distance }) => distance <= 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3);
  return near.length === 0 ? '' : `; did you mean ${near.map(({ known }) => known).join(' or ')}?`;
}

/** Levenshtein's distance. */
function lettersBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (const [i, letter] of [...a.slice(0, 100)].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      // The rows are as long as the word and one more, so all three are there.
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function createProgress(world: CliWorld) {
  let isDrawn = false;
  return {
    onEvent(event: CoreEvent): void {
      if (!world.isTerminal || event.type !== 'job' || event.job.state !== 'running') return;
      const { kind, done, total, subject } = event.job;
      isDrawn = true;
      world.err(`\r${kind} ${subject} ${done}${total === null ? '' : ` / ${total}`}\u001b[K`);
    },
    end(): void {
      if (isDrawn) world.err('\r\u001b[K');
    },
  };
}
