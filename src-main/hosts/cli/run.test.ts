import { expect, test } from 'vitest';
import { z } from 'zod';
import type { CoreEvent } from '../../../src-shared/rpc/events.ts';
import type { Outcome } from '../../../src-shared/rpc/errors.ts';
import { procedureNames } from './help.ts';
import { type CliWorld, runCli } from './run.ts';
import { describeInput } from './shapes.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly called: unknown[];
}

async function run(
  words: readonly string[],
  more: { outcome?: Outcome<unknown>; stdin?: string; events?: CoreEvent[] } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const called: unknown[] = [];
  const world: CliWorld = {
    out: (text) => (out += text),
    err: (text) => (err += text),
    readStdin: async () => more.stdin ?? '',
    isTerminal: more.events !== undefined,
    call: async (profile, procedure, input, onEvent) => {
      called.push({ profile, procedure, input });
      for (const event of more.events ?? []) onEvent(event);
      return more.outcome ?? { ok: true, value: { hits: [] } };
    },
  };
  return { code: await runCli(words, world), out, err, called };
}

test('a script gets the answer as one line of JSON and exit code 0', async () => {
  expect(await run(['customers.search', '{"text":"dai dong"}', '--profile', '/data'])).toEqual({
    code: 0,
    out: '{"hits":[]}\n',
    err: '',
    called: [{ profile: '/data', procedure: 'customers.search', input: { text: 'dai dong' } }],
  });
  expect((await run(['app.status', '--profile=/data'])).called).toEqual([
    { profile: '/data', procedure: 'app.status', input: {} },
  ]);
});

test('a refusal is printed with its code and ends with 1, a fault of the program with 3', async () => {
  const refused = await run(['customers.get', '{"id":"x"}'], {
    outcome: { ok: false, error: { code: 'not-found', message: 'no customer' } },
  });
  expect(refused).toMatchObject({ code: 1, out: '{"error":{"code":"not-found","message":"no customer"}}\n' });
  expect((await run(['customers.get'], { outcome: { ok: false, error: { code: 'unexpected', message: 'a bug' } } })).code).toBe(
    3,
  );
});

test('a wrong call ends with 2, says what is wrong and calls nothing', async () => {
  for (const [words, says] of [
    [[], 'a procedure is missing'],
    [['customers.serch'], 'did you mean customers.search'],
    [['customers.search', '{text}'], 'not JSON'],
    [['customers.search', '{}', 'more'], 'single quotes'],
    [['customers.search', '--profle', '/data'], 'unknown option --profle'],
    [['customers.search', '--profile'], 'needs a folder'],
    [['__proto__.toString'], 'there is no procedure'],
  ] as const) {
    const ran = await run(words);
    expect(ran.code, String(words)).toBe(2);
    expect(ran.err).toContain(says);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: 'invalid' } });
    expect(ran.called).toEqual([]);
  }
});

test('a dash reads the input from stdin', async () => {
  expect((await run(['customers.search', '-'], { stdin: '{"text":"x"}' })).called).toMatchObject([{ input: { text: 'x' } }]);
});

test('a person at a terminal sees how far long work is; a script does not', async () => {
  const job = { id: '1', kind: 'import', state: 'running', done: 5, total: 10, subject: 'a.csv', error: null } as const;
  const ran = await run(['imports.run', '{"file":"a.csv"}'], { events: [{ type: 'job', job }] });
  expect(ran.err).toContain('import a.csv 5 / 10');
  expect(ran.out).toBe('{"hits":[]}\n');
});

test('the help names every procedure with what it takes', async () => {
  const { out, code } = await run(['--help']);
  expect(code).toBe(0);
  for (const name of procedureNames()) expect(out).toContain(`\n${name}  `);
  expect((await run(['customers.get', '--help'])).out).toBe(
    'customers.get  One customer with everything on its page\n    { id: id }\n',
  );
});

test('inputs are described as a person reads them', () => {
  const input = z.object({
    id: z.uuid(),
    on: z.iso.date().nullable(),
    kind: z.enum(['call', 'note']).exactOptional(),
    limit: z.number().int().min(1).max(100).default(20),
    names: z.array(z.string().max(5)).max(3),
    map: z.record(z.string(), z.boolean()),
  });
  expect(describeInput(input)).toBe(
    '{ id: id, on: YYYY-MM-DD | null, kind?: "call" | "note", limit?: 1–100 = 20, names: [text ≤5, … ≤3], map: { [name]: true | false } }',
  );
});
